"""Images keep their place, and come from here where they are kept."""

from __future__ import annotations

import re

import pytest

from tests.dressing import dressed_by
from webapp.dressing import ShownImage
from webapp.dressing.image_places import place_images
from webapp.dressing.scrollers import wrap_scrollers
from webapp.sanitizing import sanitize

KEPT = {
    "https://x.example/a.png": ShownImage("/own/aaa", 800, 600),
    "https://x.example/b.png": ShownImage("/own/bbb", None, None),
    "https://x.example/?a=1&b=2": ShownImage("/own/ccc", 10, 20),
}


def _place(html: str) -> str:
    return dressed_by(lambda tokens: place_images(tokens, KEPT), html)


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


def test_it_puts_tables_into_a_box_of_their_own_and_code_into_the_keyboards_way() -> None:
    html = "<table><tr><td><table><tr><td>in</td></tr></table></td></tr></table><pre><code>x</code></pre>"

    assert dressed_by(lambda tokens: wrap_scrollers(tokens, 'A "table"', "Code"), html) == (
        '<div class="scrolls" tabindex="0" role="group" aria-label="A &quot;table&quot;">'
        "<table><tr><td><table><tr><td>in</td></tr></table></td></tr></table></div>"
        '<div class="code-box"><pre tabindex="0" role="group" aria-label="Code"><code>x</code></pre></div>'
    )
