"""Decompresses a body in steps, so that a bomb is seen before it fills memory."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from webapp import limits
from webapp.errors import AnswerBroken, PageTooLarge
from webapp.media_types import begins_like_pdf

# content-coding → the window that zlib wants for it
_WINDOWS = {"gzip": 16 + zlib.MAX_WBITS, "x-gzip": 16 + zlib.MAX_WBITS, "deflate": zlib.MAX_WBITS}


def unpack(chunks: Iterable[bytes], coding: str) -> bytes:
    """Join and unpack a body. `coding` is the Content-Encoding. Raises: PageTooLarge, AnswerBroken."""
    body = bytearray()
    for piece in _pieces(chunks, coding.strip().lower()):
        body += piece
        most = limits.PDF_BYTES if begins_like_pdf(body[:1024]) else limits.FETCH_DECODED_BYTES
        if len(body) > most:
            raise PageTooLarge(megabytes=most // limits.MB)
    return bytes(body)


def _pieces(chunks: Iterable[bytes], coding: str) -> Iterator[bytes]:
    if coding in ("", "identity"):
        yield from chunks
    elif coding in _WINDOWS:
        try:
            yield from _inflated(chunks, coding)
        except zlib.error:
            raise AnswerBroken from None
    else:
        raise AnswerBroken  # a coding that we never said we take


def _inflated(chunks: Iterable[bytes], coding: str) -> Iterator[bytes]:
    unpacker, is_first = zlib.decompressobj(_WINDOWS[coding]), True
    for chunk in chunks:
        if is_first and coding == "deflate" and chunk and chunk[0] & 0x0F != 8:
            unpacker = zlib.decompressobj(-zlib.MAX_WBITS)  # many servers mean it without its header
        is_first = is_first and not chunk
        while chunk and not unpacker.eof:
            yield unpacker.decompress(chunk, limits.FETCH_STEP_BYTES)
            chunk = unpacker.unconsumed_tail  # noqa: PLW2901 - what is left of it
    yield unpacker.flush()
    if not unpacker.eof:
        raise AnswerBroken
