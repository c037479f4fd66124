"""Removes for good what was deleted, and remembers that it was: other devices must hear of it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, select

from webapp.library import moments
from webapp.library.keeping import keep_once
from webapp.library.people import next_change
from webapp.library.tables import ARTICLES, DELETIONS

_a = ARTICLES.c


def purge(c: Connection, before: datetime) -> int:
    """Remove the articles deleted before a moment; returns how many."""
    old = select(_a.id, _a.uid, _a.person, _a.deleted_at).where(_a.deleted_at < moments.to_column(before))
    rows = c.execute(old).all()
    for article_id, uid, person, deleted_at in rows:
        change = next_change(c, person)
        keep_once(c, DELETIONS, {"uid": uid, "person": person, "change": change, "deleted_at": deleted_at})
        c.execute(delete(ARTICLES).where(_a.id == article_id))
    return len(rows)
