"""Keeps the queue: what is to be done, when, who is at it and until when (docs/adr/0019-one-queue.md)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, delete, func, select, update

from webapp import limits
from webapp.library import moments
from webapp.library.keeping import keep_once
from webapp.library.records import Job, JobKind
from webapp.library.tables import JOBS

_j = JOBS.c


def put(
    c: Connection,
    kind: JobKind,
    subject: int,
    *,
    priority: int,
    person: int | None = None,
    host: str | None = None,
    anew: bool = False,
) -> None:
    """Queue a job, to be done at once. There is one of a kind and subject.

    One that waits already is moved to the front where this one would stand before it, and its attempts
    begin anew. One that is being done goes on, unless what it is about has changed: then it begins `anew`,
    and what is being done loses its lease.
    """
    values = {
        "priority": priority,
        "person": person,
        "host": host,
        "run_at": moments.now(),
        "attempts": 0,
        "interruptions": 0,
        "is_host_resting": False,
        "place": None,
    }
    this = (_j.kind == kind) & (_j.subject == subject)
    row = {"kind": kind, "subject": subject, "created_at": moments.now(), **values}
    known = None
    while known is None:  # whoever keeps it meanwhile may end it too, before it is looked at
        if keep_once(c, JOBS, row):
            return
        known = c.execute(select(_j.priority, _j.leased_by).where(this).with_for_update()).one_or_none()
    if known.leased_by is not None and not anew:
        return
    values["priority"] = min(priority, known.priority)
    c.execute(update(JOBS).where(this).values(**values, leased_by=None, lease_until=None))


def count_asked(c: Connection, person: int, at_most: int) -> int:
    """Count what a person has asked for and is not done; counting stops at `at_most`."""
    some = select(_j.id).where(_j.person == person).limit(at_most).subquery()
    found: int = c.execute(select(func.count()).select_from(some)).scalar_one()
    return found


def is_queued(c: Connection, kind: JobKind, subject: int) -> bool:
    """Whether there is such a job, waiting or being done."""
    return c.execute(select(_j.id).where(_j.kind == kind, _j.subject == subject)).first() is not None


def cancel(c: Connection, kind: JobKind, subject: int) -> None:
    """Take a job out of the queue: it was done otherwise. Whoever is at it loses its lease."""
    c.execute(delete(JOBS).where(_j.kind == kind, _j.subject == subject))


# --- what becomes of a job that was claimed; False where its lease was lost meanwhile ----------------


def finish(c: Connection, job: Job) -> bool:
    """Take a job that is done out of the queue."""
    return bool(c.execute(delete(JOBS).where(*_is_ours(job))).rowcount)


def try_later(c: Connection, job: Job, at: datetime, *, is_host_resting: bool) -> bool:
    """Put a job back that ended badly: one more attempt. A resting host wants nothing of it asked before."""
    return _put_back(
        c, job, attempts=_j.attempts + 1, run_at=moments.to_column(at), is_host_resting=is_host_resting
    )


def wait_for_host(c: Connection, job: Job, at: datetime) -> bool:
    """Put a job back whose host rests: nothing was attempted."""
    return _put_back(c, job, run_at=moments.to_column(at))


def give_back(c: Connection, job: Job) -> bool:
    """Put a job back as if it had not been begun."""
    return _put_back(c, job)


def interrupt(c: Connection, job: Job, at: datetime) -> bool:
    """Put a job back that was cut off by what is not its own doing."""
    return _put_back(c, job, interruptions=_j.interruptions + 1, run_at=moments.to_column(at))


def go_on(c: Connection, job: Job, place: int, at: datetime | None = None) -> bool:
    """Put a cursor back, with the place that it has come to."""
    run_at = moments.to_column(at) if at else moments.now()
    return _put_back(c, job, place=place, run_at=run_at, interruptions=0)


def host_rests_until(c: Connection, host: str, now: datetime) -> datetime | None:
    """Until when a host has asked to be left alone, if it has."""
    chosen = select(func.max(_j.run_at)).where(
        _j.host == host, _j.is_host_resting.is_(True), _j.run_at > moments.to_column(now)
    )
    return moments.from_column_or_none(c.execute(chosen).scalar_one())


def _put_back(c: Connection, job: Job, **values: Any) -> bool:
    back = update(JOBS).where(*_is_ours(job)).values(leased_by=None, lease_until=None, **values)
    return bool(c.execute(back).rowcount)


def _is_ours(job: Job) -> tuple[Any, ...]:
    """Whether it is still the lease that the job was claimed by: the owner may have lost it, and have
    claimed the job once more since.
    """
    return _j.id == job.id, _j.leased_by == job.leased_by, _j.claims == job.claims


# --- leases -----------------------------------------------------------------------------------------


def renew(c: Connection, owner: str, until: datetime) -> int:
    """Renew all leases of a process; returns how many it has."""
    return _change_leases(c, select(_j.id).where(_j.leased_by == owner), lease_until=moments.to_column(until))


def release(c: Connection, owner: str) -> int:
    """Give back all that a process is at, as if it had not begun; returns how many."""
    return _change_leases(c, select(_j.id).where(_j.leased_by == owner), leased_by=None, lease_until=None)


def take_back(c: Connection, owner: str) -> int:
    """Put back what a process was at when it died; returns how many."""
    return _interrupt_all(c, select(_j.id).where(_j.leased_by == owner))


def take_back_expired(c: Connection, now: datetime) -> int:
    """Put back what leases have run out of; returns how many."""
    return _interrupt_all(c, _expired(now))


def has_expired(c: Connection, now: datetime) -> bool:
    """Whether a lease has run out."""
    return c.execute(_expired(now).limit(1)).first() is not None


def _expired(now: datetime) -> Select[int]:
    return select(_j.id).where(_j.leased_by.is_not(None), _j.lease_until < moments.to_column(now))


def _interrupt_all(c: Connection, chosen: Select[int]) -> int:
    """Put jobs back that were cut off: at once at first, and later the more often that happened."""
    rows = c.execute(chosen.add_columns(_j.interruptions).with_for_update(skip_locked=True)).all()
    for row in rows:
        waits = limits.INTERRUPTED_SECONDS[min(row.interruptions, len(limits.INTERRUPTED_SECONDS) - 1)]
        run_at = moments.to_column(datetime.now(UTC) + timedelta(seconds=waits))
        values = {"interruptions": row.interruptions + 1, "run_at": run_at}
        c.execute(update(JOBS).where(_j.id == row.id).values(**values, leased_by=None, lease_until=None))
    return len(rows)


def _change_leases(c: Connection, chosen: Select[int], **values: Any) -> int:
    """Change leased jobs, but none that another transaction has at this moment: it is about to end it."""
    ids = c.execute(chosen.with_for_update(skip_locked=True)).scalars().all()
    return c.execute(update(JOBS).where(_j.id.in_(ids)).values(**values)).rowcount if ids else 0
