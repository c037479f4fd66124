"""A long read's table of contents."""

from __future__ import annotations

import re

import pytest

from tests.dressing import dressed_by
from webapp.dressing import Heading
from webapp.dressing.headings import mark_headings
from webapp.dressing.tokens import pair_tags
from webapp.reading.contents import Section, find_contents

LONG, SHORT = 1_200, 1_000


def _headings(html: str) -> tuple[str, list[Heading]]:
    found: list[Heading] = []
    marked = dressed_by(lambda tokens: found.extend(mark_headings(tokens, pair_tags(tokens))), html)
    return marked, found


def _marked(html: str, words: int = LONG, lang: str | None = "en") -> tuple[str, tuple[Section, ...]]:
    marked, headings = _headings(html)
    return marked, find_contents(headings, words=words, lang=lang)


def _sections(html: str) -> tuple[Section, ...]:
    return _marked(html)[1]


def test_it_lists_headings_with_those_below_them() -> None:
    html, sections = _marked("<h2>One</h2><p>a</p><h3>One, first</h3><h3>One, second</h3><h2>Two</h2>")

    assert sections == (
        Section(
            "section-1", "One", (Section("section-2", "One, first"), Section("section-3", "One, second"))
        ),
        Section("section-4", "Two"),
    )
    assert re.findall(r'<h. id="([^"]+)">', html) == ["section-1", "section-2", "section-3", "section-4"]


def test_it_keeps_the_ids_that_the_page_gave() -> None:
    html = '<p><a href="#a-why">see</a></p><h2 id="a-why" lang="en">Why</h2><h2>How</h2><h2>When</h2>'

    marked, sections = _marked(html)

    assert [section.id for section in sections] == ["a-why", "section-2", "section-3"]
    assert '<h2 id="a-why" lang="en">Why</h2>' in marked


def test_it_gives_an_id_that_stands_twice_to_the_first_alone() -> None:
    html = '<h2 id="a-x">One</h2><h2 id="a-x">Two</h2><h2 id="a-x">Three</h2>'

    marked, sections = _marked(html)

    assert [section.id for section in sections] == ["a-x", "section-2", "section-3"]
    assert marked.count('id="a-x"') == 1


def test_it_reads_a_headings_words_alone() -> None:
    heading = '<h2><span id="s4" class="sentence" data-rank="2">Salt &amp; <em>light</em></span><sup><a href="#a-n1">1</a></sup></h2>'

    assert _sections(heading * 3)[0].title == "Salt & light"


def test_it_leaves_out_a_heading_without_words() -> None:
    html = '<h2><img alt="" src="https://x.example/rule.png"></h2><h2>One</h2><h2>Two</h2><h2>Three</h2>'

    assert [section.title for section in _sections(html)] == ["One", "Two", "Three"]


def test_it_lets_a_small_heading_before_the_first_large_one_stand_for_itself() -> None:
    assert [section.title for section in _sections("<h3>Before</h3><h2>One</h2><h2>Two</h2>")] == [
        "Before",
        "One",
        "Two",
    ]


@pytest.mark.parametrize(
    ("html", "words", "lang"),
    [
        ("<h2>One</h2><h2>Two</h2><h2>Three</h2>", SHORT, "en"),
        ("<h2>One</h2><h2>Two</h2><h2>Three</h2>", 1_500, "ja"),  # signs, which are read faster than words
        ("<h2>One</h2><h2>Two</h2>", LONG, "en"),
        ("<p>No heading at all.</p>", LONG, None),
    ],
)
def test_it_gives_no_contents_to_an_article_that_needs_none(html: str, words: int, lang: str | None) -> None:
    assert _marked(html, words, lang)[1] == ()


def test_it_leaves_the_html_alone_where_there_are_too_few_headings() -> None:
    html = "<h2>One</h2><p>a</p><h2>Two</h2>"

    assert _headings(html) == (html, [])


def test_it_says_the_same_every_time() -> None:
    html = "<h2>One</h2><h2>Two</h2><h3>Three</h3>"

    assert _headings(html) == _headings(html)


def test_it_passes_over_a_heading_in_a_heading() -> None:
    html = "<h2>One<div><h3>Half</h3></div></h2><h2>Two</h2><h2>Three</h2>"

    assert [section.title for section in _sections(html)] == ["OneHalf", "Two", "Three"]
