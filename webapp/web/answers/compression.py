"""Compresses answers: what never changes once and as small as it gets, pages as they are made.

An eavesdropper who can make a reader's browser ask for pages with words of his own in them learns from
their compressed lengths what else they hold (BREACH). Browsers say which requests another site began:
those are answered uncompressed.
"""

from __future__ import annotations

from flask import Flask, Response, request

from webapp.web.assets.encodings import COMPRESSIBLE, ENCODINGS, QUICK_ORDER, SMALLEST, chosen_encoding

OTHER_SITES = frozenset({"cross-site", "same-site"})


def init_app(app: Flask) -> None:
    """Compress what leaves."""
    app.after_request(compress_answer)


def compress_answer(response: Response) -> Response:
    """Compress an answer that is not compressed yet, is text, and is worth it."""
    if response.mimetype not in COMPRESSIBLE or response.is_streamed:
        return response
    response.vary.add("Accept-Encoding")
    encoding = chosen_encoding(QUICK_ORDER)
    is_left = "Content-Encoding" in response.headers or request.headers.get("Sec-Fetch-Site") in OTHER_SITES
    if encoding is None or is_left or (response.content_length or 0) < SMALLEST:
        return response
    response.set_data(ENCODINGS[encoding].quick(response.get_data()))
    response.content_encoding = encoding
    return response
