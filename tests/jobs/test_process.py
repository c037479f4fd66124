"""A process that has leases: it renews them while it lives, and what it was at is free at once when it is dead."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.jobs.conftest import found, save
from tests.queue import claim_next, waiting
from webapp import limits
from webapp.jobs import Process
from webapp.jobs.process import FOLDER
from webapp.library import jobs
from webapp.reading.services import Services

KILLED_AT_WORK = """
import os, signal, sys
from pathlib import Path
from tests.jobs.conftest import open_in_process, save
from tests.queue import claim_next
from webapp.jobs import Process
services = open_in_process(Path(sys.argv[1]))
with Process(services.library, services.settings.data) as process:
    save(services)
    assert claim_next(services, owner=process.name)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def _kill_at_work(data: Path) -> None:
    root = str(Path(__file__).parents[2])
    killed = subprocess.run(
        [sys.executable, "-c", KILLED_AT_WORK, str(data)], check=False, cwd=root, env={**os.environ}
    )
    assert killed.returncode == -signal.SIGKILL


def _process(services: Services) -> Process:
    return Process(services.library, services.settings.data)


def test_it_takes_back_at_once_what_a_dead_process_was_at(services: Services) -> None:
    _kill_at_work(services.settings.data)
    assert claim_next(services) is None

    with _process(services) as process:
        process.take_back_from_the_dead()
        job = claim_next(services)

    assert job is not None
    assert (job.interruptions, job.attempts) == (1, 0)
    assert found(services, job.subject).state == "on its way"
    assert list((services.settings.data / FOLDER).iterdir()) == []


def test_it_leaves_alone_what_a_living_process_is_at(services: Services) -> None:
    save(services)
    with _process(services) as living, _process(services) as other:
        assert claim_next(services, owner=living.name)

        other.take_back_from_the_dead()

        assert claim_next(services) is None


def test_it_gives_back_what_it_was_at_when_it_ends(services: Services) -> None:
    article = save(services)
    with _process(services) as process:
        assert claim_next(services, owner=process.name)
        assert claim_next(services) is None

    job = claim_next(services)
    assert job is not None
    assert job.interruptions == 0
    assert waiting(services) == [("bring in", article.id)]


def test_it_renews_its_leases(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LEASE_RENEWAL_SECONDS", 0.01)
    renewed = threading.Event()
    renew = jobs.renew

    def telling(*args: object) -> int:
        count = renew(*args)  # type: ignore[arg-type]
        if count:
            renewed.set()
        return count

    monkeypatch.setattr(jobs, "renew", telling)
    save(services)
    with _process(services) as process:
        job = claim_next(services, owner=process.name)
        assert job is not None
        assert renewed.wait(20)
