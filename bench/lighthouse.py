"""Turns pages into Lighthouse scores (its default: a phone, simulated throttling), failing audits by name."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

PROGRAM = Path(__file__).parents[1] / "build/lighthouse/node_modules/.bin/lighthouse"  # see the Makefile
CATEGORIES = ("performance", "accessibility", "best-practices")
AIM = 99
FLAGS = "--headless=new --no-sandbox --disable-gpu"


def show_scores(addresses: list[str], chromium: str | None) -> None:
    """Print each page's scores; what is missing is left out by name."""
    if not PROGRAM.exists() or chromium is None:
        print("Lighthouse is left out: it, or a Chromium, is missing.")
        return
    for name, address in zip(("list", "article"), addresses, strict=True):
        report = _report(address, chromium)
        for category in CATEGORIES:
            found = report["categories"][category]
            score = round(100 * (found["score"] or 0))
            print(
                f"{f'Lighthouse {category}, {name}':42} {score:>12}  aim    {AIM}  "
                f"{'met' if score >= AIM else 'NOT MET'}"
            )
            for failing in _failing(report, found):
                print(f"    {failing}")


def _report(address: str, chromium: str) -> dict:
    done = subprocess.run(
        [
            str(PROGRAM), address, "--output=json", "--quiet", f"--chrome-flags={FLAGS}",
            f"--only-categories={','.join(CATEGORIES)}",
        ],
        env={**os.environ, "CHROME_PATH": chromium},
        capture_output=True, text=True, check=True, timeout=180,
    )  # fmt: skip
    return json.loads(done.stdout)


def _failing(report: dict, category: dict) -> list[str]:
    audits = [report["audits"][each["id"]] for each in category["auditRefs"] if each["weight"]]
    return [f"{each['id']} {each['score']}" for each in audits if each["score"] not in (None, 1)]
