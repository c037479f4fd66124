"""Jobs in threads: what is saved arrives, what a reader waits for waits behind nothing else."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from tests.jobs.conftest import URL, found, save
from tests.pages import PARAGRAPHS, page_of
from tests.queue import unranked, waiting
from webapp.article import FetchedPage, Ranking
from webapp.jobs import Jobs
from webapp.jobs.lanes import LANES
from webapp.library import claims
from webapp.reading.bring_in import bring_in
from webapp.reading.only_person import only_person
from webapp.reading.reextract import find_older, resume_reextraction, stop_reextraction
from webapp.reading.save_article import save_pasted
from webapp.reading.services import Services
from webapp.sandbox.read_page import ReadPage, read_page
from webapp.summarizing import rank_sentences

WAIT_SECONDS = 60.0  # how long a broken job may hold a test up; a working one takes a moment


@contextmanager
def running(services: Services) -> Iterator[Jobs]:
    """The jobs of a process, which ends what it is at."""
    jobs = Jobs(services)
    jobs.start()
    yield jobs
    jobs.stop(wait=True)


def wait_until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + WAIT_SECONDS
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.02)


def _is_done(services: Services) -> bool:
    return [each for each in waiting(services) if each[0] != "sweep"] == []


def test_it_brings_in_what_is_saved_before_and_meanwhile(services: Services) -> None:
    before = save(services)
    with running(services) as jobs:
        meanwhile = save(services, f"{URL}/2")
        jobs.wake()
        wait_until(lambda: _is_done(services))

    assert {found(services, each.id).state for each in (before, meanwhile)} == {"ready"}
    assert unranked(services) == []


def test_a_pasted_text_and_its_ranking_wait_behind_no_hanging_host(services: Services) -> None:
    answered = threading.Event()

    def hang(url: str) -> FetchedPage:
        answered.wait(WAIT_SECONDS)
        return page_of(url)

    hanging = [save(services, f"https://{n}.example/") for n in range(12)]
    with running(replace(services, fetch=hang)) as jobs:
        pasted = save_pasted(services, only_person(services), "\n\n".join(PARAGRAPHS))
        jobs.wake()
        wait_until(lambda: unranked(services) == [] and found(services, pasted.id).state == "ready")

        assert {found(services, each.id).state for each in hanging} == {"on its way"}
        answered.set()
        wait_until(lambda: _is_done(services))


def test_what_is_just_saved_waits_behind_no_ranking_of_what_is_older(services: Services) -> None:
    older = [bring_in(services, save(services, f"{URL}/{n}").id) for n in range(3)]
    with services.library.write() as c:
        c.exec_driver_sql("DELETE FROM rankings")
        c.exec_driver_sql("UPDATE articles SET ranking_key = 'key ' || id")
    may_end, begun = threading.Event(), threading.Event()

    def rank(text: str, **about: object) -> Ranking:
        if threading.current_thread().name == "behind":
            begun.set()
            may_end.wait(WAIT_SECONDS)
        return rank_sentences(text, **about)  # type: ignore[arg-type]

    with running(replace(services, rank=rank)) as jobs:
        assert begun.wait(WAIT_SECONDS)
        fresh = save(services, f"{URL}/new")
        jobs.wake()
        wait_until(lambda: found(services, fresh.id).state == "ready" and fresh.id not in unranked(services))
        assert len(unranked(services)) == len(older)
        may_end.set()
        wait_until(lambda: _is_done(services))


def test_it_extracts_again_after_an_upgrade_one_article_at_a_time(services: Services) -> None:
    kept = [bring_in(services, save(services, f"{URL}/{n}").id) for n in range(4)]
    with services.library.write() as c:
        c.exec_driver_sql("UPDATE articles SET engine = 'older'")
    at_once, most = threading.Semaphore(1), []

    def read(page: FetchedPage, **asked: object) -> ReadPage:
        most.append(at_once.acquire(blocking=False))
        read = read_page(page, **asked)  # type: ignore[arg-type]
        at_once.release()
        return read

    with running(replace(services, read=read)):
        wait_until(lambda: find_older(services) == [] and _is_done(services))

    assert most == [True] * len(kept)
    assert unranked(services) == []


def test_it_goes_on_where_it_was_stopped(services: Services) -> None:
    bring_in(services, save(services).id)
    with services.library.write() as c:
        c.exec_driver_sql("UPDATE articles SET engine = 'older'")
    person = only_person(services)
    stop_reextraction(services, person)

    with running(services) as jobs:
        wait_until(lambda: _is_done(services))
        assert len(find_older(services)) == 1
        resume_reextraction(services, person)
        jobs.wake()
        wait_until(lambda: find_older(services) == [])


def test_it_gives_back_what_it_is_at_when_it_stops(services: Services) -> None:
    begun, may_end = threading.Event(), threading.Event()

    def hang(url: str) -> FetchedPage:
        begun.set()
        may_end.wait(WAIT_SECONDS)
        return page_of(url)

    article = save(services)
    jobs = Jobs(replace(services, fetch=hang))
    jobs.start()
    assert begun.wait(WAIT_SECONDS)
    jobs.stop()
    with services.library.read() as c:
        leased = c.exec_driver_sql("SELECT count(*) FROM jobs WHERE leased_by IS NOT NULL").scalar_one()
    assert leased == 0

    with running(services):
        wait_until(lambda: _is_done(services))
    assert found(services, article.id).state == "ready"
    may_end.set()


def test_it_takes_back_a_lease_that_ran_out(services: Services) -> None:
    article = save(services)
    with services.library.write() as c:
        assert claims.claim_subject(c, "bring in", article.id, "on another machine", article.saved_at)

    with running(services):
        wait_until(lambda: _is_done(services))

    assert found(services, article.id).state == "ready"


def test_every_job_has_its_lane_and_one_alone() -> None:
    lanes = [(priority, lane.fetches) for lane in LANES for priority in lane.priorities]

    assert len(lanes) == len(set(lanes))
