"""Goes through all articles a few at a time, so that no statement is as long as the library."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, func, select

from webapp import limits
from webapp.library.tables import ARTICLES, PEOPLE

_a = ARTICLES.c


def look_through(
    c: Connection, is_due: ColumnElement[bool], before: int | None, *, at_most: int
) -> tuple[list[int], int | None]:
    """Find the next articles of which something holds, from the one saved last to the first.

    `before` is the place where the last look ended. Returns the articles' ids, and the place where this one
    ended: None at the end. A look goes over no more articles than `limits` says, due or not.
    """
    if before is None:
        before = (c.execute(select(func.max(_a.id))).scalar_one() or 0) + 1
    after = before - limits.PORTION_LOOKED_AT
    chosen = select(_a.id).join(PEOPLE, PEOPLE.c.id == _a.person).where(is_due)
    chosen = chosen.where(_a.id < before, _a.id >= after).order_by(_a.id.desc()).limit(at_most)
    found = list(c.execute(chosen).scalars())
    place = found[-1] if len(found) == at_most else after
    return found, place if place > 1 else None
