"""The engine's contract: what comes out of a page, whatever the page is."""

from __future__ import annotations

import pytest
from lxml import html as lxml_html

from webapp.extraction import ENGINE, extract_article

PARAGRAPH = (
    "The river rose by two metres overnight, and the town council, which had met in the school's gym, "
    "decided to open the old mill gates for the first time in thirty years."
)
PAGE = f"""<!doctype html><html lang="en"><head><title>The river rises | Daily Reed</title></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>The river rises</h1>{"".join(f"<p>{i}. {PARAGRAPH}</p>" for i in range(6))}</article>
<footer>All rights reserved</footer></body></html>"""


def test_it_finds_the_article_and_nothing_else() -> None:
    article = extract_article(PAGE, "https://reed.example/river")
    assert article.kind == "article"
    assert article.text.count("two metres overnight") == 6
    assert "Home" not in article.text
    assert "rights reserved" not in article.text


def test_it_says_what_each_piece_of_the_text_is() -> None:
    article = extract_article(PAGE)
    pieces = [article.text[block.start : block.end] for block in article.blocks]
    assert "\n\n".join(pieces) == article.text


def test_it_keeps_a_headline_that_is_not_the_title_shown() -> None:
    article = extract_article(PAGE.replace("<h1>The river rises</h1>", "<h1>Water</h1>"))
    assert article.title == "The river rises | Daily Reed"
    assert article.text.split("\n\n")[0] == "Water"


def test_it_knows_a_subhead_whatever_its_id_sounds_like() -> None:
    subhead = '<h3 id="related-alerts-and-comments">Related alerts and comments</h3><p>1.'
    assert "Related alerts and comments" in extract_article(PAGE.replace("<p>1.", subhead)).text


def test_it_makes_paragraphs_of_plain_text() -> None:
    article = extract_article(
        b"One line\nand more.\n\nA second < third.", content_type="text/plain; charset=utf-8"
    )
    assert article.text == "One line and more.\n\nA second < third."


def test_it_never_fails_on_what_is_no_page() -> None:
    for page in (
        "",
        b"",
        "<",
        "<html>",
        "\0\0",
        b"\xff\xfe",
        "<p>",
        "<script>1</script>",
        "<body><table><td>x",
    ):
        assert extract_article(page).html is not None


def test_it_names_its_version() -> None:
    assert ENGINE.startswith("extraction-")


def test_it_keeps_the_texts_pieces_in_the_html_in_their_order() -> None:
    article = extract_article(PAGE)
    html, at = "".join(lxml_html.fromstring(article.html).text_content().split()), 0
    for piece in article.text.split("\n\n"):
        at = html.index("".join(piece.split()), at) + 1


def test_it_survives_depth_and_size() -> None:
    deep = "<div>" * 600 + f"<p>{PARAGRAPH}</p>" * 5 + "</div>" * 600
    assert extract_article(f"<html><body>{deep}</body></html>").text.count("two metres") >= 1


def test_it_is_surer_of_a_long_article_than_of_scraps() -> None:
    scraps = "<html><body>" + "<div><a href='/x'>Read</a> and so on</div>" * 20 + "</body></html>"
    assert extract_article(PAGE).confidence > 0.6
    assert extract_article(scraps).confidence < extract_article(PAGE).confidence


@pytest.mark.parametrize("start", ["<article>", "<main>", "<section>", "<header>A Site</header><article>"])
def test_it_finds_an_article_that_begins_without_a_body_tag(start: str) -> None:
    sentence = "The ferry has crossed the bay every quarter of an hour since the spring of that year. "
    page = f"<!doctype html><title>Ferry</title>{start}" + f"<p>{sentence * 4}</p>" * 6  # a refrain

    article = extract_article(page)

    assert article.kind == "article"
    assert article.text.count("The ferry") == 24


def test_it_keeps_a_paragraph_in_a_box_named_for_its_pictures() -> None:
    long = f"{PARAGRAPH} {PARAGRAPH}"
    box = f'<div class="text indented-images"><p>{long}</p><img src="/gates.jpg" width="600" height="400"></div>'
    assert long in extract_article(PAGE.replace("</h1>", f"</h1>{box}")).text


def test_it_reads_a_quote_that_is_set_as_a_figure() -> None:
    quote = f"<figure><blockquote><p>“{PARAGRAPH}”</p></blockquote><figcaption>Ada Reed</figcaption></figure>"
    article = extract_article(PAGE.replace("<p>3.", f"{quote}<p>3."))
    kinds = {block.kind for block in article.blocks if article.text[block.start] == "“"}
    assert kinds == {"quote"}
    assert "Ada Reed" not in article.text


def test_it_reads_a_text_that_stands_in_a_figure() -> None:
    boxed = PAGE.replace("</h1>", '</h1><figure class="image"><div>').replace(
        "</article>", "</div></figure></article>"
    )
    picture = '<figure><img src="/gates.jpg" width="600" height="400"></figure>'
    assert extract_article(boxed.replace("<p>3.", f"{picture}<p>3.")).text.count("two metres overnight") == 6


def test_it_reads_texts_that_are_called_captions_outside_of_a_table() -> None:
    page = PAGE.replace("<p>", "<caption><p>").replace("</p>", "</p></caption>")
    assert extract_article(page).text.count("two metres overnight") == 6


def test_it_keeps_the_words_of_buttons_within_a_sentence() -> None:
    words = 'Open the <button><em>mill</em></button> <span role="button">gates</span>, all of them, before it rains.'
    html = extract_article(
        PAGE.replace("<p>3.", f"<p>{words}</p><p>Well. <button>Copy link</button></p><p>3.")
    ).html
    assert "<em>mill</em> gates, all of them" in html
    assert "Copy link" not in html


def test_it_keeps_the_linked_cells_of_a_table() -> None:
    row = '<tr><td>{} g of what the recipe asks for</td><td><a href="/f{}">flour {}</a></td></tr>'
    rows = "".join(row.format(number, number, number) for number in range(3))
    article = extract_article(PAGE.replace("<p>3.", f"<h2>Ingredients</h2><table>{rows}</table><p>3."))
    assert [f"flour {number}" in article.html for number in range(3)] == [True] * 3


def test_it_shows_a_formula_once() -> None:
    formula = (
        '<span class="mwe-math-element"><span style="display: none"><math><mi>m</mi><mo>=</mo><mn>3</mn></math></span>'
        '<img class="mwe-math-fallback-image" src="/m.svg" alt="m = 3"></span>'
    )
    html = extract_article(PAGE.replace("3. ", f"3. Let {formula} be the mass. ", 1)).html
    assert html.count("<math>") == 1
    assert "m.svg" not in html
