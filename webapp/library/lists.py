"""Pages of a list, by key and never by offset, and an article's neighbours in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from sqlalchemy import (
    CompoundSelect,
    Connection,
    Select,
    Tuple,
    bindparam,
    literal,
    select,
    tuple_,
    union_all,
)

from webapp.library import moments
from webapp.library.listings import Listing
from webapp.library.records import Article, ArticlePage, Cursor, Neighbours
from webapp.library.rows import article_from
from webapp.library.tables import ARTICLES, BEING_READ

_a = ARTICLES.c


def page(
    c: Connection,
    person: int,
    listing: Listing,
    *,
    after: Cursor | None = None,
    before: Cursor | None = None,
    limit: int,
) -> ArticlePage:
    """A page of a list: its first, or the one after or before a cursor.

    One statement, unless too little is left there by now: then it is the list's last page or its first.
    """
    if before is not None:
        rows = _rows(c, _above(listing), person, before, limit + 1)
        if len(rows) < limit:
            return page(c, person, listing, limit=limit)
        found, has_more = tuple(reversed(rows[:limit])), len(rows) > limit
        return _page(listing, found, has_previous=has_more, has_next=True)
    rows = _rows(c, _below(listing) if after else _first(listing), person, after, limit + 1)
    if after is not None and not rows:
        itself_too = Cursor(after.key, after.id - 1)
        return replace(page(c, person, listing, before=itself_too, limit=limit), next=None)
    return _page(listing, tuple(rows[:limit]), has_previous=after is not None, has_next=len(rows) > limit)


def page_around(c: Connection, person: int, listing: Listing, place: Cursor, *, limit: int) -> ArticlePage:
    """The page that has this place in its middle, or the first one where that holds it. Two statements."""
    above = _rows(c, _above(listing), person, place, limit // 2 + 1)
    is_on_first = len(above) <= limit // 2
    return page(c, person, listing, after=None if is_on_first else _place_of(listing, above[-1]), limit=limit)


def neighbours(
    c: Connection, person: int, article: Article, listing: Listing, *, page_length: int
) -> Neighbours:
    """What stands around an article's own place, also where it is no longer in the list itself.

    One statement.
    """
    place = _place_of(listing, article)
    asked = _asked(person, place, 1) | {"skipped": page_length - 1}
    found = {row["stands"]: article_from(row) for row in c.execute(_around(listing), asked).mappings()}
    return Neighbours(
        place=place,
        previous=found.get("above"),
        next=found.get("below"),
        itself=found.get("itself"),
        is_on_first_page="a page above" not in found,
    )


def continuing(c: Connection, person: int) -> Article | None:
    """The unread article that was read last, and neither only begun nor finished. One statement."""
    found = _rows(c, _CONTINUING, person, None, 1)
    return found[0] if found else None


Chosen = Select[tuple[object, ...]]
_CONTINUING: Chosen = (
    select(ARTICLES)
    .where(_a.person == bindparam("person"), BEING_READ)
    .order_by(_a.position_at.desc())
    .limit(bindparam("limit"))
)
# A list's statements are put together once: that takes several times as long as the answer.
_MADE_LISTS = 64


@lru_cache(_MADE_LISTS)
def _first(listing: Listing) -> Chosen:
    """A list from its beginning on."""
    members = select(ARTICLES).where(_a.person == bindparam("person"), listing.members)
    return members.order_by(listing.order.desc(), _a.id.desc()).limit(bindparam("limit"))


@lru_cache(_MADE_LISTS)
def _below(listing: Listing) -> Chosen:
    """A list from a place on."""
    return _first(listing).where(_key(listing) < _PLACE)


@lru_cache(_MADE_LISTS)
def _above(listing: Listing) -> Chosen:
    """A list from a place back to its beginning."""
    return _first(listing).where(_key(listing) > _PLACE).order_by(None).order_by(listing.order, _a.id)


@lru_cache(_MADE_LISTS)
def _around(listing: Listing) -> CompoundSelect[tuple[object, ...]]:
    asked = {
        "above": _above(listing),
        "below": _below(listing),
        "itself": select(ARTICLES).where(
            _a.person == bindparam("person"), _a.id == bindparam("id"), listing.members
        ),
        "a page above": _above(listing).offset(bindparam("skipped")),
    }
    found = [each.add_columns(literal(name).label("stands")).subquery() for name, each in asked.items()]
    return union_all(*map(select, found))


_PLACE = tuple_(bindparam("key"), bindparam("id"))


def _key(listing: Listing) -> Tuple:
    return tuple_(listing.order, _a.id)


def _asked(person: int, place: Cursor | None, limit: int) -> dict[str, int]:
    asked = {"person": person, "limit": limit}
    return asked if place is None else asked | {"key": place.key, "id": place.id}


def _rows(c: Connection, chosen: Chosen, person: int, place: Cursor | None, limit: int) -> list[Article]:
    return [article_from(row) for row in c.execute(chosen, _asked(person, place, limit)).mappings()]


def _page(listing: Listing, found: tuple[Article, ...], *, has_previous: bool, has_next: bool) -> ArticlePage:
    return ArticlePage(
        found,
        previous=_place_of(listing, found[0]) if found and has_previous else None,
        next=_place_of(listing, found[-1]) if found and has_next else None,
    )


def _place_of(listing: Listing, article: Article) -> Cursor:
    """An article's own place, wherever it is by now."""
    found = getattr(article, listing.order.name)
    return Cursor(moments.to_column(found) if isinstance(found, datetime) else found, article.id)
