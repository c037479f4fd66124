"""Persons, and the sequence of changes that each has."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlalchemy import Connection, select, update

from webapp.library import moments
from webapp.library.tables import PEOPLE


def sole_person(c: Connection) -> int:
    """The person that the first migration made."""
    found: int = c.execute(select(PEOPLE.c.id).order_by(PEOPLE.c.id).limit(1)).scalar_one()
    return found


def next_change(c: Connection, person: int) -> int:
    """Take the next number of a person's sequence; writers of one person wait for each other here."""
    raised = update(PEOPLE).where(PEOPLE.c.id == person).values(change=PEOPLE.c.change + 1)
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


def keep_preferences(c: Connection, person: int, chosen: Mapping[str, str]) -> None:
    """Keep it, in place of what was kept before."""
    kept = json.dumps(dict(chosen), separators=(",", ":"))
    c.execute(update(PEOPLE).where(PEOPLE.c.id == person).values(preferences=kept))
