"""A real server with the starter library, and a Chromium before it that reaches nothing else."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from webapp.web.answers.preference_table import PREFERENCES


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of `nutgraf serve`, as an owner starts it, over a fresh data folder."""
    with serving(tmp_path_factory.mktemp("served")) as address:
        yield address


def serve_apart() -> Any:
    """A `server` for one module: what its tests save stands in no other one's lists."""

    @pytest.fixture(scope="module", name="server")
    def apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
        with serving(tmp_path_factory.mktemp("apart")) as address:
            yield address

    return apart


@contextmanager
def serving(data: Path, **settings: str) -> Iterator[str]:
    """Serve a data folder once its library is ranked."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("NUTGRAF_")}
    with subprocess.Popen(
        [sys.executable, "-m", "webapp", "serve", "--port", "0"],
        env={**own, "NUTGRAF_DATA": str(data), "PYTHONUNBUFFERED": "1", **settings},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        address = re.search(r"http://\S+", said)
        assert address, said
        yield address[0].rstrip("/")
        process.terminate()


def loaded(page: Page) -> Page:
    """A page once all that its elements name (`data-loads`) is wired; before, links are what they are without."""
    expect(page.locator("[data-script=on] [data-loads]:not([data-is-loaded])")).to_have_count(0)
    return page


def wait_until(page: Page, condition: str) -> None:
    """Wait for what a script's expression says; Playwright's own waiting evaluates text, which the policy forbids."""
    for _try in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"it never came to be: {condition}")


@pytest.fixture(autouse=True)
def forget_choices(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let no test begin with what another one chose: a device that chose nothing begins with its person's."""
    yield
    if "server" in request.fixturenames:
        server = request.getfixturevalue("server")
        opener = build_opener(HTTPCookieProcessor())
        with opener.open(f"{server}/settings") as answer:
            token = re.search(r'name="csrf-token" content="([^"]+)"', answer.read().decode())
        assert token
        chosen = {name: preference.default for name, preference in PREFERENCES.items()}
        for path, fields in (("/settings", chosen), ("/settings/keys", {"reset": "1"})):
            opener.open(f"{server}{path}", urlencode({"csrf_token": token[1], **fields}).encode()).close()


@pytest.fixture
def context(browser: Browser, server: str) -> Iterator[BrowserContext]:
    made = browser.new_context(
        base_url=server, viewport={"width": 1280, "height": 900}, service_workers="block"
    )
    yield guarded(made, server)
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page whose scripts may not fail: an uncaught error, or one in the console, fails the test."""
    opened, failures = context.new_page(), []
    opened.on("pageerror", lambda error: failures.append(str(error)))
    opened.on("console", lambda line: failures.append(line.text) if line.type == "error" else None)
    yield opened
    assert failures == []


@pytest.fixture
def plain_page(browser: Browser, server: str) -> Iterator[Page]:
    """A page in a browser without JavaScript, on a phone."""
    made = browser.new_context(
        base_url=server, java_script_enabled=False, viewport={"width": 390, "height": 844}
    )
    yield guarded(made, server).new_page()
    made.close()


def guarded(made: BrowserContext, server: str) -> BrowserContext:
    """Let nothing out of this machine; a device that keeps its own settings, whatever other tests chose."""
    made.add_cookies([{"name": "preferences", "value": "finish=hand", "url": server}])
    made.route(lambda url: not url.startswith(server), lambda route: route.abort())
    return made


def let_pass(page: Page, milliseconds: int) -> None:
    """Let time pass on the page's clock, which `page.clock.install()` has set up before the page was opened.

    A request that this brings about is sent before the one that is waited for here.
    """
    page.clock.run_for(milliseconds)
    ask_once_more(page)


def ask_once_more(page: Page) -> None:
    """Wait for an answer of the server's: what the page had asked for before, it has sent before."""
    page.evaluate("fetch('/healthz').then((answer) => answer.text())")


def article_link(page: Page, title: str) -> str:
    """The address of an article on the list that is open."""
    address = page.get_by_role("link", name=re.compile(f"^{re.escape(title)}")).first.get_attribute("href")
    assert address
    return address
