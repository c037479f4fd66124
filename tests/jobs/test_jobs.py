"""Jobs: what is on its way arrives, also after a crash."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.once import rank_sentences, read_page
from tests.pages import page_of
from webapp import limits
from webapp.article import FetchedPage, Ranking
from webapp.jobs import Jobs
from webapp.library import Article, articles
from webapp.reading.bring_in import bring_in
from webapp.reading.only_person import only_person
from webapp.reading.reextract import (
    find_older,
    reextract_next,
    reextraction_progress,
    resume_reextraction,
    stop_reextraction,
)
from webapp.reading.save_article import save_address
from webapp.reading.services import Services, open_services
from webapp.reading.summarize_article import find_unranked
from webapp.sandbox.read_page import ReadPage
from webapp.settings import Settings

URL = "https://bay.example/ferry"
WAIT_SECONDS = 20.0  # how long a broken job may hold a test up; a working one takes a moment


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opened = _opened(tmp_path)
    yield opened
    opened.close()


def _opened(data: Path) -> Services:
    opened = open_services(Settings(data=data, starter=False))
    return replace(opened, fetch=page_of, read=read_page, rank=rank_sentences, warm_ranking=lambda: None)


def _state(services: Services, article_id: int) -> Article | None:
    with services.library.reading() as c:
        return articles.find_any(c, article_id)


def _run_until_fetched(services: Services, start: Callable[[Jobs], None]) -> None:
    """Run jobs until one has fetched a page, and let it end."""
    fetched = threading.Event()

    def fetch(url: str) -> FetchedPage:
        fetched.set()
        return page_of(url)

    jobs = Jobs(replace(services, fetch=fetch))
    start(jobs)
    assert fetched.wait(WAIT_SECONDS)
    jobs.stop(wait=True)


def test_it_brings_in_what_is_saved(services: Services) -> None:
    article = save_address(services, only_person(services), URL)

    def start(jobs: Jobs) -> None:
        jobs.start()
        jobs.bring_in_soon(article.id)

    _run_until_fetched(services, start)

    found = _state(services, article.id)
    assert found is not None
    assert found.state == "ready"


def test_it_queues_again_at_the_start_what_an_earlier_process_left(tmp_path: Path) -> None:
    saving = (
        "import os, signal, sys; from pathlib import Path;"
        "from webapp.settings import Settings; from webapp.reading.services import open_services;"
        "from webapp.reading.save_article import save_address; from webapp.reading.only_person import only_person;"
        "s = open_services(Settings(data=Path(sys.argv[1]), starter=False));"
        f"save_address(s, only_person(s), {URL!r});"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    killed = subprocess.run([sys.executable, "-c", saving, str(tmp_path)], check=False, env={**os.environ})
    assert killed.returncode == -signal.SIGKILL

    services = _opened(tmp_path)
    try:
        _run_until_fetched(services, Jobs.start)
        with services.library.reading() as c:
            assert articles.on_its_way(c) == []
    finally:
        services.close()


def test_it_gives_up_on_a_page_that_takes_the_process_with_it_again_and_again(services: Services) -> None:
    article = save_address(services, only_person(services), URL)
    for _ in range(limits.JOB_ATTEMPTS):
        with services.library.writing() as c:
            articles.claim(c, article.id)  # and then the process dies

    bring_in(services, article.id)

    found = _state(services, article.id)
    assert found is not None
    assert (found.state, found.failure_code) == ("failed", "ExtractionCrashed")


def test_it_ranks_what_is_not_ranked_yet(services: Services) -> None:
    article = bring_in(services, save_address(services, only_person(services), URL).id)
    assert article is not None
    with services.library.writing() as c:
        c.exec_driver_sql("DELETE FROM rankings")
    ranked = threading.Event()

    def rank(text: str, **about: Any) -> Ranking:
        ranked.set()
        return rank_sentences(text, **about)

    jobs = Jobs(replace(services, rank=rank))
    jobs.start()
    assert ranked.wait(WAIT_SECONDS)
    jobs.stop(wait=True)

    assert find_unranked(services) == []


def _of_an_older_engine(services: Services, *urls: str) -> list[int]:
    """Kept articles as an upgrade finds them, the first one the oldest."""
    kept = [save_address(services, only_person(services), url).id for url in urls]
    for article_id in kept:
        bring_in(services, article_id)
    with services.library.writing() as c:
        c.exec_driver_sql("UPDATE articles SET engine = 'older'")
    return kept


def _wait_until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + WAIT_SECONDS
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_it_extracts_again_after_an_upgrade_one_article_at_a_time(services: Services) -> None:
    kept = _of_an_older_engine(services, *(f"{URL}/{n}" for n in range(4)))
    at_once, most = threading.Semaphore(1), []

    def read(page: FetchedPage, **asked: Any) -> ReadPage:
        most.append(at_once.acquire(blocking=False))
        found = read_page(page, **asked)
        at_once.release()
        return found

    jobs = Jobs(replace(services, read=read))
    jobs.start()
    _wait_until(lambda: find_older(services) == [])
    jobs.stop(wait=True)

    assert most == [True] * len(kept)
    assert find_unranked(services) == []


def test_it_does_what_a_reader_waits_for_first(services: Services) -> None:
    (kept,) = _of_an_older_engine(services, URL)
    jobs = Jobs(services)

    jobs.reextract_soon()
    jobs.rank_soon(kept)
    jobs.bring_in_soon(kept)

    assert [task.name for task in jobs._huey.pending()] == ["_run_bring_in", "_run_rank", "_run_reextract"]
    jobs.reextract_soon()
    assert len(jobs._huey.pending()) == 3


def test_it_extracts_nothing_again_while_that_is_stopped(services: Services) -> None:
    _of_an_older_engine(services, URL)
    person = only_person(services)
    jobs = Jobs(services)

    stop_reextraction(services, person)
    jobs.sweep()
    assert jobs._huey.pending() == []

    resume_reextraction(services, person)
    jobs.sweep()
    assert len(jobs._huey.pending()) == 1


def test_it_goes_on_after_a_kill_where_it_was(tmp_path: Path) -> None:
    services = _opened(tmp_path)
    first, _second = _of_an_older_engine(services, f"{URL}/1", f"{URL}/2")
    services.close()
    killed_at_work = (
        "import os, signal, sys; from dataclasses import replace; from pathlib import Path;"
        "from webapp.settings import Settings; from webapp.reading.services import open_services;"
        "from webapp.reading.reextract import reextract_next; from webapp.sandbox.read_page import read_page;"
        "s = replace(open_services(Settings(data=Path(sys.argv[1]), starter=False)), read=read_page);"
        "reextract_next(s);"
        "reextract_next(replace(s, read=lambda page, **asked: os.kill(os.getpid(), signal.SIGKILL)))"
    )
    killed = subprocess.run([sys.executable, "-c", killed_at_work, str(tmp_path)], check=False)
    assert killed.returncode == -signal.SIGKILL

    services = _opened(tmp_path)
    try:
        assert find_older(services) == [first]
        assert reextract_next(services) is None  # another process may be at it, for all that is known
        with services.library.writing() as c:
            c.exec_driver_sql("UPDATE reextractions SET claimed_until = 1")  # the lease ran out
        done = reextract_next(services)
        assert done is not None
        assert (done.article_id, done.is_replaced) == (first, True)
        assert reextraction_progress(services, only_person(services)).done == 2
    finally:
        services.close()


def test_it_may_run_twice(services: Services) -> None:
    article = save_address(services, only_person(services), URL)

    first = bring_in(services, article.id)
    second = bring_in(services, article.id)

    assert first is not None
    assert first.state == "ready"
    assert second is None
