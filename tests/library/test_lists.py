"""Lists: one order for all, paged by key, read from an index; neighbours by place, not by membership."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from sqlalchemy import event

from webapp.library import LISTS, Article, Cursor, Library, articles, lists, people, states

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)


def fill(library: Library, count: int) -> list[Article]:
    """Articles, newest first; every third moment is shared by two of them."""
    made = []
    with library.writing() as c:
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
    with library.reading() as c:
        page = lists.page(c, 1, "unread", limit=5)
        while True:
            seen += [article.id for article in page.articles]
            places.append(page)
            if page.next is None:
                break
            page = lists.page(c, 1, "unread", after=Cursor.parse(str(page.next)), limit=5)
        assert seen == made
        for earlier, later in pairwise(places):
            assert later.previous is not None
            back = lists.page(c, 1, "unread", before=later.previous, limit=5)
            assert back.articles == earlier.articles
        assert places[0].previous is None


def test_it_keeps_a_page_steady_while_articles_are_added(library: Library) -> None:
    fill(library, 10)
    with library.reading() as c:
        first = lists.page(c, 1, "unread", limit=5)
        second = lists.page(c, 1, "unread", after=first.next, limit=5)
    with library.writing() as c:
        articles.add(c, 1, url=None, address_key="new", came_from="paste")
    with library.reading() as c:
        assert lists.page(c, 1, "unread", after=first.next, limit=5).articles == second.articles


@pytest.mark.parametrize("change", [states.set_read, states.set_archived])
def test_it_tells_neighbours_also_after_the_article_has_left_the_list(library: Library, change) -> None:
    above, article, below = fill(library, 3)
    with library.writing() as c:
        change(c, 1, article.id, True)
    with library.reading() as c:
        previous, next_ = lists.neighbours(c, 1, article, "unread")
        assert previous is not None and next_ is not None
        assert (previous.id, next_.id) == (above.id, below.id)
        assert lists.neighbours(c, 1, above, "unread")[0] is None
        assert lists.neighbours(c, 1, below, "unread")[1] is None


def test_it_counts_each_list(library: Library) -> None:
    made = fill(library, 6)
    with library.writing() as c:
        states.set_read(c, 1, made[0].id, True)
        states.set_archived(c, 1, made[1].id, True)
        states.set_starred(c, 1, made[1].id, True)
        states.delete(c, 1, made[2].id)
    with library.reading() as c:
        assert lists.counts(c, 1) == {"unread": 3, "starred": 1, "archive": 1, "all": 5, "deleted": 1}
        for name in LISTS:
            page = lists.page(c, 1, name, limit=10)
            assert len(page.articles) == lists.counts(c, 1)[name]


def test_it_reads_a_page_by_one_statement_without_a_sort(library: Library) -> None:
    fill(library, 30)
    statements: list[tuple[str, object]] = []
    with library.reading() as c:
        event.listen(c, "before_cursor_execute", lambda *args: statements.append((args[2], args[3])))
        for name in LISTS:
            page = lists.page(c, 1, name, limit=5)
            lists.page(c, 1, name, after=page.next or Cursor(0, 1), limit=5)
            lists.page(c, 1, name, before=Cursor(0, 1), limit=5)
        asked = [each for each in statements if each[0] != "BEGIN"]
        assert len(asked) == 3 * len(LISTS)
        if c.dialect.name != "sqlite":
            return
        for statement, parameters in asked:
            plan = c.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
            said = " ".join(str(row[-1]) for row in plan)
            assert "USING INDEX articles_" in said, said
            assert "TEMP B-TREE" not in said, said


@pytest.mark.parametrize("text", ["", "1", "1.2.3", "a.b", "-1.2", "1.2; DROP TABLE", "9" * 30 + ".1"])
def test_it_refuses_a_cursor_that_is_none(text: str) -> None:
    with pytest.raises(ValueError, match="no place"):
        Cursor.parse(text)


def test_it_finds_the_unread_article_that_was_read_last(library: Library) -> None:
    first, second, third, fourth = fill(library, 4)
    with library.writing() as c:
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
