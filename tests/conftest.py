"""What all tests share: no way out of this machine, a Chromium, the corpora beside the checkout."""

from __future__ import annotations

import ipaddress
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests import once
from tests.borrowed_workers import Lender
from tests.chromium import find_chromium, launch_chromium
from tests.corpora import corpora
from tests.first_migration import FirstMigration
from tests.what_runs import pytest_report_collectionfinish
from webapp.library import opening
from webapp.sandbox import colouring_worker, page_worker, ranking_worker

__all__ = ["pytest_report_collectionfinish"]  # a hook of pytest's

# In CI a server that is missing is a failure: a test that never runs protects nobody.
IS_STRICT = os.environ.get("STRICT_SETUP") == "1"

# Property tests try so many texts: few while one works on the code, many where a change is let in.
hypothesis.settings.register_profile("quick", max_examples=25)
hypothesis.settings.register_profile("thorough", max_examples=120)
hypothesis.settings.load_profile(os.environ.get("EXAMPLES", "quick"))


def skip_missing(reason: str) -> None:
    """Skip by name what this machine lacks; in CI, fail."""
    if IS_STRICT:
        pytest.fail(f"{reason} (and STRICT_SETUP=1)")
    pytest.skip(reason)


@pytest.fixture(autouse=True)
def no_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail loudly where a test would connect to another machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        host = str(address[0]) if isinstance(address, tuple) else "localhost"
        if host != "localhost" and not ipaddress.ip_address(host).is_loopback:
            raise AssertionError(f"a test tried to connect to {host}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session", autouse=True)
def first_migration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Run migrations once for all libraries that are alike; on PostgreSQL, and in other processes, each time."""
    folder = tmp_path_factory.mktemp("migrated")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "migrate", FirstMigration(opening.migrate, folder))
        yield


@pytest.fixture
def nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read and rank as if no test before had, and remember nothing of it."""
    monkeypatch.setattr(once, "KNOWN", {})


@pytest.fixture(scope="session")
def lender() -> Iterator[Lender]:
    """The worker processes of this session."""
    made = Lender()
    yield made
    made.close()


@pytest.fixture
def borrowed_workers(lender: Lender, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pages be read and texts be ranked by the session's workers, where a test is not about workers."""
    for module in (page_worker, ranking_worker, colouring_worker):
        monkeypatch.setattr(module, "WorkerPool", lender.lend)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of third-party corpora and hostile inputs, which are read there and never kept here."""
    if not corpora().is_dir():
        pytest.skip(f"the corpora are not beside the checkout ({corpora()})")
    return corpora()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A Chromium that reaches for nothing by itself."""
    if find_chromium(playwright) is None:
        skip_missing("there is no Chromium; `make test` installs one where it may")
    launched = launch_chromium(playwright)
    yield launched
    launched.close()
