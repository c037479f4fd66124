"""Footnotes: what refers to one, and the way back."""

from __future__ import annotations

import re

import pytest

from tests.dressing import dressed_by
from webapp.dressing.footnotes import mark_footnotes
from webapp.dressing.tokens import pair_tags
from webapp.sanitizing import sanitize

BACK = "Back to the text"


def _mark(html: str) -> str:
    return dressed_by(lambda tokens: mark_footnotes(tokens, pair_tags(tokens), BACK), html)


@pytest.mark.parametrize("mark", ["1", "[12]", "(iv)", "*", "††", "²", "<sup>3</sup>", " 7 ", "b"])
def test_it_knows_a_reference_by_its_little_mark(mark: str) -> None:
    html = f'<p>Text<a href="#a-n" id="a-r">{mark}</a></p><ol><li id="a-n">A note.</li></ol>'

    assert '<a data-note href="#a-n" id="a-r">' in _mark(html)


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="#a-n">see below</a></p><p id="a-n">A place.</p>',  # words: a link within the text
        '<p id="a-n">Above.</p><p><a href="#a-n">1</a></p>',  # leads back
        '<p><a href="#a-n">1</a></p><h2 id="a-n">Chapter 1</h2>',  # a list of chapters
        '<p><a href="#a-n">1</a></p><p>No such note.</p>',
        '<p><a href="https://x.example/#n">1</a></p><p id="a-n">Elsewhere.</p>',
        "<p>Nothing at all.</p>",
    ],
)
def test_it_leaves_other_links_alone(html: str) -> None:
    assert _mark(html) == html


def test_it_adds_the_way_back_where_there_is_none() -> None:
    html = '<p>Text<sup><a href="#a-n">1</a></sup></p><ol><li id="a-n"><p>A note.</p></li></ol>'

    assert _mark(html) == (
        '<p>Text<sup><a data-note id="note-1" href="#a-n">1</a></sup></p><ol><li id="a-n"><p>A note.'
        f' <a href="#note-1" data-note-back aria-label="{BACK}">↩\ufe0e</a></p></li></ol>'
    )


def test_it_leads_back_to_the_first_of_several_references() -> None:
    html = '<p>A<a href="#a-n">*</a> and b<a href="#a-n">*</a></p><p id="a-n">A note.</p>'

    marked = _mark(html)

    assert re.findall(r"data-note id=\"([^\"]+)\"", marked) == ["note-1", "note-2"]
    assert re.findall(r'href="#(note-\d)"', marked) == ["note-1"]


def test_it_names_a_way_back_that_is_only_an_arrow() -> None:
    html = '<p>T<a href="#a-n" id="a-r">1</a></p><p id="a-n">A note. <a href="#a-r">↩</a></p>'

    assert f'<a data-note-back aria-label="{BACK}" href="#a-r">↩</a>' in _mark(html)


def test_it_finds_the_way_back_to_the_sup_around_the_reference() -> None:
    html = '<p>T<sup id="a-r"><a href="#a-n">[1]</a></sup></p><li id="a-n"><a href="#a-r">^</a> A note.</li>'

    marked = _mark(html)

    assert marked.count("data-note-back") == 1
    assert "note-1" not in marked


def test_it_marks_no_id_that_a_page_made_up() -> None:
    hostile = '<p>T<a href="#content">1</a></p><p id="content">Ours?</p><p id="s3" name="body">x</p>'

    clean = sanitize(hostile, "https://x.example/")

    assert _mark(clean) == clean
    assert "id=" not in clean


def test_it_bears_thousands_of_references() -> None:
    """Each is looked up in tables; looked up in the text they would take minutes."""
    many = "".join(f'<p>T<a href="#a-{n}">1</a></p>' for n in range(20_000))
    notes = "".join(f'<p id="a-{n}">N</p>' for n in range(20_000))

    marked = _mark(many + notes)

    assert marked.count("data-note ") == 20_000
    assert marked.count("data-note-back") == 20_000
