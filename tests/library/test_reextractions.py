"""Which kept article a later engine extracts next: each once, by one process, for as long as its reader lets it."""

from __future__ import annotations

import pytest

from tests.library.test_articles import add, extract
from webapp import limits
from webapp.library import Article, Library, Reextraction, articles, people, reextractions, states

LATER = "2"  # the engine; what `extract` keeps is of "1"


def _due(library: Library, engine: str = LATER) -> list[int]:
    with library.read() as c:
        found, place = reextractions.find_due(c, engine, None, at_most=9)
        assert place is None
        assert all(reextractions.is_due(c, each, engine) for each in found)
        return found


def _finish(library: Library, article: Article, *, is_replaced: bool) -> None:
    with library.write() as c:
        reextractions.finish(c, article.id, LATER, is_replaced=is_replaced)


def _progress(library: Library, engine: str = LATER) -> Reextraction:
    with library.read() as c:
        return reextractions.progress(c, people.sole_person(c), engine)


def test_it_takes_the_newest_first_and_each_once(library: Library) -> None:
    older, newer = extract(library, add(library, "a")), extract(library, add(library, "b"))

    assert _due(library) == [newer.id, older.id]
    _finish(library, newer, is_replaced=False)
    assert _due(library) == [older.id]
    _finish(library, older, is_replaced=True)
    assert _due(library) == []
    assert _due(library, engine="3") == [newer.id, older.id]
    _finish(library, older, is_replaced=False)  # once more, by hand


def test_it_goes_on_where_the_last_look_ended(library: Library) -> None:
    kept = [extract(library, add(library, key)).id for key in "abc"]

    with library.read() as c:
        first, place = reextractions.find_due(c, LATER, None, at_most=2)
        rest, end = reextractions.find_due(c, LATER, place, at_most=2)

    assert (first, place) == (kept[:0:-1], kept[1])
    assert (rest, end) == (kept[:1], None)


def test_it_looks_over_no_more_articles_than_it_may(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "PORTION_LOOKED_AT", 2)
    kept = [extract(library, add(library, key)) for key in "abc"]
    for each in kept[1:]:
        _finish(library, each, is_replaced=True)

    with library.read() as c:
        nothing, place = reextractions.find_due(c, LATER, None, at_most=2)
        first, end = reextractions.find_due(c, LATER, place, at_most=2)

    assert (nothing, place) == ([], kept[1].id)
    assert (first, end) == ([kept[0].id], None)


def test_it_has_nothing_to_do_without_an_older_engine_or_a_page(library: Library) -> None:
    add(library, "on its way")
    gone, fetched = extract(library, add(library, "b")), extract(library, add(library, "c"))
    with library.write() as c:
        states.delete(c, gone.person, gone.id)
        articles.put_on_its_way(c, fetched.person, fetched.id)

    assert _due(library) == []
    assert _due(library, engine="1") == []
    with library.write() as c:
        states.restore(c, gone.person, gone.id)
    assert _due(library) == [gone.id]
    assert _due(library, engine="1") == []


def test_it_tells_how_far_it_is(library: Library) -> None:
    kept = [extract(library, add(library, key)) for key in "abcd"]
    assert _progress(library) == Reextraction(done=0, left=0, waiting=4, is_stopped=False)

    _finish(library, kept[1], is_replaced=False)
    _finish(library, kept[2], is_replaced=True)
    with library.write() as c:
        c.exec_driver_sql(f"UPDATE articles SET engine = '2' WHERE id = {kept[2].id}")

    found = _progress(library)
    assert (found.done, found.left, found.waiting, found.total) == (2, 1, 2, 4)
    assert _progress(library, engine="3").waiting == 4


def test_it_stops_and_goes_on(library: Library) -> None:
    article = extract(library, add(library))

    with library.write() as c:
        reextractions.set_stopped(c, article.person, is_stopped=True)
    assert _due(library) == []
    assert (_progress(library).is_running, _progress(library).waiting) == (False, 1)

    with library.write() as c:
        reextractions.set_stopped(c, article.person, is_stopped=False)
    assert _due(library) == [article.id]
    assert _progress(library).is_running


def test_it_forgets_an_article_that_is_removed_for_good(library: Library) -> None:
    article = extract(library, add(library))
    _finish(library, article, is_replaced=True)

    with library.write() as c:
        c.exec_driver_sql(f"DELETE FROM articles WHERE id = {article.id}")

    assert _progress(library).total == 0


@pytest.mark.parametrize(("made_by", "kept"), [("", "<p>New.</p>"), ("2", "<p>Kept.</p>")])
def test_it_keeps_what_the_newest_sanitizer_made(library: Library, made_by: str, kept: str) -> None:
    article = extract(library, add(library))
    with library.write() as c:
        articles.keep_sanitized(c, article.id, "<p>Kept.</p>", made_by)
        articles.keep_sanitized(c, article.id, "<p>New.</p>", "2")
        body = articles.body(c, article.id)

    assert body is not None
    assert (body.html, body.sanitizer) == (kept, "2")
