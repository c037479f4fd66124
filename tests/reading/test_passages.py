"""What is shown as one: passages, a summary by section, a term's first place."""

from __future__ import annotations

import re

import pytest

from webapp.article import Block, Ranking, Sentence
from webapp.dressing import MarkedText, dress_article
from webapp.reading.passages import find_passages
from webapp.reading.summarize_sections import MOST_SECTIONS, summarize_sections
from webapp.reading.term_places import find_term


def _sentences(*texts: str, ranks: tuple[int, ...] = ()) -> tuple[Sentence, ...]:
    """Sentences of one text, ranked in its order where nothing else is said."""
    found, start = [], 0
    for position, text in enumerate(texts):
        rank = ranks[position] if ranks else position
        found.append(Sentence(text, start, start + len(text), 0.1, position, rank))
        start += len(text) + 1
    return tuple(found)


@pytest.mark.parametrize(
    ("texts", "ranks", "shown"),
    [
        (("One.", "Two.", "Three."), (0, 2, 2), ["One.", "Two. Three."]),
        (("One.", "Two.", "Three."), (2, 0, 2), ["One. … Three.", "Two."]),
        (("一です。", "二です。", "三です。"), (0, 2, 2), ["一です。", "二です。三です。"]),
        (("「一です。」", "二です。", "三です。"), (2, 0, 2), ["「一です。」…三です。", "二です。"]),
    ],
)
def test_it_puts_sentences_of_one_rank_together(
    texts: tuple[str, ...], ranks: tuple[int, ...], shown: list[str]
) -> None:
    passages = find_passages(reversed(_sentences(*texts, ranks=ranks)))

    assert [passage.text for passage in passages] == shown


def _paragraphs(html: str) -> list[Block]:
    """The blocks of a text that is all of the HTML's paragraphs, a space between."""
    blocks, at = [], 0
    for paragraph in re.findall("<p>(.*?)</p>", html):
        blocks.append(Block("paragraph", at, at + len(paragraph)))
        at += len(paragraph) + 1
    return blocks


def _told(html: str, *texts: str, ranks: tuple[int, ...] = ()) -> list[tuple[str, str]]:
    sentences = _sentences(*texts, ranks=ranks)
    anchors = tuple(f"s{sentence.position}" for sentence in sentences)
    dressed = dress_article(html, MarkedText(" ".join(texts), _paragraphs(html), sentences, anchors))
    ranking = Ranking(sentences, (), "en", "test")
    found = summarize_sections(dressed.outline, ranking, anchors)
    return [(passage.heading.title, passage.text) for passage in found if passage.heading]


def test_it_takes_each_sections_most_telling_sentence() -> None:
    html = "<p>Zero.</p><h2>A</h2><p>One. Two.</p><h2>B</h2><p>Three.</p><h2>C</h2><p>Four. Five.</p>"

    told = _told(html, "Zero.", "One.", "Two.", "Three.", "Four.", "Five.", ranks=(0, 5, 1, 2, 4, 3))

    assert told == [("A", "Two."), ("B", "Three."), ("C", "Five.")]


def test_it_shows_a_sections_sentence_with_the_other_one_of_its_passage() -> None:
    html = "<h2>A</h2><p>One. Two.</p><h2>B</h2><p>Three.</p><h2>C</h2><p>Four.</p>"

    told = _told(html, "One.", "Two.", "Three.", "Four.", ranks=(1, 1, 2, 3))

    assert told[0] == ("A", "One. Two.")


def test_it_counts_what_stands_below_a_smaller_heading_to_the_larger_one() -> None:
    html = "<h2>A</h2><h3>a</h3><p>One.</p><h3>b</h3><p>Two.</p><h2>B</h2><p>Three.</p><h2>C</h2><p>Four.</p>"

    assert _told(html, "One.", "Two.", "Three.", "Four.", ranks=(1, 0, 2, 3)) == [
        ("A", "Two."),
        ("B", "Three."),
        ("C", "Four."),
    ]


def test_it_goes_down_to_smaller_headings_where_the_large_ones_are_too_few() -> None:
    html = "<h2>A</h2><p>One.</p><h3>a</h3><p>Two.</p><h3>b</h3><p>Three.</p>"

    assert [title for title, _text in _told(html, "One.", "Two.", "Three.")] == ["A", "a", "b"]


@pytest.mark.parametrize("count", [2, MOST_SECTIONS + 1])
def test_it_tells_no_sections_where_they_are_too_few_or_no_overview(count: int) -> None:
    texts = [f"Sentence {n}." for n in range(count)]
    html = "".join(f"<h2>Part {n}</h2><p>{text}</p>" for n, text in enumerate(texts))

    assert _told(html, *texts) == []


@pytest.mark.parametrize(
    ("term", "texts", "position"),
    [
        ("tide", ("Tides come.", "The untidy Tide goes."), 1),
        ("New York", ("New  Yorkers wait.", "In new\nyork it rains."), 1),
        ("紙", ("和です。", "和紙です。"), 1),
        ("C++", ("C is old.", "C++ is not."), 1),
        ("absent", ("Nothing here.",), None),
    ],
)
def test_it_finds_a_term_as_whole_words(term: str, texts: tuple[str, ...], position: int | None) -> None:
    found = find_term(term, _sentences(*texts))

    assert (found.position if found else None) == position
