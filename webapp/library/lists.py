"""Lists of articles, newest first: paged by key, never by offset; and an article's neighbours in them."""

from __future__ import annotations

from functools import lru_cache

from sqlalchemy import Connection, Select, bindparam, case, func, select, tuple_

from webapp.library import moments
from webapp.library.records import Article, ArticlePage, Cursor
from webapp.library.rows import article_from
from webapp.library.tables import ARTICLES, MEMBERS

_a = ARTICLES.c
_NEWEST_FIRST = (_a.listed_at.desc(), _a.id.desc())
_OLDEST_FIRST = (_a.listed_at, _a.id)
BEGUN = (0.02, 0.97)  # the shares between which an article is being read


def page(
    c: Connection,
    person: int,
    list_name: str,
    *,
    after: Cursor | None = None,
    before: Cursor | None = None,
    limit: int,
) -> ArticlePage:
    """A page of a list: its first, or the one after or before a cursor. One statement."""
    if before is not None:
        rows = _rows(c, _newer(_members(person, list_name), before).limit(limit + 1))
        found, has_newer = tuple(reversed(rows[:limit])), len(rows) > limit
        return _page(found, has_newer=has_newer, has_older=True)
    members = (
        _older(_members(person, list_name), after)
        if after
        else _members(person, list_name).order_by(*_NEWEST_FIRST)
    )
    rows = _rows(c, members.limit(limit + 1))
    return _page(tuple(rows[:limit]), has_newer=after is not None, has_older=len(rows) > limit)


def continuing(c: Connection, person: int) -> Article | None:
    """The unread article that was read last, and neither only begun nor finished. One statement."""
    begun = _a.position_at.is_not(None) & _a.position.between(*BEGUN)
    found = _rows(c, _members(person, "unread").where(begun).order_by(_a.position_at.desc()).limit(1))
    return found[0] if found else None


def counts(c: Connection, person: int) -> dict[str, int]:
    """How many articles each list holds. One statement."""
    sums = [
        func.coalesce(func.sum(case((where, 1), else_=0)), 0).label(name) for name, where in MEMBERS.items()
    ]
    row = c.execute(select(*sums).where(_a.person == person)).mappings().one()
    return {name: int(row[name]) for name in MEMBERS}


def neighbours(
    c: Connection, person: int, article: Article, list_name: str
) -> tuple[Article | None, Article | None]:
    """The articles above and below this one's own place, also where it is no longer in the list itself."""
    asked = {"person": person, "at": moments.to_column(article.listed_at), "id": article.id}
    newer, older = (c.execute(each, asked).mappings().first() for each in _around(list_name))
    return (article_from(newer) if newer else None), (article_from(older) if older else None)


@lru_cache  # one for each list: putting them together takes longer than answering them
def _around(list_name: str) -> tuple[Select[tuple[object, ...]], Select[tuple[object, ...]]]:
    members = select(ARTICLES).where(_a.person == bindparam("person"), MEMBERS[list_name])
    own, place = tuple_(_a.listed_at, _a.id), tuple_(bindparam("at"), bindparam("id"))
    newer = members.where(own > place).order_by(*_OLDEST_FIRST).limit(1)
    older = members.where(own < place).order_by(*_NEWEST_FIRST).limit(1)
    return newer, older


def _members(person: int, list_name: str) -> Select[tuple[object, ...]]:
    return select(ARTICLES).where(_a.person == person, MEMBERS[list_name])


def _older(members: Select[tuple[object, ...]], place: Cursor) -> Select[tuple[object, ...]]:
    below = tuple_(_a.listed_at, _a.id) < tuple_(place.listed_at, place.id)
    return members.where(below).order_by(*_NEWEST_FIRST)


def _newer(members: Select[tuple[object, ...]], place: Cursor) -> Select[tuple[object, ...]]:
    above = tuple_(_a.listed_at, _a.id) > tuple_(place.listed_at, place.id)
    return members.where(above).order_by(*_OLDEST_FIRST)


def _rows(c: Connection, chosen: Select[tuple[object, ...]]) -> list[Article]:
    return [article_from(row) for row in c.execute(chosen).mappings()]


def _page(found: tuple[Article, ...], *, has_newer: bool, has_older: bool) -> ArticlePage:
    return ArticlePage(
        found,
        previous=_cursor(found[0]) if found and has_newer else None,
        next=_cursor(found[-1]) if found and has_older else None,
    )


def _cursor(article: Article) -> Cursor:
    return Cursor(moments.to_column(article.listed_at), article.id)
