"""Measures what size costs: commands on a small page; thousands of paragraphs, saved and opened.

    python -m bench.size [--paragraphs 3000]

Commands: seconds of processor time, of the process and its workers, beside `python -c pass` and beside a
process that only imports gensim. Saving: from the upload until the article can be read, and until its
ranking is there, through a server whose starter library is ready; beside bare readability of the same page.
Opening: the first request to a fresh server, the ones after it, and what a browser at desktop speed paints.
"""

from __future__ import annotations

import argparse
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

from playwright.sync_api import Browser, sync_playwright
from readability import Document

from bench.long_article import write_article
from bench.long_page import write_page
from bench.page_paint import OBSERVE, TELL
from bench.served import Served, read, serve, serve_library
from tests.chromium import launch_chromium

RUNS = 3
SMALL_WORDS = 600
AIM = 2.0  # seconds: a command's processor time, saving, opening
WAIT_SECONDS, LOOK_SECONDS, SETTLE_MS = 60, 0.05, 1_000
BASELINES = {"python -c pass": ["-c", "pass"], "import gensim": ["-c", "import gensim"]}
COMMANDS = ("read", "read --summary", "add")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--paragraphs", type=int, default=3_000)
    paragraphs = parser.parse_args().paragraphs
    show_commands()
    for form in ("flat", "nested"):
        html = write_page(paragraphs, is_nested=form == "nested")
        print(f"\n{paragraphs} paragraphs, {form}, {len(html) / 1e6:.2f} MB")
        show_page(html)


def show_commands() -> None:
    with tempfile.TemporaryDirectory() as data:
        for name, arguments in BASELINES.items():
            show(name, [_processor_seconds(arguments, data) for _ in range(RUNS)])
        for command in COMMANDS:
            show(f"nutgraf {command}", [_command_seconds(command, data, run) for run in range(RUNS)], AIM)


def _command_seconds(command: str, data: str, run: int) -> float:
    file = Path(data) / f"{run}.html"  # another page each time: the same one is not ranked again
    file.write_text(write_article(f"The embankment, part {run}", SMALL_WORDS + run))
    name, *options = command.split()
    return _processor_seconds(["-m", "webapp", name, str(file), *options], data)


def _processor_seconds(arguments: list[str], data: str) -> float:
    """A command waits for its workers' ends, so that their time is among that of its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {"NUTGRAF_DATA": data, "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, *arguments]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def show_page(html: str) -> None:
    show("bare readability", [_seconds(lambda: Document(html).summary())])
    with serve() as served, sync_playwright() as playwright:
        _wait(lambda: not served.articles() or _is_ready(min(served.articles())))
        path = _save(served, html)
        with serve_library(served.environment) as fresh:
            show("opened, a fresh server's first page", [_seconds(lambda: read(fresh + path))], AIM)
            show("opened again", [_seconds(lambda: read(fresh + path)) for _ in range(RUNS)], AIM)
        browser = launch_chromium(playwright)
        painted = [_paint(browser, served.address + path) for _ in range(RUNS)]
        show("painted in a browser (LCP)", [largest for largest, _loaded in painted], AIM)
        show("loaded, with all tasks done", [loaded for _largest, loaded in painted], AIM)
        browser.close()


def _save(served: Served, html: str) -> str:
    """Save a page by its form, and show how long that takes; returns the path of its article."""
    browser: OpenerDirector = build_opener(HTTPCookieProcessor(CookieJar()))
    with browser.open(f"{served.address}/articles/new") as answer:
        token = re.search(r'name="csrf-token" content="([^"]+)"', answer.read().decode())
    assert token
    sent = urlencode({"csrf_token": token[1], "text": html}).encode()
    began = time.perf_counter()
    with browser.open(f"{served.address}/articles", sent) as answer:
        address = str(answer.url)
    _wait(lambda: "data-body" in read(address))
    show("saved, to be read", [time.perf_counter() - began], AIM)
    _wait(lambda: _is_ready(address))
    show("saved, with its summary", [time.perf_counter() - began], AIM)
    return address.removeprefix(served.address)


def _is_ready(address: str) -> bool:
    return "data-ready" in read(address)


def _wait(is_done: Callable[[], bool]) -> None:
    ends = time.monotonic() + WAIT_SECONDS
    while not is_done():
        if time.monotonic() > ends:
            raise TimeoutError(f"not done after {WAIT_SECONDS} seconds")
        time.sleep(LOOK_SECONDS)


def _paint(browser: Browser, address: str) -> tuple[float, float]:
    """Seconds until the largest paint, and until the page is loaded and its first tasks are done."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.add_init_script(OBSERVE)
    page.goto(address, wait_until="load")
    loaded = page.evaluate("new Promise((done) => requestIdleCallback(() => done(performance.now())))")
    page.wait_for_timeout(SETTLE_MS)
    largest = page.evaluate(TELL)["at"]
    context.close()
    return largest / 1000, loaded / 1000


def _seconds(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


def show(name: str, seconds: list[float], aim: float | None = None) -> None:
    """Print the middle one of some runs, beside the aim where there is one."""
    middle = sorted(seconds)[len(seconds) // 2]
    verdict = f"  aim {aim:.0f}  {'met' if middle <= aim else 'NOT MET'}" if aim else ""
    print(f"{name:36} {middle:7.2f} s ({min(seconds):.2f} to {max(seconds):.2f}){verdict}", flush=True)


if __name__ == "__main__":
    main()
