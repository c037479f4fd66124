"""Removes for good what was deleted, and remembers that it was: other devices must hear of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from sqlalchemy import ColumnElement, Connection, delete, insert, select

from webapp.library import moments
from webapp.library.people import next_change
from webapp.library.tables import ARTICLES, DELETIONS

_a = ARTICLES.c


def find_due(c: Connection, before: datetime, limit: int) -> Sequence[int]:
    """Find articles deleted before a moment."""
    chosen = select(_a.id).where(_a.deleted_at < moments.to_column(before)).limit(limit)
    return c.execute(chosen).scalars().all()


def purge(c: Connection, article_ids: Collection[int], before: datetime) -> int:
    """Remove those of these articles that are still deleted since before a moment; returns how many.

    What they alone needed (page, ranking, images) is left for `unreferenced` to find.
    """
    is_due = _a.deleted_at < moments.to_column(before)
    chosen = select(_a.person, _a.id).where(_a.id.in_(article_ids), is_due).order_by(_a.person)
    by_person = groupby(c.execute(chosen).all(), key=itemgetter(0))
    return sum(
        _purge(c, person, [article_id for _, article_id in rows], is_due) for person, rows in by_person
    )


def _purge(c: Connection, person: int, article_ids: Collection[int], is_due: ColumnElement[bool]) -> int:
    """One person's. Their other writers wait from the first line on: one may just have undone a deletion."""
    last = next_change(c, person, len(article_ids))
    gone = delete(ARTICLES).where(_a.id.in_(article_ids), is_due).returning(_a.uid, _a.deleted_at)
    tombstones = [
        {"uid": uid, "person": person, "change": last - number, "deleted_at": deleted_at}
        for number, (uid, deleted_at) in enumerate(c.execute(gone).all())
    ]
    if tombstones:
        c.execute(insert(DELETIONS), tombstones)
    return len(tombstones)
