"""The keys of actions, so that one which a device sends twice is done once and answered alike.

A key is kept by the transaction that does its action: both are on disk, or neither is.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, select, update

from webapp.errors import ActionUnderWay, KeyReused
from webapp.library import moments
from webapp.library.keeping import keep_once
from webapp.library.opening import Library
from webapp.library.tables import ACTIONS

_a = ACTIONS.c


@dataclass(frozen=True, slots=True)
class Action:
    """What a person's device does under a key of its making; the fingerprint tells it from other actions."""

    person: int
    key: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to an action: a status, and where it leads; neither where a crash lost them."""

    status: int | None
    location: str | None


class ActionLibrary(Library):
    """The library for one action: its first transaction keeps the action's key too."""

    def __init__(self, library: Library, action: Action) -> None:
        super().__init__(library.engine, library.image_files.folder)
        self._action = action
        self.has_key = False

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction as the library's own. Raises: ActionUnderWay."""
        with super().write() as c:
            if not self.has_key:
                claim(c, self._action)
            yield c
        self.has_key = True


def find_answer(c: Connection, action: Action, *, lost_before: datetime) -> Answer | None:
    """Find what was answered to an action; None where it is not done.

    One that was done before `lost_before` and has no answer will get none any more.
    Raises: KeyReused, ActionUnderWay.
    """
    row = c.execute(select(ACTIONS).where(_is(action))).one_or_none()
    if row is None:
        return None
    if row.fingerprint not in (None, action.fingerprint):
        raise KeyReused
    if row.status is None and row.at >= moments.to_column(lost_before):
        raise ActionUnderWay
    return Answer(row.status, row.location)


def claim(c: Connection, action: Action) -> None:
    """Keep an action's key with what this transaction does.

    Waits for another transaction with the same key. Raises: ActionUnderWay where that one was faster.
    """
    values = {"person": action.person, "key": action.key, "fingerprint": action.fingerprint}
    if not keep_once(c, ACTIONS, {**values, "at": moments.now()}):
        raise ActionUnderWay


def keep_answer(c: Connection, action: Action, answer: Answer) -> None:
    """Keep what was answered to an action whose key is kept."""
    values = {"status": answer.status, "location": answer.location}
    c.execute(update(ACTIONS).where(_is(action)).values(values))


def forget(c: Connection, action: Action) -> None:
    """Forget an action that was refused after all: it may be tried again."""
    c.execute(delete(ACTIONS).where(_is(action)))


def purge(c: Connection, before: datetime) -> int:
    """Forget the actions from before a moment; returns how many."""
    return c.execute(delete(ACTIONS).where(_a.at < moments.to_column(before))).rowcount


def _is(action: Action) -> ColumnElement[bool]:
    return (_a.person == action.person) & (_a.key == action.key)
