"""Which jobs there are, which comes first, and how one is put into the queue and ended."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from uuid import uuid4

from webapp import limits
from webapp.addresses import read_address
from webapp.errors import TooManyWaiting
from webapp.library import Article, Connection, Job, JobKind, articles, claims, hash_locks, jobs
from webapp.reading.services import Services

CURSOR = 0  # the subject of a job that finds its articles itself


class Priority(IntEnum):
    """What goes first. A cursor comes behind what it queues, so that it queues more when that is begun."""

    BRING_IN = 0  # a reader waits for it
    RANK = 1  # of what a reader has just been given
    COLOUR = 2  # the same
    RANK_OLDER = 3
    RANK_OLDER_CURSOR = 4
    COLOUR_OLDER = 5
    COLOUR_OLDER_CURSOR = 6
    REEXTRACT = 7
    REEXTRACT_CURSOR = 8
    SWEEP = 9


class LeaseLost(Exception):
    """Another process has the job by now, or it is to be done anew: what was done is not kept."""


def queue_bring_in(c: Connection, article: Article, *, anew: bool = False) -> None:
    """Queue what its reader waits for; `anew` where another page was given. Raises: TooManyWaiting."""
    if not jobs.is_queued(c, "bring in", article.id):
        waiting = jobs.count_asked(c, article.person, at_most=limits.WAITING_JOBS)
        if waiting >= limits.WAITING_JOBS:
            raise TooManyWaiting(limit=limits.WAITING_JOBS)
    host = host_of(article)
    jobs.put(
        c, "bring in", article.id, priority=Priority.BRING_IN, person=article.person, host=host, anew=anew
    )


def host_of(article: Article) -> str | None:
    """What is fetched from to bring an article in; None where its reader gave the page."""
    is_given = article.came_from != "address" and article.page_hash is not None
    address = None if is_given or article.url is None else read_address(article.url)
    return address.host if address else None


def queue_ranking(c: Connection, article_id: int) -> None:
    """Queue the ranking of a text that is new."""
    jobs.put(c, "rank", article_id, priority=Priority.RANK, anew=True)


def queue_colouring(c: Connection, article_id: int) -> None:
    """Queue the colouring of code that is new."""
    jobs.put(c, "colour", article_id, priority=Priority.COLOUR, anew=True)


def queue_cursors(services: Services) -> None:
    """Begin what goes over the whole library: each from the newest article on, once for all processes."""
    with services.library.write() as c:
        jobs.put(c, "rank older", CURSOR, priority=Priority.RANK_OLDER_CURSOR, anew=True)
        jobs.put(c, "colour older", CURSOR, priority=Priority.COLOUR_OLDER_CURSOR, anew=True)
        jobs.put(c, "sweep", CURSOR, priority=Priority.SWEEP)
        queue_reextraction(c)


def queue_reextraction(c: Connection) -> None:
    """Look through the library, from the newest article on, for what an older engine extracted."""
    jobs.put(c, "reextract older", CURSOR, priority=Priority.REEXTRACT_CURSOR, anew=True)


def claim_now(services: Services, kind: JobKind, subject: int, owner: str | None = None) -> Job | None:
    """Claim a certain job, whatever waits before it; None where there is none, or another process has it.

    The lease of an `owner` who renews it lasts for as long as it does, another one for as long as any work.
    """
    seconds = limits.LEASE_SECONDS if owner else limits.FETCH_SECONDS + limits.PARTS_SECONDS + 60
    until = datetime.now(UTC) + timedelta(seconds=seconds)
    with services.library.write() as c:
        return claims.claim_subject(c, kind, subject, owner or uuid4().hex, until)


@contextmanager
def ending(services: Services, job: Job) -> Iterator[Connection]:
    """A transaction in which a job ends and its result is kept, both or neither. Raises: LeaseLost."""
    with services.library.write() as c:
        hash_locks.lock_for_keeping(c)  # before any row
        articles.lock(c, job.subject)  # the person first, as whoever queues does (PostgreSQL's deadlocks)
        if not jobs.finish(c, job):
            raise LeaseLost
        yield c


def move_cursor(c: Connection, job: Job, place: int | None) -> None:
    """Put a cursor back where it has come to, or end it at the end. Raises: LeaseLost."""
    if not (jobs.finish(c, job) if place is None else jobs.go_on(c, job, place)):
        raise LeaseLost


def is_given_up(job: Job) -> bool:
    """Whether a job was cut off so often that it is not begun again by itself."""
    return job.interruptions >= limits.JOB_INTERRUPTIONS
