"""Finds, removes and brings back what of a list could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, select

from webapp.library import moments, states
from webapp.library.listings import Listing
from webapp.library.tables import ARTICLES, FAILED

_a = ARTICLES.c


def find_ids(
    c: Connection, person: int, listing: Listing, saved_before: datetime | None = None
) -> Sequence[int]:
    """Find a list's failures, newest first."""
    if listing.failures is None:
        return ()
    chosen = select(_a.id).where(_a.person == person, listing.failures.members)
    if saved_before is not None:
        chosen = chosen.where(_a.listed_at <= moments.to_column(saved_before))
    return c.execute(chosen.order_by(_a.listed_at.desc(), _a.id.desc())).scalars().all()


def delete_all(c: Connection, person: int, listing: Listing, at: datetime | None = None) -> int:
    """Delete a list's failures, all at one moment, as the table holds it: an undo knows them by it.

    Asked for `at` a moment before now, those that were saved later stay.
    """
    moment = moments.now()
    states.set_deleted(c, person, find_ids(c, person, listing, at), moment)
    return moment


def restore_all(c: Connection, person: int, deleted_at: int) -> None:
    """Bring back the failures that `delete_all` deleted then."""
    chosen = select(_a.id).where(_a.person == person, _a.deleted_at == deleted_at, FAILED)
    states.set_deleted(c, person, c.execute(chosen).scalars().all(), None)
