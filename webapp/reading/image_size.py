"""Reads an image's width and height from its first bytes, so that a page reserves its place."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Mapping

from webapp.media_types import essence_of

_SVG_TAG = re.compile(rb"<svg\b[^>]*>", re.S)
_SVG_SIDE = r'\s{}="([0-9.]+)(?:px)?"'
_SVG_BOX = re.compile(rb'\sviewBox="[-0-9.]+[ ,]+[-0-9.]+[ ,]+([0-9.]+)[ ,]+([0-9.]+)"')
# JPEG's frame headers, which hold the size; C4, C8 and CC mean something else.
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_LARGEST = 65_535  # what no picture on a page exceeds

Size = tuple[int, int]


def measure_image(body: bytes, content_type: str) -> Size | None:
    """Width and height in pixels; None where the bytes do not say it."""
    measure = _MEASURES.get(essence_of(content_type))
    try:
        size = measure(body) if measure else None
    except (struct.error, IndexError, ValueError):
        return None
    return size if size and min(size) > 0 and max(size) <= _LARGEST else None


def _png(body: bytes) -> Size | None:
    return struct.unpack(">II", body[16:24]) if body[:8] == b"\x89PNG\r\n\x1a\n" else None


def _gif(body: bytes) -> Size | None:
    return struct.unpack("<HH", body[6:10]) if body[:4] == b"GIF8" else None


def _jpeg(body: bytes) -> Size | None:
    at = 2
    while body[at] == 0xFF:
        if body[at + 1] in _JPEG_FRAMES:
            height, width = struct.unpack(">HH", body[at + 5 : at + 9])
            return width, height
        at += 2 + int(struct.unpack(">H", body[at + 2 : at + 4])[0])
    return None


def _webp(body: bytes) -> Size | None:
    match body[12:16]:
        case b"VP8 ":
            width, height = struct.unpack("<HH", body[26:30])
            return width & 0x3FFF, height & 0x3FFF
        case b"VP8L":
            (bits,) = struct.unpack("<I", body[21:25])
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8X":
            return int.from_bytes(body[24:27], "little") + 1, int.from_bytes(body[27:30], "little") + 1
        case _:
            return None


def _svg(body: bytes) -> Size | None:
    tag = _SVG_TAG.search(body[:4096])
    if tag is None:
        return None
    sides = [re.search(_SVG_SIDE.format(side).encode(), tag[0]) for side in ("width", "height")]
    box = _SVG_BOX.search(tag[0])
    found = [side[1] for side in sides if side]
    if len(found) < 2 and box:
        found = [box[1], box[2]]
    return (round(float(found[0])), round(float(found[1]))) if len(found) == 2 else None


_MEASURES: Mapping[str, Callable[[bytes], Size | None]] = {
    "image/png": _png,
    "image/gif": _gif,
    "image/jpeg": _jpeg,
    "image/webp": _webp,
    "image/svg+xml": _svg,
}
