"""Which kept article a later engine extracts next: each once, by one process, for as long as its reader lets it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.library.test_articles import add, extract
from webapp.library import Article, Library, Reextraction, articles, people, reextractions, states

LATER = "2"  # the engine; what `extract` keeps is of "1"
NOW = datetime(2026, 11, 27, 8, tzinfo=UTC)
UNTIL = NOW + timedelta(minutes=2)
AFTER = UNTIL + timedelta(seconds=1)


def _next(library: Library, engine: str = LATER, now: datetime = NOW) -> int | None:
    with library.reading() as c:
        return reextractions.find_next(c, engine, now)


def _claim(library: Library, article: Article, engine: str = LATER, now: datetime = NOW) -> int | None:
    with library.writing() as c:
        return reextractions.claim(c, article.id, engine, now, now + (UNTIL - NOW))


def _finish(library: Library, article: Article, *, is_replaced: bool) -> None:
    with library.writing() as c:
        reextractions.finish(c, article.id, LATER, is_replaced=is_replaced)


def _progress(library: Library, engine: str = LATER) -> Reextraction:
    with library.reading() as c:
        return reextractions.progress(c, people.sole_person(c), engine)


def test_it_takes_the_newest_of_the_lists_first_and_each_once(library: Library) -> None:
    older, newer = extract(library, add(library, "a")), extract(library, add(library, "b"))

    assert _next(library) == newer.id
    assert _claim(library, newer) == 1
    assert _next(library) == older.id
    _finish(library, newer, is_replaced=False)
    assert _claim(library, older) == 1
    _finish(library, older, is_replaced=True)

    assert _next(library) is None
    assert _next(library, now=AFTER) is None


def test_it_has_nothing_to_do_without_an_older_engine_or_a_page(library: Library) -> None:
    add(library, "on its way")
    gone, fetched = extract(library, add(library, "b")), extract(library, add(library, "c"))
    with library.writing() as c:
        states.delete(c, gone.person, gone.id)
        articles.put_on_its_way(c, fetched.person, fetched.id)

    assert _next(library) is None
    assert _next(library, engine="1") is None
    with library.writing() as c:
        states.restore(c, gone.person, gone.id)
    assert _next(library) == gone.id
    assert _next(library, engine="1") is None


def test_it_lets_one_process_have_an_article_until_its_lease_runs_out(library: Library) -> None:
    article = extract(library, add(library))

    assert _claim(library, article) == 1
    assert _claim(library, article) is None
    assert _next(library) is None
    assert _next(library, now=AFTER) == article.id
    assert _claim(library, article, now=AFTER) == 2  # the first one was killed
    assert _claim(library, article, engine="3") == 1


def test_it_does_not_count_a_lease_that_was_given_back(library: Library) -> None:
    article = extract(library, add(library))
    _claim(library, article)

    with library.writing() as c:
        reextractions.release(c, article.id)

    assert _next(library) == article.id
    assert _claim(library, article) == 1


def test_it_tells_how_far_it_is(library: Library) -> None:
    kept = [extract(library, add(library, key)) for key in "abcd"]
    assert _progress(library) == Reextraction(done=0, left=0, waiting=4, is_stopped=False)

    _claim(library, kept[0])
    _finish(library, kept[1], is_replaced=False)
    _finish(library, kept[2], is_replaced=True)
    with library.writing() as c:
        c.exec_driver_sql(f"UPDATE articles SET engine = '2' WHERE id = {kept[2].id}")

    found = _progress(library)
    assert (found.done, found.left, found.waiting, found.total) == (2, 1, 2, 4)
    assert _progress(library, engine="3").waiting == 4


def test_it_stops_and_goes_on(library: Library) -> None:
    article = extract(library, add(library))

    with library.writing() as c:
        reextractions.set_stopped(c, article.person, is_stopped=True)
    assert _next(library) is None
    assert (_progress(library).is_running, _progress(library).waiting) == (False, 1)

    with library.writing() as c:
        reextractions.set_stopped(c, article.person, is_stopped=False)
    assert _next(library) == article.id
    assert _progress(library).is_running


def test_it_forgets_an_article_that_is_removed_for_good(library: Library) -> None:
    article = extract(library, add(library))
    _finish(library, article, is_replaced=True)

    with library.writing() as c:
        c.exec_driver_sql(f"DELETE FROM articles WHERE id = {article.id}")

    assert _progress(library).total == 0


@pytest.mark.parametrize(("made_by", "kept"), [("", "<p>New.</p>"), ("2", "<p>Kept.</p>")])
def test_it_keeps_what_the_newest_sanitizer_made(library: Library, made_by: str, kept: str) -> None:
    article = extract(library, add(library))
    with library.writing() as c:
        articles.keep_sanitized(c, article.id, "<p>Kept.</p>", made_by)
        articles.keep_sanitized(c, article.id, "<p>New.</p>", "2")
        body = articles.body(c, article.id)

    assert body is not None
    assert (body.html, body.sanitizer) == (kept, "2")
