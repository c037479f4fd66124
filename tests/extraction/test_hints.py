"""Hints: what a page says of its point is there as printed, each once, within bounds."""

from __future__ import annotations

import pytest

from webapp.article import HINTS
from webapp.extraction import extract_article, join_part, parse_site_rules

PROSE = (
    "The ferry across the bay has run every quarter of an hour since the spring in which the bridge was closed, "
    "and the council, which pays for it, has now decided that it will stay for another ten years."
)
QUOTE = "Nobody who has crossed by boat wants the bridge back"


def _page(head: str = "", box: str = "", text: str = "") -> str:
    paragraphs = "".join(f"<p>{n}. {PROSE}</p>" for n in range(4))
    return (
        f"<!doctype html><html lang=en><head><title>The ferry stays</title>{head}</head><body><article>"
        f"<h1>The ferry stays</h1>{box}{paragraphs}{text}<p>4. {PROSE}</p></article></body></html>"
    )


def test_it_reads_descriptions_each_once() -> None:
    head = """<meta name=description content="The ferry  stays."><meta property=og:description content="The ferry stays.">
    <meta name=twitter:description content="Ten more years."><meta name=description content=" ">
    <script type="application/ld+json">{"@type": "NewsArticle", "description": "It pays &amp; stays."}</script>"""

    hints = extract_article(_page(head)).hints

    assert hints == {"description": ("The ferry stays.", "Ten more years.", "It pays & stays.")}


def test_it_reads_keywords_split_at_commas() -> None:
    head = """<meta name=keywords content="ferry, bay,,Ferry"><meta name=news_keywords content="bay">
    <meta property=article:tag content=Traffic><meta property=article:tag content=Council>
    <script type="application/ld+json">{"@type": "Article", "keywords": ["boats, bridges", {"name": "bay"}]}</script>"""

    keywords = extract_article(_page(head)).hints["keywords"]

    assert keywords == ("ferry", "bay", "Ferry", "Traffic", "Council", "boats", "bridges")


def test_it_reads_phrases_in_bold_within_sentences() -> None:
    text = f"<h2><b>A new heading</b></h2><p><b>Note:</b> <strong>ten <i>more</i> years</strong>. {PROSE}</p><li><b>one euro</b> each</li>"
    assert extract_article(_page(text=text)).hints["bold"] == ("ten more years", "one euro")


def test_it_reads_a_pull_quote_that_the_article_leaves_out() -> None:
    box = f"<aside><p>{QUOTE}.</p></aside>"
    article = extract_article(
        _page(box=box, text=f"<p>“{QUOTE},” says the harbour master, Ada Reed. {PROSE}</p>")
    )

    assert article.text.count(QUOTE) == 1
    assert article.hints["pull_quotes"] == (f"{QUOTE}.",)


@pytest.mark.parametrize("name", ["pullquote", "wp-block-pullquote", "PullQuote_box", "story-pull-quote"])
def test_it_reads_what_is_named_a_pull_quote_without_its_speaker(name: str) -> None:
    box = f'<div class="{name}"><p>{QUOTE}</p><p>Ada Reed</p></div>'
    assert extract_article(_page(box=box)).hints["pull_quotes"] == (QUOTE,)


@pytest.mark.parametrize(
    "label",
    [
        "Key takeaways",
        "TL;DR:",
        "At a glance",
        "In brief",
        "Das Wichtigste in Kürze",
        "En bref",
        "Lo esencial",
    ],
)
def test_it_reads_the_items_under_a_label_of_key_points(label: str) -> None:
    box = f"<div><h3>{label}</h3><ul><li>The ferry stays for ten years.</li><li>The bridge will not be mended.</li></ul></div>"
    points = extract_article(_page(box=box)).hints["key_points"]
    assert points == ("The ferry stays for ten years.", "The bridge will not be mended.")


def test_it_reads_key_points_from_a_named_box_even_where_the_article_drops_it() -> None:
    box = '<div class="sidebar-RenderKeyPoints share"><b>Read</b><ul><li>The ferry stays for ten years.</li></ul></div>'
    assert extract_article(_page(box=box)).hints["key_points"] == ("The ferry stays for ten years.",)


def test_it_takes_no_links_elsewhere_for_key_points() -> None:
    box = "<h3>Highlights</h3><ul><li><a href=/1>A winter on the northern lakes</a></li></ul>"
    assert "key_points" not in extract_article(_page(box=box)).hints


def test_it_keeps_within_bounds() -> None:
    head = f"<meta name=keywords content='{','.join(map(str, range(99)))}'><meta name=description content='{'a ' * 999}'>"

    hints = extract_article(_page(head)).hints

    assert len(hints["keywords"]) == 60
    assert len(hints["description"][0]) <= 500
    assert set(hints) <= set(HINTS)


@pytest.mark.parametrize("candidate", ["chosen", "marked", "whole"])
def test_every_reading_carries_them(candidate: str) -> None:
    page = _page("<meta name=keywords content=ferry>", text="<p>It is <b>ten more years</b>.</p>")
    hints = extract_article(page, candidate=candidate).hints  # type: ignore[arg-type]
    assert hints == {"keywords": ("ferry",), "bold": ("ten more years",)}


def test_a_page_read_by_rules_carries_them() -> None:
    rules, _wrong = parse_site_rules("body: //article")
    box = "<p>Key points</p><ul><li>The ferry stays for ten years.</li></ul>"
    hints = extract_article(_page("<meta name=keywords content=ferry>", box), rules=rules).hints
    assert hints == {"keywords": ("ferry",), "key_points": ("The ferry stays for ten years.",)}


def test_an_article_of_two_parts_carries_those_of_both() -> None:
    one = extract_article(_page("<meta name=keywords content='ferry,bay'>"))
    two = extract_article(
        _page("<meta name=keywords content='bay,boat'>", text="<p>It is <b>ten more years</b>.</p>")
    )

    joined = join_part(one, two, 2)

    assert joined is not None
    assert joined.hints == {"keywords": ("ferry", "bay", "boat"), "bold": ("ten more years",)}
