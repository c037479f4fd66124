"""What each kind of job does, and what becomes of one that does not end by itself."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

from webapp import limits
from webapp.library import Job, JobKind, jobs
from webapp.reading import colour_article, reextract, summarize_article
from webapp.reading.bring_in import do_bring_in
from webapp.reading.queue import LeaseLost
from webapp.reading.services import Services
from webapp.reading.sweep import sweep
from webapp.sandbox.worker_pool import WorkersClosed

log = logging.getLogger(__name__)

KINDS: Mapping[JobKind, Callable[[Services, Job], None]] = {
    "bring in": do_bring_in,
    "rank": summarize_article.do_ranking,
    "rank older": summarize_article.queue_older,
    "colour": colour_article.do_colouring,
    "colour older": colour_article.queue_older,
    "reextract": reextract.do_reextraction,
    "reextract older": reextract.queue_older,
    "sweep": sweep,
}


def do_job(services: Services, job: Job) -> None:
    """Do a job that was claimed. Whatever happens, its lease is given back, or runs out."""
    try:
        KINDS[job.kind](services, job)
    except LeaseLost:
        log.info("%s (%s) is done by another process, or anew", job.kind, job.subject)
    except WorkersClosed:  # this process ends: another one does it, or the next
        with services.library.write() as c:
            jobs.give_back(c, job)
    except Exception:  # a defect of ours, or a full disk: logged whole, and tried again for a while
        log.exception("%s (%s) failed", job.kind, job.subject)
        again = datetime.now(UTC) + timedelta(seconds=limits.DEFECT_SECONDS)
        with services.library.write() as c:
            jobs.interrupt(c, job, again)
