"""Removes for good what was deleted, and remembers that it was: other devices must hear of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, select

from webapp.library import moments
from webapp.library.keeping import keep_once
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
    chosen = select(_a.id, _a.uid, _a.person, _a.deleted_at).where(_a.id.in_(article_ids), is_due)
    purged = 0
    for article_id, uid, person, deleted_at in c.execute(chosen.order_by(_a.person, _a.id)).all():
        change = next_change(c, person)  # its readers wait from here on: one may have undone the deletion
        if c.execute(delete(ARTICLES).where(_a.id == article_id, is_due)).rowcount:
            keep_once(
                c, DELETIONS, {"uid": uid, "person": person, "change": change, "deleted_at": deleted_at}
            )
            purged += 1
    return purged
