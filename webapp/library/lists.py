"""Pages of a list, by key and never by offset, and an article's neighbours in it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Select, Tuple, literal, select, tuple_, union_all

from webapp.library import moments
from webapp.library.listings import Listing
from webapp.library.records import Article, ArticlePage, Cursor
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
    """A page of a list: its first, or the one after or before a cursor. One statement."""
    if before is not None:
        rows = _rows(c, _above(person, listing, before).limit(limit + 1))
        found, has_more = tuple(reversed(rows[:limit])), len(rows) > limit
        return _page(listing, found, has_previous=has_more, has_next=True)
    rows = _rows(c, _below(person, listing, after).limit(limit + 1))
    return _page(listing, tuple(rows[:limit]), has_previous=after is not None, has_next=len(rows) > limit)


def neighbours(
    c: Connection, person: int, article: Article, listing: Listing
) -> tuple[Article | None, Article | None]:
    """The articles above and below this one's own place, also where it is no longer in the list itself.

    One statement.
    """
    place = _cursor(listing, article)
    above = _above(person, listing, place).add_columns(literal(value=True).label("is_above")).limit(1)
    below = _below(person, listing, place).add_columns(literal(value=False).label("is_above")).limit(1)
    both = union_all(select(above.subquery("above")), select(below.subquery("below")))
    found = {row["is_above"]: article_from(row) for row in c.execute(both).mappings()}
    return found.get(True), found.get(False)


def continuing(c: Connection, person: int) -> Article | None:
    """The unread article that was read last, and neither only begun nor finished. One statement."""
    chosen = select(ARTICLES).where(_a.person == person, BEING_READ)
    found = _rows(c, chosen.order_by(_a.position_at.desc()).limit(1))
    return found[0] if found else None


def _below(person: int, listing: Listing, place: Cursor | None) -> Select[tuple[object, ...]]:
    """A list from its beginning or a place on."""
    members = _members(person, listing).order_by(listing.order.desc(), _a.id.desc())
    return members if place is None else members.where(_key(listing) < tuple_(place.key, place.id))


def _above(person: int, listing: Listing, place: Cursor) -> Select[tuple[object, ...]]:
    """A list from a place back to its beginning."""
    members = _members(person, listing).order_by(listing.order, _a.id)
    return members.where(_key(listing) > tuple_(place.key, place.id))


def _members(person: int, listing: Listing) -> Select[tuple[object, ...]]:
    return select(ARTICLES).where(_a.person == person, listing.members)


def _key(listing: Listing) -> Tuple:
    return tuple_(listing.order, _a.id)


def _rows(c: Connection, chosen: Select[tuple[object, ...]]) -> list[Article]:
    return [article_from(row) for row in c.execute(chosen).mappings()]


def _page(listing: Listing, found: tuple[Article, ...], *, has_previous: bool, has_next: bool) -> ArticlePage:
    return ArticlePage(
        found,
        previous=_cursor(listing, found[0]) if found and has_previous else None,
        next=_cursor(listing, found[-1]) if found and has_next else None,
    )


def _cursor(listing: Listing, article: Article) -> Cursor:
    """An article's own place, wherever it is by now."""
    found = getattr(article, listing.order.name)
    return Cursor(moments.to_column(found) if isinstance(found, datetime) else found, article.id)
