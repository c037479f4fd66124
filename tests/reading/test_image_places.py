"""Images keep their place, and come from here where they are kept."""

from __future__ import annotations

import re
import struct

import pytest

from webapp.library import KeptImage
from webapp.reading.image_places import place_images
from webapp.reading.image_size import measure_image
from webapp.reading.scrollers import wrap_scrollers
from webapp.sanitizing import sanitize

KEPT = {
    "https://x.example/a.png": KeptImage("aaa", 800, 600),
    "https://x.example/b.png": KeptImage("bbb", None, None),
    "https://x.example/?a=1&b=2": KeptImage("ccc", 10, 20),
}


def _place(html: str) -> str:
    return place_images(html, KEPT, lambda image_hash: f"/own/{image_hash}")


@pytest.mark.parametrize(
    ("given", "size"),
    [
        ("", 'height="600" width="800"'),
        ('width="400"', 'height="300" width="400"'),
        ('height="60"', 'height="60" width="80"'),
        ('height="10" width="10"', 'height="10" width="10"'),
        ('height="auto" width="100%"', 'height="600" width="800"'),
    ],
)
def test_it_gives_a_kept_image_its_size(given: str, size: str) -> None:
    html = sanitize(f'<p><img src="https://x.example/a.png" {given}></p>')

    placed = _place(html)
    assert 'src="/own/aaa"' in placed
    assert " ".join(sorted(re.findall(r'(?:width|height)="\d+"', placed))) == size


def test_it_leaves_the_size_open_where_nothing_is_known() -> None:
    placed = _place(sanitize('<img src="https://x.example/b.png"><img src="https://y.example/c.png">'))

    assert 'src="/own/bbb"' in placed
    assert 'src="https://y.example/c.png"' in placed
    assert "width" not in placed


def test_it_finds_an_address_that_the_html_escapes() -> None:
    assert 'src="/own/ccc"' in _place(sanitize('<img src="https://x.example/?a=1&amp;b=2" alt="&quot;">'))


def test_it_asks_nobody_else_for_another_size_of_a_kept_image() -> None:
    html = sanitize(
        '<img src="https://x.example/a.png" sizes="50vw"'
        ' srcset="https://x.example/b.png 400w, https://x.example/big.png 1600w">'
        '<img src="https://x.example/a.png" sizes="50vw" srcset="https://x.example/big.png 2x">'
    )

    first, second = _place(html).split("<img ")[1:]

    assert 'srcset="/own/bbb 400w"' in first
    assert "big.png" not in first + second
    assert "sizes" not in second


def test_it_loads_the_image_at_the_top_at_once_and_the_others_when_they_come_near() -> None:
    image = '<p><img src="https://y.example/c.png"></p>'

    top = _place(sanitize(image * 2))
    below = _place(sanitize("<p>" + "Words. " * 400 + "</p>" + image))

    assert [piece.count('loading="lazy"') for piece in top.split("</p>")] == [0, 1, 0]
    assert below.count('loading="lazy"') == 1
    assert top.count('decoding="async"') == 2


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


def test_it_puts_tables_into_a_box_of_their_own_and_code_into_the_keyboards_way() -> None:
    html = "<table><tr><td><table><tr><td>in</td></tr></table></td></tr></table><pre><code>x</code></pre>"

    assert wrap_scrollers(html, 'A "table"') == (
        '<div class="scrolls" tabindex="0" role="group" aria-label="A &quot;table&quot;">'
        "<table><tr><td><table><tr><td>in</td></tr></table></td></tr></table></div>"
        '<pre tabindex="0"><code>x</code></pre>'
    )
