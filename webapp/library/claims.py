"""Claims jobs: finds the one to do next by walks of indexes, and takes a lease on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from itertools import pairwise

from sqlalchemy import ColumnElement, Connection, Select, func, select, update

from webapp import limits
from webapp.library import moments
from webapp.library.records import Job, JobKind
from webapp.library.tables import JOBS

_j = JOBS.c
_LOOKED_AT = 100  # of those that fetch, oldest first, before others than busy hosts' are looked for
_FETCH_LOCK = 0x6E757466  # "nutf": the number of PostgreSQL's advisory lock


def is_waiting(c: Connection, priorities: Sequence[int], now: datetime, *, fetches: bool) -> bool:
    """Whether there is a job to claim: a look that locks nothing."""
    return _find_next(c, priorities, now, fetches=fetches) is not None


def claim(
    c: Connection, priorities: Sequence[int], owner: str, now: datetime, until: datetime, *, fetches: bool
) -> Job | None:
    """Take a lease on the job to do next, of these priorities, the best first, the oldest of one priority.

    Of those that fetch, so many are done at once as `limits` says, in all and of one host.
    """
    if fetches and c.dialect.name == "postgresql":  # else two could count at once; SQLite has one writer
        c.execute(select(func.pg_advisory_xact_lock(_FETCH_LOCK)))
    job_id = _find_next(c, priorities, now, fetches=fetches, takes=True)
    return None if job_id is None else _lease(c, _j.id == job_id, owner, until)


def _find_next(
    c: Connection, priorities: Sequence[int], now: datetime, *, fetches: bool, takes: bool = False
) -> int | None:
    """Find the job to do next; what `takes` it passes over what others are about to take (PostgreSQL)."""
    if not fetches:
        oldest = [
            _waiting(each, now).where(_j.host.is_(None)).order_by(_j.run_at, _j.id).limit(1)
            for each in priorities
        ]
        looks = (each.with_for_update(skip_locked=True) if takes else each for each in oldest)
        found = (c.execute(each).scalar_one_or_none() for each in looks)
        return next((job_id for job_id in found if job_id is not None), None)
    running = _count_fetching(c)
    if sum(running.values()) >= limits.FETCHES_AT_ONCE:
        return None
    busy = sorted(host for host, count in running.items() if count >= limits.FETCHES_PER_HOST)
    fetching = (_waiting(each, now).where(_j.host.is_not(None)) for each in priorities)
    return next((job_id for each in fetching if (job_id := _find_fetch(c, each, busy)) is not None), None)


def _waiting(priority: int, now: datetime) -> Select[int]:
    return select(_j.id).where(
        _j.leased_by.is_(None), _j.priority == priority, _j.run_at <= moments.to_column(now)
    )


def _find_fetch(c: Connection, waiting: Select[int], busy: Sequence[str]) -> int | None:
    """Find the oldest whose host is not busy; however many of busy hosts stand before it, in a few steps."""
    oldest = waiting.add_columns(_j.host).order_by(_j.run_at, _j.id).limit(_LOOKED_AT if busy else 1)
    rows = c.execute(oldest).all()
    found = next((int(row.id) for row in rows if row.host not in busy), None)
    if found is not None or len(rows) < _LOOKED_AT:
        return found
    # The next ones are looked for by host (`jobs_hosts`), between the busy ones.
    edges = [None, *busy, None]
    heads = [
        row
        for low, high in pairwise(edges)
        if (row := c.execute(_between(waiting, low, high)).one_or_none()) is not None
    ]
    return min(((row.run_at, int(row.id)) for row in heads), default=(0, None))[1]


def _between(waiting: Select[int], low: str | None, high: str | None) -> Select[int, int]:
    """The first of the hosts between two."""
    chosen = waiting.add_columns(_j.run_at).order_by(_j.host, _j.run_at, _j.id).limit(1)
    if low is not None:
        chosen = chosen.where(_j.host > low)
    return chosen if high is None else chosen.where(_j.host < high)


def _count_fetching(c: Connection) -> dict[str, int]:
    """How many jobs fetch from each host now."""
    counted = select(_j.host, func.count()).where(_j.leased_by.is_not(None), _j.host.is_not(None))
    return {host: count for host, count in c.execute(counted.group_by(_j.host)) if host is not None}


def claim_subject(c: Connection, kind: JobKind, subject: int, owner: str, until: datetime) -> Job | None:
    """Take a lease on the job of this kind and subject, whenever it was to be done."""
    return _lease(c, (_j.kind == kind) & (_j.subject == subject), owner, until)


def _lease(c: Connection, this: ColumnElement[bool], owner: str, until: datetime) -> Job | None:
    """Take a lease on a job that nobody has; None where somebody was faster."""
    taken = update(JOBS).where(this, _j.leased_by.is_(None))
    values = {"leased_by": owner, "lease_until": moments.to_column(until), "claims": _j.claims + 1}
    row = c.execute(taken.values(values).returning(JOBS)).mappings().one_or_none()
    return None if row is None else Job(**{each.name: row[each.name] for each in fields(Job)})
