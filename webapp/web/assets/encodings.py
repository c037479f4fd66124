"""The encodings in which answers are sent, and which one a browser likes best."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import brotli
import zstandard
from flask import request


@dataclass(frozen=True, slots=True)
class Encoding:
    """`quick` is for what is sent once, `best` for what is kept."""

    quick: Callable[[bytes], bytes]
    best: Callable[[bytes], bytes]


# Content-Encoding → how; the first one wins where a browser takes several alike. Levels: a page of 100 KB
# takes 1 to 2 ms, a sheet at its best some 30 ms, once.
ENCODINGS: Mapping[str, Encoding] = {
    "br": Encoding(
        quick=lambda body: bytes(brotli.compress(body, quality=5)),
        best=lambda body: bytes(brotli.compress(body, quality=11)),
    ),
    "zstd": Encoding(
        quick=lambda body: zstandard.compress(body, level=6),
        best=lambda body: zstandard.compress(body, level=19),
    ),
    "gzip": Encoding(
        quick=lambda body: gzip.compress(body, compresslevel=6, mtime=0),
        best=lambda body: gzip.compress(body, compresslevel=9, mtime=0),
    ),
}
COMPRESSIBLE = frozenset(
    {
        "text/html",
        "text/css",
        "text/javascript",
        "text/plain",
        "application/json",
        "application/manifest+json",
        "application/speculationrules+json",
        "image/svg+xml",
    }
)
SMALLEST = 500  # bytes; below it the header costs what is saved, and all fits into one packet anyway


def chosen_encoding() -> str | None:
    """The encoding that this request's browser likes best; None for none of ours."""
    accepted = request.accept_encodings
    liked = [(accepted.quality(name), name) for name in ENCODINGS if accepted.quality(name) > 0]
    best = max((quality for quality, _name in liked), default=0)
    return next((name for quality, name in liked if quality == best), None)
