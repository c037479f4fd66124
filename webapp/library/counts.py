"""How many articles each list holds: kept by the database (counting.py), and never counted for a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, func, insert, literal, select, true

from webapp.library.people import next_change
from webapp.library.tables import ARTICLES, COUNTS, MEMBERS, PEOPLE

_k = COUNTS.c
_FIND = (
    select(PEOPLE.c.change, _k.list, _k.articles)
    .select_from(PEOPLE.outerjoin(COUNTS, _k.person == PEOPLE.c.id))
    .where(PEOPLE.c.id == bindparam("person"))
)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many articles each list holds, by its name, at the change with this number."""

    change: int
    articles: Mapping[str, int]


def find(c: Connection, person: int) -> Counts:
    """Find a person's counts, and the number of the last change of their library. One statement."""
    rows = c.execute(_FIND, {"person": person}).all()
    kept = {row.list: row.articles for row in rows if row.list is not None}
    return Counts(rows[0].change, dict.fromkeys(MEMBERS, 0) | kept)


def recount(c: Connection, person: int) -> bool:
    """Count a person's articles anew; returns whether the kept counts were wrong.

    It takes a change of its own where they were, so that no browser goes on showing them. Writers wait.
    """
    c.execute(select(PEOPLE.c.id).where(PEOPLE.c.id == person).with_for_update())
    kept = find(c, person).articles
    count_all(c, person)
    is_wrong = find(c, person).articles != kept
    if is_wrong:
        next_change(c, person)
    return is_wrong


def count_all(c: Connection, person: int | None = None) -> None:
    """Count everybody's articles, or one person's, and keep that in place of what is kept."""
    c.execute(delete(COUNTS).where(true() if person is None else _k.person == person))
    whose = true() if person is None else ARTICLES.c.person == person
    for name, where in MEMBERS.items():
        counted = select(ARTICLES.c.person, literal(name), func.count()).where(where, whose)
        into = insert(COUNTS).from_select(["person", "list", "articles"], counted.group_by(ARTICLES.c.person))
        c.execute(into)
