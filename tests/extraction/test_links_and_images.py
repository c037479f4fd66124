"""Links and images lead where the page meant them to."""

from __future__ import annotations

import pytest

from webapp.extraction import extract_article
from webapp.extraction.images import largest_of

TEXT = "<p>The ferry sailed at nine, as it had for forty years, and nobody, not even the captain, looked back.</p>"


def page(inside: str, head: str = "") -> str:
    return f"<html><head>{head}</head><body><article><h1>Ferry</h1>{TEXT * 3}{inside}{TEXT * 3}</article></body></html>"


@pytest.mark.parametrize(
    ("image", "address"),
    [
        ('<img src="p.jpg">', "https://x.example/a/p.jpg"),
        ('<img src="data:image/gif;base64,R0" data-src="/late.jpg">', "https://x.example/late.jpg"),
        ('<img srcset="s.jpg 100w, l.jpg 900w">', "https://x.example/a/l.jpg"),
        ('<picture><source srcset="w.webp 2x"><img alt="w"></picture>', "https://x.example/a/w.webp"),
        ('<img src="blank.gif"><noscript><img src="real.png"></noscript>', "https://x.example/a/real.png"),
        ('<amp-img src="amp.jpg"></amp-img>', "https://x.example/a/amp.jpg"),
        (
            '<figure data-image="/fig.jpg"><figcaption>A ferry</figcaption></figure>',
            "https://x.example/fig.jpg",
        ),
    ],
)
def test_it_finds_an_images_real_address(image: str, address: str) -> None:
    assert f'src="{address}"' in extract_article(page(image), "https://x.example/a/b").html


def test_it_honours_the_base_element() -> None:
    html = extract_article(
        page('<p>See <a href="c">c</a>.</p>', '<base href="/deep/">'), "https://x.example/a"
    ).html
    assert 'href="https://x.example/deep/c"' in html


def test_it_keeps_links_within_the_article_within_it() -> None:
    url = "https://x.example/a"
    notes = f'<p id="n">A note on the ferry, which sails at nine.</p><p>See <a href="#n">one</a>, <a href="{url}#n">two</a>.</p>'
    html = extract_article(page(notes), url).html
    assert 'id="a-n"' in html
    assert html.count('href="#a-n"') == 2


def test_it_makes_a_link_of_a_player() -> None:
    html = extract_article(
        page('<iframe src="https://v.example/1" title="The crossing"></iframe>'), None
    ).html
    assert "<iframe" not in html
    assert '<a href="https://v.example/1">The crossing</a>' in html


def test_it_keeps_captions_out_of_the_running_text() -> None:
    figure = '<figure><img src="p.jpg"><figcaption>The ferry at dusk</figcaption></figure>'
    article = extract_article(page(figure), "https://x.example/")
    assert "The ferry at dusk" in article.html
    assert "The ferry at dusk" not in article.text


def test_it_parts_a_srcset_at_the_right_commas() -> None:
    assert largest_of("https://i.example/w_100,h_50/a.jpg 100w, https://i.example/w_900,h_50/a.jpg 900w") == (
        "https://i.example/w_900,h_50/a.jpg"
    )
