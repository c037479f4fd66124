"""Links and images lead where the page meant them to."""

from __future__ import annotations

import pytest
from lxml import html

from webapp.extraction import extract_article
from webapp.extraction.figures import frame_pictures
from webapp.extraction.lazy_addresses import largest_of
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
        ('<img src="/plugins/1x1.trans.gif" srcset="s.jpg 100w, l.jpg 900w">', "https://x.example/a/l.jpg"),
        ('<img src="blanket-coverage.png">', "https://x.example/a/blanket-coverage.png"),
        ('<img src="wide.png" width="570" height="0">', "https://x.example/a/wide.png"),
        ('<amp-img src="amp.jpg"></amp-img>', "https://x.example/a/amp.jpg"),
        (
            '<img src="data:image/gif;base64,R0" data-actualsrc="/two/640?f=png">',
            "https://x.example/two/640?f=png",
        ),
        ('<img src="//:0" data-li-src="/li">', "https://x.example/li"),
        ('<img src="tiny-blur.jpg" data-src="sharp.jpg">', "https://x.example/a/sharp.jpg"),
        ('<img src="shop.jpg" data-src="shop_{width}x.jpg">', "https://x.example/a/shop.jpg"),
        ('<img src="loading-dock.jpg">', "https://x.example/a/loading-dock.jpg"),
        ('<picture><source srcset="only.webp 800w"></picture>', "https://x.example/a/only.webp"),
        (
            """<img src="data:," data-image='{"src":"https:\\/\\/c.example\\/json.jpg?w=3","w":3}'>""",
            "https://c.example/json.jpg?w=3",
        ),
        (
            '<figure><span class="e-image"><span data-original="/span.jpg"></span></span></figure>',
            "https://x.example/span.jpg",
        ),
        (
            '<figure><late-image src="/own-element.jpg"></late-image></figure>',
            "https://x.example/own-element.jpg",
        ),
        (
            '<figure style="background-image: url(/back.jpg)"><figcaption>A ferry</figcaption></figure>',
            "https://x.example/back.jpg",
        ),
        (
            '<figure data-image="/fig.jpg"><figcaption>A ferry</figcaption></figure>',
            "https://x.example/fig.jpg",
        ),
    ],
)
def test_it_finds_an_images_real_address(image: str, address: str) -> None:
    assert f'src="{address}"' in extract_article(page(image), "https://x.example/a/b").html


def test_an_address_without_a_scheme_gets_one_where_the_pages_own_is_not_known() -> None:
    assert 'src="https://c.example/p.jpg"' in extract_article(page('<img src="//c.example/p.jpg">')).html


def test_it_reads_emoticons_as_text() -> None:
    said = '<p>The ferry sailed <img class="emoji" src="/e/26f4.png" alt="⛴"> and we waved from the pier.</p>'
    article = extract_article(page(said))
    assert "sailed ⛴ and" in article.text
    assert "<img" not in article.html


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


def pictures_of(html_text: str) -> list[str]:
    found = html.fromstring(extract_article(html_text, "https://x.example/a/ferry").html)
    return [image.get("src").rpartition("/")[2] for image in found.iter("img")]


def images(count: int, around: str) -> str:
    return "".join(around.replace("N", str(number)) for number in range(count))


@pytest.mark.parametrize(
    "box",
    [
        images(2, '<figure><div><div><img src="nN.jpg"></div></div></figure>'),
        '<ul class="gallery">'
        + images(2, '<li><a href="/large/N.jpg"><img src="nN.jpg"></a></li>')
        + "</ul>",
        '<div class="carousel">'
        + images(2, '<div class="item"><img src="nN.jpg"></div>')
        + '<a class="carousel-control" href="#c">Next</a></div>',
        '<div class="user-content">'
        + images(2, '<div class="product-image"><img src="nN.jpg"></div>')
        + "</div>",
        images(2, '<aside><img src="nN.jpg"><p>Image 1 of 2</p></aside>'),
        '<aside class="inset">' + images(2, '<figure><img src="nN.jpg"></figure>') + "</aside>",
        images(2, '<a class="lightbox" href="/o/N"><img src="nN.jpg"><div>IMG N 1920x1080 214 KB</div></a>'),
        images(2, '<a href="https://cdn.example/s1600/N"><img src="https://cdn.example/s320/nN.jpg"></a>'),
        images(
            2, '<a href="https://mill.example/"><figure><img src="nN.jpg"></figure><p>At the mill N</p></a>'
        ),
    ],
)
def test_it_keeps_the_pictures_between_paragraphs(box: str) -> None:
    assert pictures_of(page(box)) == ["n0.jpg", "n1.jpg"]


