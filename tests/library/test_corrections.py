"""What a reader makes of an article's metadata stays, and what the page says comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from tests.library.test_articles import EXTRACTED, add, extract
from webapp.errors import NotInLibrary
from webapp.library import Article, HiddenElement, Library, Shown, articles, corrections

EDITS: dict[str, str | None] = {
    "title": "Mine",
    "byline": None,
    "site_name": "The Bay \ud800\0",
    "published": "2024-05-17T00:00:00",
}


def _edit(library: Library, article: Article, values: dict[str, str | None]) -> Article:
    with library.write() as c:
        corrections.edit(c, article.person, article.id, values)
        return articles.find(c, article.person, article.id)


def test_it_shows_what_the_reader_says(library: Library) -> None:
    article = extract(library, add(library))

    found = _edit(library, article, EDITS)

    assert (found.title, found.byline, found.site_name) == (
        "Mine",
        None,
        "The Bay ?\N{REPLACEMENT CHARACTER}",
    )
    assert found.published == datetime(2024, 5, 17)  # noqa: DTZ001 - a date alone is naive
    assert found.printed == {
        "title": "A title",
        "byline": "Ines Okafor",
        "site_name": "Bay News",
        "published": "2025-03-04T07:30:00+05:45",
    }
    assert found.change > article.change


def test_it_stays_when_the_text_is_another(library: Library) -> None:
    article = _edit(library, extract(library, add(library)), {"byline": "Me", "published": None})

    again = extract(library, article, replace(EXTRACTED, byline="Somebody else", site_name="The Bay"))

    assert (again.byline, again.published, again.site_name) == ("Me", None, "The Bay")
    assert again.printed == {"byline": "Somebody else", "published": "2025-03-04T07:30:00+05:45"}


def test_what_the_page_says_is_no_edit(library: Library) -> None:
    article = extract(library, add(library))
    edited = _edit(library, article, EDITS)

    found = _edit(library, edited, dict(edited.printed))

    assert replace(found, change=0) == replace(article, change=0)


def test_it_is_there_before_the_page_is(library: Library) -> None:
    article = _edit(library, add(library), {"title": "Mine"})

    assert extract(library, article).title == "Mine"


def test_it_changes_nobody_elses(library: Library) -> None:
    article = add(library)

    with library.write() as c, pytest.raises(NotInLibrary):
        corrections.edit(c, article.person + 1, article.id, {"title": "Mine"})


def test_it_keeps_what_is_hidden_and_lists_what_is_left(library: Library) -> None:
    article = _edit(library, extract(library, add(library)), {"title": "Mine"})
    hidden = (HiddenElement(3, "0123456789abcdef", "One.", ("https://bay.example/cap.png",)),)
    with library.write() as c:
        body = articles.body(c, article.id)
        assert body is not None
        corrections.keep_hidden(c, article, body, hidden, Shown("Two.", 1, (0,), frozenset({"excerpt"})))
        found, kept = articles.find(c, article.person, article.id), articles.body(c, article.id)

    assert kept is not None
    assert kept.hidden == hidden
    assert (kept.html, kept.text, kept.blocks) == (body.html, body.text, body.blocks)
    assert (found.opening, found.words, found.excerpt) == ("Two.", 1, None)
    assert found.printed == {"title": "A title", "excerpt": "A teaser."}
    assert found.ranking_key != article.ranking_key
    assert found.change > article.change

    with library.write() as c:
        corrections.keep_hidden(c, found, kept, (), Shown("One. Two.", 2, (), frozenset()))
        back, body = articles.find(c, article.person, article.id), articles.body(c, article.id)

    assert body is not None
    assert body.hidden == ()
    assert replace(back, change=0) == replace(article, change=0)
