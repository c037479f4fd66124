"""Text that was encoded twice is mended, and what is right stays as it is."""

from __future__ import annotations

import pytest

from webapp.extraction.decoding import decode_page

RIGHT = "<p>“You’re late,” said José – the café’s owner. Привет, 😀</p><p>Nothing else was said.</p>"


_OPEN = b"\x81\x8d\x8f\x90\x9d"  # bytes that Windows-1252 leaves open; programs take Latin-1's for them


@pytest.mark.parametrize("misread_as", ["cp1252", "latin-1"])
def test_it_mends_what_was_encoded_twice(misread_as: str) -> None:
    encodings = ["latin-1" if byte in _OPEN else misread_as for byte in RIGHT.encode()]
    twice = "".join(bytes([b]).decode(name) for b, name in zip(RIGHT.encode(), encodings, strict=True))
    assert twice != RIGHT
    assert decode_page(twice) == RIGHT


def test_it_mends_the_text_in_a_page_whose_frame_is_right() -> None:
    page = "<p>Itâ€™s the heronâ€™s perch.</p><footer>© 2024 Zürich</footer>"
    assert decode_page(page) == "<p>It’s the heron’s perch.</p><footer>© 2024 Zürich</footer>"


@pytest.mark.parametrize(
    "right",
    [
        RIGHT,
        "<p>SÃO PAULO, É®, Rosa\xa0×\xa0alba, Großbritannien, ‘ß’</p>",
        '<p>You see "Ã¤" instead of "ä", or &quot;donâ€™t&quot;, where a page is read as cp1252.</p>',
        "<p>Look for <code>youâ€™re</code> in the table.</p>",
    ],
)
def test_it_leaves_alone_what_is_right(right: str) -> None:
    assert decode_page(right) == right
