"""Remembers the keys of actions, so that one which a device sends twice is done once."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, delete, select, update

from webapp.library import moments
from webapp.library.keeping import keep_once
from webapp.library.tables import ACTIONS, PEOPLE

_a = ACTIONS.c
Claim = Literal["new", "being done", "done"]


def claim(c: Connection, person: int, key: str, *, given_up_before: datetime) -> Claim:
    """Begin an action, unless it is done or being done.

    One begun before that moment whose end nobody saw (a crash) begins anew.
    """
    # Writers of one person wait for each other here (PostgreSQL; SQLite has one writer anyway).
    c.execute(select(PEOPLE.c.id).where(PEOPLE.c.id == person).with_for_update())
    this = (_a.person == person) & (_a.key == key)
    c.execute(delete(ACTIONS).where(this, ~_a.is_done, _a.at < moments.to_column(given_up_before)))
    is_done = c.execute(select(_a.is_done).where(this)).scalar_one_or_none()
    if is_done is None:
        keep_once(c, ACTIONS, {"person": person, "key": key, "at": moments.now(), "is_done": False})
        return "new"
    return "done" if is_done else "being done"


def finish(c: Connection, person: int, key: str) -> None:
    """Remember that an action is done."""
    c.execute(update(ACTIONS).where(_a.person == person, _a.key == key).values(is_done=True))


def forget(c: Connection, person: int, key: str) -> None:
    """Forget an action that could not be done: it may be tried again."""
    c.execute(delete(ACTIONS).where(_a.person == person, _a.key == key))


def purge(c: Connection, before: datetime) -> int:
    """Forget the actions from before a moment; returns how many."""
    return c.execute(delete(ACTIONS).where(_a.at < moments.to_column(before))).rowcount
