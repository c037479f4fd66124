"""Lists: one order for all, paged by key, read from an index; neighbours by place, not by membership."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import Connection, event, update

from webapp.library import (
    LISTINGS,
    READING_LIST,
    Article,
    Cursor,
    Library,
    Listing,
    Neighbours,
    articles,
    counts,
    lists,
    people,
    states,
)
from webapp.library.tables import ARTICLES

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)


def fill(library: Library, count: int) -> list[Article]:
    """Articles, newest first; every third moment is shared by two of them."""
    made = []
    with library.write() as c:
        person = people.sole_person(c)
        for number in range(count):
            moment = BEGIN + timedelta(minutes=number - number % 3 // 2)
            made.append(
                articles.add(c, person, url=None, address_key=f"k{number}", came_from="paste", now=moment)
            )
    return sorted(made, key=lambda article: (article.listed_at, article.id), reverse=True)


def test_it_pages_through_everything_once_forwards_and_back(library: Library) -> None:
    made = [article.id for article in fill(library, 23)]
    seen, places = [], []
    with library.read() as c:
        page = lists.page(c, 1, READING_LIST, limit=5)
        while True:
            seen += [article.id for article in page.articles]
            places.append(page)
            if page.next is None:
                break
            page = lists.page(c, 1, READING_LIST, after=Cursor.parse(str(page.next)), limit=5)
        assert seen == made
        for earlier, later in pairwise(places):
            assert later.previous is not None
            back = lists.page(c, 1, READING_LIST, before=later.previous, limit=5)
            assert back.articles == earlier.articles
        assert places[0].previous is None


def test_it_keeps_a_page_steady_while_articles_are_added(library: Library) -> None:
    fill(library, 10)
    with library.read() as c:
        first = lists.page(c, 1, READING_LIST, limit=5)
        second = lists.page(c, 1, READING_LIST, after=first.next, limit=5)
    with library.write() as c:
        articles.add(c, 1, url=None, address_key="new", came_from="paste")
    with library.read() as c:
        assert lists.page(c, 1, READING_LIST, after=first.next, limit=5).articles == second.articles


@pytest.mark.parametrize("change", [states.set_read, states.set_archived])
def test_it_tells_neighbours_also_after_the_article_has_left_the_list(library: Library, change) -> None:
    above, article, below = fill(library, 3)
    with library.write() as c:
        change(c, 1, article.id, True)
    with library.read() as c:
        around = _neighbours(c, article, READING_LIST)
        assert around.previous is not None and around.next is not None
        assert (around.previous.id, around.next.id) == (above.id, below.id)
        assert around.itself is None
        assert around.row == around.next
        first, last = _neighbours(c, above, READING_LIST), _neighbours(c, below, READING_LIST)
        assert (first.previous, first.row) == (None, above)
        assert (last.next, last.row) == (None, below)


def _neighbours(c: Connection, article: Article, listing: Listing) -> Neighbours:
    return lists.neighbours(c, 1, article, listing, page_length=5)


def test_it_tells_whether_a_place_is_on_the_first_page(library: Library) -> None:
    made = fill(library, 12)
    with library.write() as c:
        states.set_archived(c, 1, made[8].id, True)
    with library.read() as c:
        found = [_neighbours(c, article, READING_LIST).is_on_first_page for article in made]
    assert found == [True] * 5 + [False] * 7


def test_it_finds_the_page_around_a_place(library: Library) -> None:
    made = fill(library, 12)
    shown = [article.id for article in made if article != made[8]]
    with library.write() as c:
        states.set_archived(c, 1, made[8].id, True)
    with library.read() as c:
        for article in made:
            around = _neighbours(c, article, READING_LIST)
            page, row = lists.page_around(c, 1, READING_LIST, around.place, limit=5), around.row
            found = [each.id for each in page.articles]
            assert row is not None and row.id in found
            first = shown.index(found[0])
            assert found == shown[first : first + 5]
            assert (page.previous is None, page.next is None) == (first == 0, first + 5 >= len(shown))


def test_it_shows_the_end_or_the_beginning_where_too_little_is_left_of_a_page(library: Library) -> None:
    made = [article.id for article in fill(library, 11)]
    with library.read() as c:
        second = lists.page(c, 1, READING_LIST, limit=5)
        third = lists.page(c, 1, READING_LIST, after=second.next, limit=5)
    with library.write() as c:
        for gone in (made[0], made[10]):
            states.set_archived(c, 1, gone, True)
    with library.read() as c:
        end = lists.page(c, 1, READING_LIST, after=third.next, limit=5)
        beginning = lists.page(c, 1, READING_LIST, before=third.previous, limit=5)
    assert [article.id for article in end.articles] == made[5:10]
    assert (end.previous is None, end.next) == (False, None)
    assert [article.id for article in beginning.articles] == made[1:6]
    assert (beginning.previous, beginning.next is None) == (None, False)


def test_it_pages_and_tells_neighbours_by_another_order(library: Library) -> None:
    made = fill(library, 7)
    longest = Listing("longest", "/longest", "", "", ARTICLES.c.deleted_at.is_(None), ARTICLES.c.words)
    with library.write() as c:
        for article in made:
            c.execute(update(ARTICLES).where(ARTICLES.c.id == article.id).values(words=article.id % 3))
    expected = sorted((article.id for article in made), key=lambda number: (number % 3, number), reverse=True)
    with library.read() as c:
        first = lists.page(c, 1, longest, limit=4)
        second = lists.page(c, 1, longest, after=first.next, limit=4)
        assert lists.page(c, 1, longest, before=second.previous, limit=4).articles == first.articles
        found = (*first.articles, *second.articles)
        around = [_neighbours(c, article, longest) for article in found]
    assert [article.id for article in found] == expected
    assert [each.previous.id if each.previous else None for each in around] == [None, *expected[:-1]]
    assert [each.next.id if each.next else None for each in around] == [*expected[1:], None]


def test_it_reads_a_page_neighbours_and_what_was_begun_by_one_statement_each_without_a_sort(
    library: Library,
) -> None:
    made = fill(library, 30)
    statements: list[tuple[str, object]] = []
    indexes: list[str] = []  # which each of them is to be answered from
    with library.read() as c:
        event.listen(c, "before_cursor_execute", lambda *args: statements.append((args[2], args[3])))
        listings = [*LISTINGS, *(each.failures for each in LISTINGS if each.failures)]
        for listing in listings:
            page = lists.page(c, 1, listing, limit=5)
            lists.page(c, 1, listing, after=page.next or Cursor(0, 1), limit=5)
            lists.page(c, 1, listing, before=Cursor(0, 1), limit=5)
            _neighbours(c, made[0], listing)
            indexes += [f"articles_{listing.name.partition(':')[0]}"] * (len(statements) - len(indexes))
        lists.continuing(c, 1)
        indexes.append("articles_continue")
        asked = [each for each in statements if each[0] != "BEGIN"]
        # The lists that are empty here have nothing after a cursor, and are looked at from their beginning.
        assert len({statement for statement, _parameters in asked}) == 4 * len(listings) + 1
        full = len(asked) - 3 * sum(not lists.page(c, 1, each, limit=1).articles for each in listings)
        assert full == 4 * len(listings) + 1
        plans = [_explain(c, statement, parameters) for statement, parameters in asked]
    # PostgreSQL chooses by how much an index holds, which is nothing here.
    names = indexes if library.engine.dialect.name == "sqlite" else [r"articles_\w+"] * len(plans)
    own = [f"(?:USING INDEX|Index Scan.* using) {name}\\b" for name in names]
    assert [plan for plan, of_it in zip(plans, own, strict=True) if not re.search(of_it, plan)] == []
    assert [plan for plan in plans if re.search(r"Sort|TEMP B-TREE|Seq Scan", plan)] == []


@pytest.mark.parametrize("listing", [each for each in LISTINGS if each.failures], ids=str)
def test_it_sets_what_could_not_be_read_apart(library: Library, listing: Listing) -> None:
    """What is on its way stays in its list, and so does what can be read though it was not to be had again."""
    above, failed, waiting, again, below = fill(library, 5)
    change = {"starred": states.set_starred, "archive": states.set_archived}.get(listing.name)
    with library.write() as c:
        for article in (above, failed, waiting, again, below):
            if change:
                change(c, 1, article.id, True)
        for article in (above, again, below):
            c.execute(update(ARTICLES).where(ARTICLES.c.id == article.id).values(ranking_key="k"))
        for article in (failed, again):
            articles.fail(c, article.id, "PageMissing", {"status": 404})
    with library.read() as c:
        found = lists.page(c, 1, listing, limit=9).articles
        assert listing.failures is not None
        failures = lists.page(c, 1, listing.failures, limit=9).articles
        kept = counts.find(c, 1).articles
        around, around_failed = _neighbours(c, waiting, listing), _neighbours(c, failed, listing)
    assert [each.id for each in found] == [above.id, waiting.id, again.id, below.id]
    assert [each.id for each in failures] == [failed.id]
    assert (kept[listing.name], kept[listing.failures.name]) == (4, 1)
    found = (around.previous, around.next, around_failed.next)
    assert [each and each.id for each in found] == [above.id, again.id, waiting.id]


def _explain(c: Connection, statement: str, parameters: Any) -> str:
    if c.dialect.name == "sqlite":
        plan = c.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
    else:
        c.exec_driver_sql("SET LOCAL enable_seqscan = off")  # which thirty rows are the best plan for
        plan = c.exec_driver_sql(f"EXPLAIN {statement}", parameters).all()
    return " ".join(str(row[-1]) for row in plan)


@pytest.mark.parametrize("text", ["", "1", "1.2.3", "a.b", "-1.2", "1.2; DROP TABLE", "9" * 30 + ".1"])
def test_it_refuses_a_cursor_that_is_none(text: str) -> None:
    with pytest.raises(ValueError, match="no place"):
        Cursor.parse(text)


def test_it_finds_the_unread_article_that_was_read_last(library: Library) -> None:
    first, second, third, fourth = fill(library, 4)
    with library.write() as c:
        assert lists.continuing(c, 1) is None
        for article, share in ((first, 0.5), (second, 0.4), (third, 0.99), (fourth, 0.001)):
            states.set_position(c, 1, article.id, share, None, None)
        found = lists.continuing(c, 1)
        assert found is not None
        assert found.id == second.id

        states.set_read(c, 1, second.id, True)
        found = lists.continuing(c, 1)
        assert found is not None
        assert found.id == first.id
