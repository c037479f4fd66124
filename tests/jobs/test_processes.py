"""Several processes over one library, killed without warning: each job is done, and done once."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.jobs.site import Site, serving_site
from tests.jobs.test_runner import wait_until
from tests.jobs.working import open_quick, start_saver, workers
from tests.library.conftest import database_url, postgres_socket
from tests.pages import PARAGRAPHS, page_of
from tests.queue import waiting
from webapp import limits
from webapp.library import Article, articles, pages
from webapp.reading.only_person import only_person
from webapp.reading.save_article import save_address, save_pasted
from webapp.reading.services import Services
from webapp.sandbox.read_page import read_page

__all__ = ["database_url", "postgres_socket"]  # the fixtures: each test on both databases

OLDER = 1_500
HANGING_HOSTS = 40
KILLS = 20


@pytest.fixture
def services(tmp_path: Path, database_url: str) -> Iterator[Services]:
    opened = open_quick(tmp_path, database_url)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serving_site(HANGING_HOSTS) as made:
        yield made


def _all(services: Services) -> list[Article]:
    with services.library.read() as c:
        ids = c.exec_driver_sql("SELECT id FROM articles ORDER BY id").scalars().all()
        return [found for each in ids if (found := articles.find_any(c, each))]


def _count_ready(services: Services) -> int:
    with services.library.read() as c:
        count = c.exec_driver_sql("SELECT count(*) FROM articles WHERE ranking_key IS NOT NULL")
        return int(count.scalar_one())


def _count_unranked(services: Services) -> int:
    with services.library.read() as c:
        return int(
            c.exec_driver_sql(
                "SELECT count(*) FROM articles a WHERE ranking_key IS NOT NULL AND NOT EXISTS"
                " (SELECT 1 FROM rankings r WHERE r.ranking_key = a.ranking_key)"
            ).scalar_one()
        )


def _is_all_done(services: Services) -> bool:
    return [each for each in waiting(services) if each[0] != "sweep"] == []


def _keep_unranked(services: Services, count: int) -> None:
    """Articles that an older engine ranked, as an upgrade finds them."""
    page = page_of("https://bay.example/")
    extracted = read_page(page).article
    person = only_person(services)
    with services.library.write() as c:
        page_hash = pages.keep(c, page)
        for number in range(count):
            added = articles.add(c, person, url=None, address_key=f"older {number}", came_from="paste")
            articles.keep_extracted(c, added.id, extracted, engine="1", page_hash=page_hash, words=1)
        c.exec_driver_sql("UPDATE articles SET ranking_key = 'key ' || id, page_hash = NULL")


def test_four_processes_do_each_job_once_and_nobody_waits_behind_another(
    services: Services, site: Site, tmp_path: Path, database_url: str
) -> None:
    _keep_unranked(services, OLDER)
    person = only_person(services)
    hanging = [save_address(services, person, f"http://{host}/hang/{tmp_path}") for host in site.hosts]
    site.asked.clear()
    site.goes_on.clear()
    with workers(4, tmp_path, database_url) as processes:
        wait_until(lambda: site.count_hanging() == limits.FETCHES_AT_ONCE)
        pasted = save_pasted(services, person, "\n\n".join(PARAGRAPHS))
        wait_until(
            lambda: ("rank", pasted.id) not in waiting(services) and _state(services, pasted) == "ready"
        )

        # What its reader waits for was done first.
        assert _count_unranked(services) > 0
        assert _count_ready(services) == OLDER + 1
        assert site.count_hanging() == limits.FETCHES_AT_ONCE

        site.goes_on.set()
        wait_until(lambda: _count_ready(services) == OLDER + len(hanging) + 1)
        assert all(process.is_alive() for process in processes)

    assert site.asked == {f"http://{host}/hang/{tmp_path}": 1 for host in site.hosts}


def _state(services: Services, article: Article) -> str:
    with services.library.read() as c:
        found = articles.find_any(c, article.id)
    assert found is not None
    return found.state


def test_a_kill_at_work_fails_nothing(
    services: Services, site: Site, tmp_path: Path, database_url: str
) -> None:
    person = only_person(services)
    addresses = [f"http://{host}/hang/{tmp_path}" for host in site.hosts[: limits.FETCHES_AT_ONCE]]
    for address in addresses:
        save_address(services, person, address)
    site.asked.clear()
    site.goes_on.clear()
    with workers(2, tmp_path, database_url) as processes:
        wait_until(lambda: sum(site.asked.values()) == limits.FETCHES_AT_ONCE)
        with services.library.read() as c:
            counts = c.exec_driver_sql(
                "SELECT count(*) FROM jobs WHERE leased_by IS NOT NULL AND host IS NOT NULL GROUP BY leased_by"
            )
            held = sorted(counts.scalars())
        processes[0].kill()
        processes[0].join()
        # The other one takes over at once what was in flight, and nothing else.
        wait_until(lambda: sum(site.asked.values()) in {limits.FETCHES_AT_ONCE + each for each in (*held, 0)})
        site.goes_on.set()
        wait_until(lambda: _is_all_done(services))

    assert {each.state for each in _all(services)} == {"ready"}
    assert {*site.asked} == {*addresses}
    assert max(site.asked.values()) <= 2


def test_a_process_killed_again_and_again_while_it_saves_loses_nothing(
    services: Services, site: Site, tmp_path: Path, database_url: str
) -> None:
    chance = random.Random(20)
    kept: list[str] = []
    for kill in range(KILLS):
        ready = _count_ready(services)
        addresses = [f"http://{host}/{kill}/{tmp_path}" for host in chance.sample(site.hosts, 5)]
        process, told = start_saver(tmp_path, database_url, addresses)
        assert told.poll(60)
        if kill % 2:  # else it might be killed again and again before anything is done
            wait_until(lambda before=ready: _count_ready(services) > before)  # type: ignore[misc]
        time.sleep(chance.uniform(0, 0.15))  # any moment may be the one
        process.kill()
        process.join()
        kept += _told(told)

    with workers(1, tmp_path, database_url):
        wait_until(lambda: _is_all_done(services))

    found = _all(services)
    assert {each.state for each in found} == {"ready"}  # 0 failed
    assert len(found) == len({each.url for each in found})  # 0 doubled
    assert {*kept} <= {each.url for each in found}  # 0 lost
    assert [each.title for each in found] == [f"What stands at {each.url}" for each in found]
    assert _count_unranked(services) == 0


def _told(told: object) -> list[str]:
    """What a process has told until it died."""
    found = []
    try:
        while True:
            found.append(told.recv())  # type: ignore[attr-defined]
    except EOFError:
        return found
