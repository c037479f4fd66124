"""Turns a folder of pages into times: all that happens to a page, beside bare readability in the same run.

    python -m bench.extraction_times ../shared/bench/extraction/scrapinghub

Processor time of this process; a page is read by read_page (decoded, measured, extracted, sanitized), bare
readability is Document(text).summary() of the page already decoded, and so is trafilatura, where it is
installed. One after the other they read each page once, as a worker does, so that none knows a page from
before. Then pages a second through one worker process and through two, which were started before.
"""

from __future__ import annotations

import argparse
import gc
import importlib.util
import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from readability import Document

from bench.extraction import read_pages
from webapp.article import FetchedPage
from webapp.sandbox.page_messages import Request
from webapp.sandbox.page_worker import PageWorkers
from webapp.sandbox.read_page import read_page

WARM_UP = 10  # pages, for the workers
SEEDS = Path(__file__).parent.parent / "seeds"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    logging.disable(logging.CRITICAL)
    pages = [
        FetchedPage(url=url, body=html.encode(), content_type="text/html; charset=utf-8")
        for _name, url, html, _gold in read_pages(folder)
    ]
    engines = find_engines()
    times = {name: time_engine(read, pages) for name, read in engines.items()}
    bare = times["readability"]
    print(f"{folder.name}: {len(pages)} pages, processor time; multiples of bare readability's")
    for name, seconds in times.items():
        ratios = [own / other for own, other in zip(seconds, bare, strict=True)]
        print(
            f"{name:12} {sum(seconds):.3f} s, {sum(seconds) / sum(bare):.2f} times; "
            f"of the ratios page by page 95 % are below {percentile_95(ratios):.2f}"
        )
    for size in (1, 2):
        print(f"{size} worker{'s'[: size - 1]}: {pages_a_second(pages, size):.0f} pages a second")


def find_engines() -> dict[str, Callable[[FetchedPage], object]]:
    """Return what reads a page, by name."""
    engines: dict[str, Callable[[FetchedPage], object]] = {
        "nutgraf": read_page,
        "readability": lambda page: Document(page.body.decode()).summary(),
    }
    if importlib.util.find_spec("trafilatura"):
        trafilatura = importlib.import_module("trafilatura")
        engines["trafilatura"] = lambda page: trafilatura.extract(page.body.decode())
    return engines


def time_engine(read: Callable[[FetchedPage], object], pages: list[FetchedPage]) -> list[float]:
    """Return the seconds of processor time that each page takes, warmed up on pages of our own."""
    for seed in sorted(SEEDS.glob("*.html")):
        read(FetchedPage(url="", body=seed.read_bytes(), content_type="text/html; charset=utf-8"))
    gc.collect()
    seconds = []
    for page in pages:
        started = time.process_time()
        read(page)
        seconds.append(time.process_time() - started)
    return seconds


def percentile_95(values: list[float]) -> float:
    return sorted(values)[int(0.95 * len(values))]


def pages_a_second(pages: list[FetchedPage], size: int) -> float:
    workers = PageWorkers(size=size)
    requests = [Request(page) for page in pages]
    try:
        with ThreadPoolExecutor(size) as threads:
            list(threads.map(workers.read, requests[:WARM_UP]))
            started = time.perf_counter()
            list(threads.map(workers.read, requests))
            return len(pages) / (time.perf_counter() - started)
    finally:
        workers.close()


if __name__ == "__main__":
    main()
