"""Links and images lead where the page meant them to."""

from __future__ import annotations

import pytest
from lxml import html

from webapp.extraction import extract_article
from webapp.extraction.figures import frame_pictures
from webapp.extraction.images import largest_of
from webapp.extraction.prepared_page import prepare_page

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
        ('<img src="blanket-coverage.png">', "https://x.example/a/blanket-coverage.png"),
        ('<img src="wide.png" width="570" height="0">', "https://x.example/a/wide.png"),
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
    found = extract_article(
        page('<p>See <a href="c">c</a>.</p>', '<base href="/deep/">'), "https://x.example/a"
    ).html
    assert 'href="https://x.example/deep/c"' in found


def test_it_keeps_links_within_the_article_within_it() -> None:
    url = "https://x.example/a"
    notes = f'<p id="n">A note on the ferry, which sails at nine.</p><p>See <a href="#n">one</a>, <a href="{url}#n">two</a>.</p>'
    found = extract_article(page(notes), url).html
    assert 'id="a-n"' in found
    assert found.count('href="#a-n"') == 2


def test_it_makes_a_link_of_a_player() -> None:
    found = extract_article(
        page('<iframe src="https://v.example/1" title="The crossing"></iframe>'), None
    ).html
    assert "<iframe" not in found
    assert '<a href="https://v.example/1">The crossing</a>' in found


def test_it_keeps_captions_out_of_the_running_text() -> None:
    figure = '<figure><img src="p.jpg"><figcaption>The ferry at dusk</figcaption></figure>'
    article = extract_article(page(figure), "https://x.example/")
    assert "The ferry at dusk" in article.html
    assert "The ferry at dusk" not in article.text


@pytest.mark.parametrize(
    "box",
    [
        '<div class="photo"><img src="p.jpg"><br><span>The ferry at dusk</span></div>',
        '<div class="image-block"><div><img src="p.jpg"></div><p class="caption">The ferry at dusk</p></div>',
        '<div class="grid"><figure><img src="p.jpg"><figcaption>The ferry at dusk</figcaption></figure></div>',
    ],
)
def test_it_makes_a_figure_of_a_picture_and_its_caption(box: str) -> None:
    article = extract_article(page(box), "https://x.example/")
    figure = html.fromstring(article.html).find(".//figure")
    assert figure is not None
    assert [image.get("src") for image in figure.iter("img")] == ["https://x.example/p.jpg"]
    assert figure.find("figcaption").text_content().strip() == "The ferry at dusk"
    assert "The ferry at dusk" not in article.text


def test_it_takes_one_of_a_graphics_sizes() -> None:
    graphic = """<div><div data-min-width="600"><img src="wide.png"></div>
    <div data-min-width="300" data-max-width="599"><img src="narrow.png"></div></div>"""
    found = extract_article(page(graphic), "https://x.example/").html
    assert "wide.png" in found
    assert "narrow.png" not in found


def test_it_counts_no_visits() -> None:
    assert "count" not in extract_article(page('<img src="count.gif" width="1" height="1">')).html


def test_it_parts_a_srcset_at_the_right_commas() -> None:
    assert largest_of("https://i.example/w_100,h_50/a.jpg 100w, https://i.example/w_900,h_50/a.jpg 900w") == (
        "https://i.example/w_900,h_50/a.jpg"
    )


def test_it_leaves_out_the_pictures_of_other_articles() -> None:
    box = """<div class="related-grid"><div class="card"><a href="/tunnel"><img src="t.jpg"></a>
    <h4><a href="/tunnel">The tunnel opens</a></h4></div></div>"""
    html = extract_article(page(box), "https://x.example/").html
    assert "t.jpg" not in html
    assert "tunnel" not in html


def test_it_makes_one_figure_of_a_picture_with_captions_within_and_around() -> None:
    box = """<div class="caption"><p class="credit">Ada Reed, for the Daily Reed</p><div class="caption">
    <img src="f.jpg" width="600" height="400"><p class="caption">The ferry</p></div></div>"""
    prepared = prepare_page(page(box), None)
    captions = [block for block in prepared.blocks if block.words < 10 and block.element.tag == "p"]
    frame_pictures(captions, inside=())
    assert len(list(prepared.body.iter("figure"))) == len(list(prepared.body.iter("img"))) == 1
