"""The queue, worked off in a test's own thread, one job after the other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from webapp.jobs.kinds import do_job
from webapp.jobs.lanes import LANES
from webapp.library import Job, JobKind, claims, jobs, rankings
from webapp.reading.queue import queue_reextraction
from webapp.reading.services import Services
from webapp.summarizing import ENGINE

OWNER = "a test"


def claim_next(services: Services, *, after: timedelta = timedelta(), owner: str = OWNER) -> Job | None:
    """Claim what a process would claim next, `after` some time."""
    now = datetime.now(UTC) + after
    for lane in LANES:
        with services.library.write() as c:
            job = claims.claim(
                c, lane.priorities, owner, now, now + timedelta(minutes=1), fetches=lane.fetches
            )
        if job is not None:
            return job
    return None


def work_off(services: Services, *, but_for: tuple[JobKind, ...] = ("sweep",)) -> Iterator[Job]:
    """Do one job after the other; yields each when it is done, until only jobs of these kinds are left."""
    left: list[Job] = []
    while (job := claim_next(services)) is not None:
        if job.kind in but_for:
            left.append(job)
            continue
        do_job(services, job)
        yield job
    with services.library.write() as c:
        for each in left:
            jobs.give_back(c, each)


def reextract_all(services: Services) -> list[int]:
    """Extract again what is due, as after an upgrade; returns the articles in the order of their turn."""
    with services.library.write() as c:
        queue_reextraction(c)
    return [job.subject for job in work_off(services) if job.kind == "reextract"]


def waiting(services: Services) -> list[tuple[str, int]]:
    """All jobs there are, as (kind, subject), in the order of their priority."""
    with services.library.read() as c:
        rows = c.exec_driver_sql("SELECT kind, subject FROM jobs ORDER BY priority, run_at, id")
        return [(kind, subject) for kind, subject in rows]


def unranked(services: Services) -> list[int]:
    """The articles that this engine has not ranked."""
    with services.library.read() as c:
        return rankings.find_unranked(c, ENGINE, None, at_most=10_000)[0]
