"""Fetches pages: the only code that opens an outside connection."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from webapp.fetching.addresses import check_address, check_typed, normalise_address
from webapp.fetching.feeds import is_feed

if TYPE_CHECKING:
    from webapp.fetching.fetch import fetch_page

__all__ = ["check_address", "check_typed", "fetch_page", "is_feed", "normalise_address"]


def __getattr__(name: str) -> Any:
    """Import `fetch_page` when it is first asked for: a command that is given a file opens no connection."""
    if name != "fetch_page":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from webapp.fetching.fetch import fetch_page

    globals()[name] = fetch_page
    return fetch_page
