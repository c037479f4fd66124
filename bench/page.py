"""Measures how fast reading is, on a real server and a real Chromium, beside the aims: `make bench-page`.

Chromium on loopback without network throttling. Counts are asserted: a missed one is named, and the exit
code is 1. Times depend on the machine, and are reported.

    python -m bench.page [--only counts|times|lighthouse]
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Mapping

from playwright.sync_api import Browser, sync_playwright

from bench.long_article import write_article
from bench.page_weight import count_article
from bench.served import serve
from tests.chromium import find_chromium, launch_chromium

SHORT_WORDS, LONG_WORDS = 1_500, 20_000
RUNS = 5
COUNT_AIMS = {  # the most that each may be
    "HTML, kB": 25,
    "CSS, kB": 12,
    "JS, kB": 15,
    "requests, cold": 6,
    "requests to others": 0,
    "requests by length": 0,
}
PARTS = ("counts", "times", "lighthouse")


def main() -> None:
    """Measure all, or one part, and print the table."""
    parser = argparse.ArgumentParser(description="Measure pages beside their aims.")
    parser.add_argument("--only", choices=PARTS)
    wanted = parser.parse_args().only
    with serve() as served, sync_playwright() as playwright:
        short = served.add(write_article("The embankment and the observatory", SHORT_WORDS))
        missed: list[str] = []
        browser = launch_chromium(playwright)
        if wanted in (None, "counts"):
            missed = show_counts(count_article(browser, served.address, short))
        if wanted in (None, "times"):
            long = served.add(write_article("A long history of water", LONG_WORDS))
            show_times(browser, short, long)
        browser.close()
        if wanted in (None, "lighthouse"):
            importlib.import_module("bench.lighthouse").show_scores(
                [f"{served.address}/", short], find_chromium(playwright)
            )
    sys.exit(f"Missed: {', '.join(missed)}" if missed else 0)


def show_counts(counts: Mapping[str, float]) -> list[str]:
    """Print each beside its aim, and return the names of those missed."""
    for name, most in COUNT_AIMS.items():
        show(name, f"{counts[name]:.1f}", f"{most}", is_met=counts[name] <= most)
    return [name for name, most in COUNT_AIMS.items() if counts[name] > most]


def show_times(browser: Browser, short: str, long: str) -> None:
    times = importlib.import_module("bench.page_times")
    for name, aim, unit, measured in times.measure_times(browser, short, long, RUNS):
        told = (
            f"{measured[len(measured) // 2]:.3g} ({measured[0]:.3g} to {measured[-1]:.3g})"
            if measured
            else "-"
        )
        show(f"{name}{unit}", told, f"{aim}", is_met=bool(measured) and measured[len(measured) // 2] <= aim)


def show(name: str, measured: str, aim: str, *, is_met: bool) -> None:
    print(f"{name:32} {measured:>22}  aim {aim:>5}  {'met' if is_met else 'NOT MET'}", flush=True)


if __name__ == "__main__":
    main()
