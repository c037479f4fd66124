"""Jobs: what is on its way arrives, also after a crash."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.pages import page_of
from webapp import limits
from webapp.article import FetchedPage, Ranking
from webapp.jobs import Jobs
from webapp.library import Article, articles
from webapp.reading.bring_in import bring_in
from webapp.reading.only_person import only_person
from webapp.reading.read_page import read_page
from webapp.reading.save_article import save_address
from webapp.reading.services import Services, open_services
from webapp.reading.summarize_article import find_unranked
from webapp.settings import Settings
from webapp.summarizing import rank_sentences

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


def test_it_may_run_twice(services: Services) -> None:
    article = save_address(services, only_person(services), URL)

    first = bring_in(services, article.id)
    second = bring_in(services, article.id)

    assert first is not None
    assert first.state == "ready"
    assert second is None
