"""Joining: each piece once, in order; a first footnote in every part; another article is none of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from webapp.article import ExtractedArticle
from webapp.extraction import extract_article, extract_readings, find_next_part, is_same_article, join_part
from webapp.extraction.site_rules import SiteRules, parse_site_rules

INTRO = "The river rose by two metres overnight, and the council opened the old mill gates."
ONE = "It was the first time in thirty years that the gates were moved, and one of them broke."
TWO = "By noon the water stood at the church door, where a boat had been tied up since Sunday."
THREE = "On the third day the water fell, and what it had taken lay along the road to the south."


def _article(html: str, title: str = "The river rises") -> ExtractedArticle:
    text = "\n\n".join(each for each in (INTRO, ONE, TWO, THREE) if each in html)
    return ExtractedArticle(html=f"<div>{html}</div>", text=text, title=title)


def _p(*paragraphs: str) -> str:
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def test_it_puts_a_part_behind_without_headline_and_intro() -> None:
    article = _article('<img src="/a.png">' + _p(INTRO, ONE, "Yes.", THREE))
    part = _article("<h2>The river rises – Page 2</h2><img src='/a.png'>" + _p(INTRO, TWO, "Yes.", ONE))

    joined = join_part(article, part, 2)

    assert joined is not None
    assert joined.text == "\n\n".join([INTRO, ONE, "Yes.", THREE, TWO, "Yes."])
    assert [joined.text[block.start : block.end] for block in joined.blocks][-2:] == [TWO, "Yes."]
    assert "Page 2" not in joined.html


def test_it_takes_what_is_new_from_a_whole_article_on_one_page() -> None:
    joined = join_part(_article(_p(INTRO, "Yes.", ONE)), _article(_p(INTRO, "Yes.", ONE, TWO, THREE)), 2)

    assert joined is not None
    assert joined.text == "\n\n".join([INTRO, "Yes.", ONE, TWO, THREE])


def test_it_loses_no_picture_of_a_part_whose_intro_comes_again() -> None:
    slides = [_article(f'{_p(INTRO)}<figure><img src="/{n}.png"></figure><p>{n}.</p>') for n in (1, 2)]

    joined = join_part(*slides, 2)

    assert joined is not None
    assert [joined.html.count(each) for each in ("/1.png", "/2.png", INTRO)] == [1, 1, 1]
    assert joined.text == f"{INTRO}\n\n1.\n\n2."


@pytest.mark.parametrize("again", [_p(INTRO, ONE), _p(ONE), "<h2>The river rises</h2>" + _p(INTRO), ""])
def test_it_joins_nothing_that_brings_nothing_new(again: str) -> None:
    assert join_part(_article(_p(INTRO, ONE)), _article(again), 2) is None


def test_it_keeps_the_footnotes_of_the_parts_apart() -> None:
    note = '<p>{0} <a href="#a-n1">1</a></p><p id="a-n1">{0}: a note.</p>'

    joined = join_part(_article(note.format(ONE)), _article(note.format(TWO)), 2)

    assert joined is not None
    assert joined.html.count('id="a-n1"') == joined.html.count('href="#a-n1"') == 1
    assert joined.html.count('id="a-2-n1"') == joined.html.count('href="#a-2-n1"') == 1


@pytest.mark.parametrize(
    ("title", "other", "is_same"),
    [
        ("The river rises", "The river rises", True),
        ("The river rises", "The river rises - Page 2 of 3", True),
        ("The river rises (1/3)", "The river rises (2/3)", True),
        ("The river rises", "The mill gates: The river rises", True),
        ("The river rises", None, True),
        ("The river rises", "Another bridge", False),
        ("The river in 1945", "The river in 1951", False),
    ],
)
def test_it_tells_another_article_by_its_title(title: str, other: str | None, is_same: bool) -> None:
    assert is_same_article(_article("", title), ExtractedArticle("", "", title=other)) is is_same


def test_it_tells_another_article_by_its_date() -> None:
    first, second = (
        ExtractedArticle("", "", title="Weather", published=datetime(2025, 3, day, tzinfo=UTC))
        for day in (4, 5)
    )
    assert not is_same_article(first, second)


URL = "https://reed.example/story"


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<link rel="next" href="/story/2">', "/story/2"),
        ("<a href=/story/2#more rel='nofollow next'>Next</a>", "/story/2"),
        ('<a rel="next" href="/flood">The flood</a><a rel=next href="?page=2">2</a>', "/story?page=2"),
        ('<a rel="next" href="/flood">The flood</a>', None),
        ('<div class="comments"><a rel="next" href="/story?page=2">2</a></div>', None),
        ('<a href="/story/2">2</a>', None),
        ('<a rel="next" href="http://[">2</a>', None),
        ('<a rel="next" href="javascript:next()">2</a>', None),
    ],
)
def test_it_finds_where_a_page_says_that_its_article_goes_on(html: str, found: str | None) -> None:
    expected = f"https://reed.example{found}" if found else None
    assert _next_part(html, SiteRules()) == expected


def _next_part(html: str, rules: SiteRules) -> str | None:
    links = extract_readings(html, URL, "text/html", ["chosen"], rules).next_links
    return find_next_part(links, URL, first=URL, number=2)


@pytest.mark.parametrize("xpath", ["//a[.='On']", "//a[.='On']/@href", "string(//a[.='On']/@href)"])
def test_it_believes_the_owners_rule_on_the_same_site(xpath: str) -> None:
    rules, wrong = parse_site_rules(f"next_page_link: {xpath}")
    page = "<a href='{}'>On</a>"

    found = _next_part(page.format("/flood"), rules)
    strange = _next_part(page.format("https://b.example/"), rules)

    assert wrong == ()
    assert (found, strange) == ("https://reed.example/flood", None)


def test_it_joins_what_extraction_yields() -> None:
    page = "<title>The river rises</title><article><h1>The river rises</h1>{}</article>"
    parts = [extract_article(page.format(_p(INTRO, *each)), URL) for each in ((ONE, TWO), (THREE, THREE[3:]))]

    joined = join_part(*parts, 2)

    assert joined is not None
    assert joined.text == "\n\n".join([INTRO, ONE, TWO, THREE, THREE[3:]])
