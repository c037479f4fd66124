"""Measures how fast reading is, on a real server and a real Chromium, beside the aims: `make bench-page`.

Chromium on loopback without network throttling. Counts are asserted: a missed one is named, and the exit
code is 1. Times depend on the machine, and are reported.

    python -m bench.page [--only rate|paint|counts|times|lighthouse]
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Mapping

from playwright.sync_api import Browser, Playwright, sync_playwright

from bench.long_article import write_article
from bench.page_paint import measure_paint
from bench.page_rate import AIM, measure_rates
from bench.page_weight import count_article
from bench.served import Served, serve
from tests.chromium import find_chromium, launch_chromium

SHORT_WORDS, LONG_WORDS = 1_500, 20_000
RUNS = 5
LCP_AIM = 400  # ms, at 390 px and a quarter of the processor's speed, with nothing kept
COUNT_AIMS = {  # the most that each may be
    "HTML, kB": 25,
    "CSS, kB": 12,
    "JS, kB": 15,
    "requests, cold": 6,
    "requests to others": 0,
    "requests by length": 0,
}
PARTS = ("rate", "paint", "counts", "times", "lighthouse")


def main() -> None:
    """Measure all, or one part, and print the table."""
    parser = argparse.ArgumentParser(description="Measure pages beside their aims.")
    parser.add_argument("--only", choices=PARTS)
    wanted = parser.parse_args().only
    with serve() as served, sync_playwright() as playwright:
        short = served.add(write_article("The embankment and the observatory", SHORT_WORDS))
        missed: list[str] = []
        if wanted in (None, "rate"):
            show_rates(served, short)
        if wanted in (None, "paint"):
            show_paint(playwright, short)
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


def show_rates(served: Served, article: str) -> None:
    for rate in measure_rates(served, article):
        told = f"{rate.own:.0f} of {rate.bare:.0f}: {rate.ratio:.2f}"
        show(f"pages a second, {rate.name}", told, f"{AIM}", is_met=rate.ratio >= AIM)


def show_paint(playwright: Playwright, article: str) -> None:
    paints = sorted((measure_paint(playwright, article) for _ in range(RUNS)), key=lambda each: each.largest)
    middle = paints[len(paints) // 2]
    told = f"{middle.largest:.0f} ({paints[0].largest:.0f} to {paints[-1].largest:.0f})"
    show("LCP, ms", told, f"{LCP_AIM}", is_met=middle.largest <= LCP_AIM)
    print(f"    {middle.element} …; first paint {middle.first:.0f}", flush=True)


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
