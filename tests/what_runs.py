"""Says before a run what it is of, and what this machine lacks: a suite that is silent is one that is stopped."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence

import pytest
from playwright.sync_api import sync_playwright

from tests import postgres
from tests.chromium import find_chromium
from tests.corpora import corpora

# marker → what its tests need
NEEDS = {"browser": "in Chromium", "postgres": "on PostgreSQL", "shared": "over third-party corpora"}


def pytest_report_collectionfinish(items: Sequence[pytest.Item]) -> list[str]:
    """Count the tests by what they need; name what is missing."""
    counted = Counter(_need(item) for item in items)
    kinds = [f"{counted[None]:,} of the code alone"]
    kinds += [f"{counted[marker]:,} {what}" for marker, what in NEEDS.items() if counted[marker]]
    examples = os.environ.get("EXAMPLES", "quick")
    lines = [f"to run: {', '.join(kinds)}; property tests with {examples} examples"]
    return lines + [
        f"missing: {_missing(marker)}; {counted[marker]:,} tests {what} will be skipped"
        for marker, what in NEEDS.items()
        if counted[marker] and _missing(marker)
    ]


def _need(item: pytest.Item) -> str | None:
    return next((marker for marker in NEEDS if item.get_closest_marker(marker)), None)


def _missing(marker: str) -> str | None:
    """What this machine lacks for these tests."""
    if marker == "browser":
        with sync_playwright() as playwright:
            return None if find_chromium(playwright) else "Chromium (`make test` installs one where it may)"
    if marker == "postgres":
        return None if postgres.find_binaries() else "PostgreSQL (`make test` installs one where it may)"
    return None if corpora().is_dir() else f"the corpora ({corpora()})"
