"""An image's size, by its first bytes."""

from __future__ import annotations

import struct

import pytest

from webapp.reading.image_size import measure_image

_JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08" + struct.pack(">HH", 30, 40) + b"\x01\x01\x11\x00"
_WEBP = b"RIFF\0\0\0\0WEBP"


@pytest.mark.parametrize(
    ("content_type", "body", "size"),
    [
        ("image/png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 40, 30), (40, 30)),
        ("image/gif", b"GIF89a" + struct.pack("<HH", 40, 30), (40, 30)),
        ("image/jpeg", _JPEG, (40, 30)),
        ("image/webp", _WEBP + b"VP8X\x0a\0\0\0\0\0\0\0" + b"\x27\0\0\x1d\0\0", (40, 30)),
        ("image/webp", _WEBP + b"VP8L\x05\0\0\0\x2f" + struct.pack("<I", 39 | 29 << 14), (40, 30)),
        ("image/webp", _WEBP + b"VP8 \x05\0\0\0" + b"abc\x9d\x01\x2a" + struct.pack("<HH", 40, 30), (40, 30)),
        ("image/svg+xml", b'<?xml version="1.0"?><svg width="40" height="30.2px">', (40, 30)),
        ("image/svg+xml", b'<svg viewBox="0 0 40 30" width="100%">', (40, 30)),
        ("image/svg+xml", b"<svg>", None),
        ("image/png", b"\x89PNG\r\n\x1a\n\0\0", None),
        ("image/png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 40, 2**31), None),
        ("image/jpeg", b"\xff\xd8\xff", None),
        ("image/jpeg", b"", None),
        ("image/avif", b"\0\0\0\x20ftypavif", None),
    ],
)
def test_it_measures_an_image_by_its_first_bytes(
    content_type: str, body: bytes, size: tuple[int, int] | None
) -> None:
    assert measure_image(body, content_type) == size