@pytest.mark.parametrize(
    "box",
    [
        '<div class="gallery">' + images(2, '<div class="item"><img src="nN.jpg"></div>') + "</div>",
        '<section class="message-attachments"><ul>'
        + images(2, '<li><a href="/attachments/N/"><img src="nN.jpg"></a> <p>a.jpg 120 KB Views: 3</p></li>')
        + "</ul></section>",
        '<dl class="attachbox"><dt>Attachments</dt>'
        + images(2, '<dd><dl><dt><img src="nN.jpg"></dt><dd>IMG.jpg (80 KiB) Viewed 38 times</dd></dl></dd>')
        + "</dl>",
    ],
)
def test_it_keeps_the_pictures_right_behind_the_text(box: str) -> None:
    assert pictures_of(f'<body><div class="post"><div class="text">{TEXT * 6}</div>{box}</div>') == [
        "n0.jpg",
        "n1.jpg",
    ]


def test_it_brings_the_picture_right_before_the_text() -> None:
    text = f"<div><p><img src='n0.jpg'></p><div>{TEXT * 6}</div></div>"
    assert pictures_of(f"<body>{text}</body>") == ["n0.jpg"]


@pytest.mark.parametrize(
    "box",
    [
        '<p><img src="smile.gif" width="18" height="18"></p>',
        '<p><img src="/wp-content/themes/reed/corner.png"></p>',
        images(3, '<div><img src="bullet.gif"></div>'),
        '<p><img src="rule.png" width="500" height="2"></p>',
        '<figure><a href="/tunnel"><img src="t.jpg"></a><figcaption><a href="/tunnel">The tunnel opens</a></figcaption></figure>',
        '<a href="/tunnel"><div class="media"><img src="t.jpg"></div><div class="media">The tunnel opens now</div></a>',
        '<div class="ad-slot"><img src="boat.jpg"></div>',
        '<div class="post-author"><img src="ada.jpg"></div>',
    ],
)
def test_it_leaves_out_design_teasers_and_adverts(box: str) -> None:
    assert pictures_of(page(box)) == []


def test_it_leaves_out_linked_pictures_behind_the_text() -> None:
    assert (
        pictures_of(f'<body><div>{TEXT * 6}<p><a href="/shop"><img src="shop.jpg"></a></p></div></body>')
        == []
    )


def test_it_leaves_out_the_caption_with_the_picture() -> None:
    teaser = """<div class="related"><figure><a href="/tunnel"><img src="t.jpg"></a>
    <figcaption><a href="/tunnel">The tunnel opens</a></figcaption></figure></div>"""
    assert "tunnel" not in extract_article(page(teaser), "https://x.example/a/ferry").html


def test_it_shows_a_picture_once() -> None:
    sizes = '<div class="wide"><img src="p-1200x800.jpg?w=9"></div><div class="narrow"><img src="p-300x200.jpg"></div>'
    assert pictures_of(page(sizes)) == ["p-1200x800.jpg?w=9"]


def test_it_shows_a_formula_once() -> None:
    formula = r"""<p>As the ferry knows, <span><math><mi>x</mi></math><img class="math-fallback" src="x.svg"
    alt="{\displaystyle x}"></span> is the distance that is left to go.</p>"""
    found = extract_article(page(formula)).html
    assert "<math" in found
    assert "<img" not in found


def test_it_reads_an_article_that_a_figure_wraps() -> None:
    told = [TEXT.replace("nine", hour) for hour in ("six", "seven", "eight", "nine", "ten", "noon")]
    inside = f"{''.join(told[:3])}<figure><img src='p.jpg'></figure>{''.join(told[3:])}"
    assert pictures_of(f'<body><figure class="wide"><div>{inside}</div></figure></body>') == ["p.jpg"]
