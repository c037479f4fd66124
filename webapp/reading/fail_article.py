"""Keeps why an article could not be brought in, and tries again later what may go better then."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from webapp import limits
from webapp.errors import (
    AnswerBroken,
    FetchTimedOut,
    HostNotFound,
    HostUnreachable,
    NutgrafError,
    ServerFailed,
    SetAside,
    SiteBusy,
    SiteResting,
)
from webapp.library import Job, articles, jobs
from webapp.reading.queue import LeaseLost, is_given_up
from webapp.reading.services import Services

TRANSIENT = (SiteBusy, ServerFailed, HostNotFound, HostUnreachable, FetchTimedOut, AnswerBroken)


def check_beforehand(services: Services, job: Job) -> None:
    """Refuse what is not to be begun now.

    Raises: SetAside; SiteResting where the site has asked, for another page, to be left alone for a while.
    """
    if is_given_up(job):
        raise SetAside(times=job.interruptions)
    if job.host is None:
        return
    now = datetime.now(UTC)
    with services.library.read() as c:
        until = jobs.host_rests_until(c, job.host, now)
    if until is not None:
        raise SiteResting(host=job.host, retry_after=int((until - now).total_seconds()) + 1)


def fail_article(services: Services, job: Job, error: NutgrafError) -> None:
    """Keep an article's failure, which its reader sees at once, and end its job or put it back for later.

    Raises: LeaseLost.
    """
    again = _try_again_at(job, error)
    with services.library.write() as c:
        article = articles.lock(c, job.subject)
        if again is None:
            is_ours = jobs.finish(c, job)
        elif isinstance(error, SiteResting):
            is_ours = jobs.wait_for_host(c, job, again)
        else:
            is_ours = jobs.try_later(c, job, again, is_host_resting="retry_after" in error.params)
        if not is_ours:
            raise LeaseLost
        if article is not None:
            articles.fail(c, article.id, error.code, error.params, retry_at=again)


def _try_again_at(job: Job, error: NutgrafError) -> datetime | None:
    is_last = job.attempts + 1 >= limits.JOB_ATTEMPTS
    if not isinstance(error, TRANSIENT) or (is_last and not isinstance(error, SiteResting)):
        return None
    asked = error.params.get("retry_after")
    seconds = limits.RETRY_SECONDS[job.attempts] if asked is None else max(1.0, float(asked))
    if seconds > limits.RETRY_AFTER_SECONDS:
        return None
    return datetime.now(UTC) + timedelta(seconds=seconds)
