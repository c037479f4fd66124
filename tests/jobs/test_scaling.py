"""Two servers and two workers over PostgreSQL, started as docs/scaling.md says."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener
from uuid import uuid4

import pytest

from tests import postgres
from tests.jobs.site import serving_site
from tests.jobs.test_runner import wait_until
from tests.library.conftest import postgres_socket

__all__ = ["postgres_socket"]

SCALING = Path(__file__).parents[2] / "docs" / "scaling.md"


@contextmanager
def _started(command: str, environment: dict[str, str]) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run a command of the page, on a free port; yields what it says when it is ready."""
    words = re.sub(r"--host \S+ --port \S+", "--port 0", command).split()
    assert words[0] == "nutgraf"
    own = {name: value for name, value in os.environ.items() if not name.startswith("NUTGRAF_")}
    with subprocess.Popen(
        [sys.executable, "-m", "webapp", *words[1:]],
        env={**own, **environment, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        yield process, process.stdout.readline()
        process.terminate()


def _browser(server: str) -> OpenerDirector:
    return build_opener(HTTPCookieProcessor(CookieJar()))


def _read(browser: OpenerDirector, address: str) -> str:
    with browser.open(address) as answer:
        return str(answer.read(), "utf-8")


def _save(browser: OpenerDirector, server: str, fields: dict[str, str]) -> str:
    """Save what a form holds; returns the path of the article's page."""
    token = re.search(r'name="csrf-token" content="([^"]+)"', _read(browser, f"{server}/articles/new"))
    assert token
    sent = urlencode({"csrf_token": token[1], **fields}).encode()
    with browser.open(f"{server}/articles", sent) as answer:
        return str(answer.url).removeprefix(server)


@pytest.mark.postgres
def test_two_servers_and_two_workers_share_a_library(postgres_socket: str, tmp_path: Path) -> None:
    commands = re.findall(r"^nutgraf .+$", SCALING.read_text("utf-8"), re.M)
    serving = [command for command in commands if command.startswith("nutgraf serve")]
    working = [command for command in commands if command.startswith("nutgraf work")]
    assert (len(serving), len(working), len(commands)) == (2, 2, 4)
    with ExitStack() as stack:
        url = stack.enter_context(postgres.database(postgres_socket, f"test_{uuid4().hex}"))
        site = stack.enter_context(serving_site(2))
        site.goes_on.set()
        settings = {
            "NUTGRAF_DATABASE_URL": url,
            "NUTGRAF_DATA": str(tmp_path),
            "NUTGRAF_FETCH_ALLOW": "127.0.0.0/8",
            "NUTGRAF_STARTER": "no",
        }
        servers = []
        for command in serving:
            _process, said = stack.enter_context(_started(command, settings))
            address = re.search(r"http://\S+", said)
            assert address, said
            servers.append(address[0].rstrip("/"))
        browser = _browser(servers[0])
        addresses = [f"http://{host}/{number}" for number in range(3) for host in site.hosts]
        paths = [_save(browser, servers[number % 2], {"url": each}) for number, each in enumerate(addresses)]
        assert all("on its way" in _read(browser, servers[1] + path) for path in paths)
        assert not site.asked  # a server without jobs does none

        workers = [stack.enter_context(_started(command, settings))[0] for command in working]
        wait_until(lambda: all("data-ready" in _read(browser, servers[0] + path) for path in paths))
        for path, address in zip(paths, addresses, strict=True):
            assert f"What stands at {address}" in _read(browser, servers[1] + path)
        assert site.asked == dict.fromkeys(addresses, 1)

        for worker in workers:
            worker.send_signal(signal.SIGTERM)
            assert worker.wait(20) == 0
        assert len(list((tmp_path / "processes").iterdir())) == 0
