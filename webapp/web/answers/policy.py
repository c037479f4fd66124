"""The wall in the browser: the headers that every answer carries."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Flask, Response, request

# Directive → what may be loaded. Images of fetched pages come from anywhere until they are kept too.
POLICY: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "font-src": "'self'",
    "img-src": "'self' https: http:",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "nutgraf",  # made once, and names the worker's address alone: docs/adr/0012-offline.md
}

# A kept image is a stranger's file on our own origin: it may be looked at, and nothing else.
IMAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

# So is a PDF, which is only ever given away as a file: a browser that shows it all the same gives it nothing.
FILE_POLICY = "default-src 'none'; sandbox"

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "; ".join(f"{name} {sources}" for name, sources in POLICY.items()),
    "Referrer-Policy": "same-origin",  # with no-referrer, Chromium sends Origin: null on our own forms
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def init_app(app: Flask) -> None:
    """Put the headers on every answer."""
    app.after_request(add_headers)


def add_headers(response: Response) -> Response:
    """Add what is not set already; pages of the library stay out of shared caches."""
    own = {name for name, _value in response.headers}
    response.headers.extend({name: value for name, value in HEADERS.items() if name not in own})
    if request.endpoint not in ("assets.show", "assets.icon"):
        response.headers.setdefault("Cache-Control", "private, no-cache")
        response.vary.update(("Cookie", "Accept-Language"))  # whose it is, and what it speaks: locales.py
    return response
