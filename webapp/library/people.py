"""Persons, and the sequence of changes that each has."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, select, update

from webapp.library import moments
from webapp.library.records import Person
from webapp.library.tables import PEOPLE

_SOLE = select(PEOPLE.c.id, PEOPLE.c.preferences).order_by(PEOPLE.c.id).limit(1)


def sole_reader(c: Connection) -> Person:
    """The person that the first migration made. One statement."""
    person, preferences = c.execute(_SOLE).one()
    return Person(person, json.loads(preferences or "{}"))


def sole_person(c: Connection) -> int:
    """Their id alone."""
    return sole_reader(c).id


def next_change(c: Connection, person: int, count: int = 1) -> int:
    """Take the next number of a person's sequence, or the next `count` numbers; returns the last one.

    Writers of one person wait for each other here.
    """
    raised = update(PEOPLE).where(PEOPLE.c.id == person).values(change=PEOPLE.c.change + count)
    found: int = c.execute(raised.returning(PEOPLE.c.change)).scalar_one()
    return found


def offer_starter(c: Connection, person: int) -> bool:
    """Remember the first start of this person's library; whether this is it."""
    first = update(PEOPLE).where(PEOPLE.c.id == person, PEOPLE.c.starter_offered_at.is_(None))
    return bool(c.execute(first.values(starter_offered_at=moments.now())).rowcount)


def preferences(c: Connection, person: int) -> dict[str, str]:
    """What this person chose, name → choice."""
    kept = c.execute(select(PEOPLE.c.preferences).where(PEOPLE.c.id == person)).scalar_one()
    found: dict[str, str] = json.loads(kept or "{}")
    return found


def keep_preferences(
    c: Connection, person: int, changes: Mapping[str, str], at: datetime | None = None
) -> None:
    """Keep changes beside what was chosen before. What was chosen after `at` (None: now) stays."""
    changed = _when_chosen(c, person)
    moment = moments.now() if at is None else moments.to_column(at)
    kept = {name: choice for name, choice in changes.items() if at is None or changed.get(name, 0) <= moment}
    values = {
        "preferences": _json({**preferences(c, person), **kept}),
        "preferences_changed": _json({**changed, **dict.fromkeys(kept, moment)}),
    }
    c.execute(update(PEOPLE).where(PEOPLE.c.id == person).values(values))


def _when_chosen(c: Connection, person: int) -> dict[str, int]:
    """Name → moment. Other writers of this person wait until this transaction ends (PostgreSQL)."""
    chosen = select(PEOPLE.c.preferences_changed).where(PEOPLE.c.id == person).with_for_update()
    found: dict[str, int] = json.loads(c.execute(chosen).scalar_one() or "{}")
    return found


def _json(values: Mapping[str, str | int]) -> str:
    return json.dumps(dict(values), separators=(",", ":"))
