"""Commands start workers of their own each time; here they borrow the session's."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _borrows(borrowed_workers: None) -> None:
    """Every test of the command line."""
