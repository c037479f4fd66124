"""Fetches pages: the only code that opens an outside connection."""

from webapp.fetching.addresses import check_address, check_typed, normalise_address
from webapp.fetching.feeds import is_feed
from webapp.fetching.fetch import fetch_page

__all__ = ["check_address", "check_typed", "fetch_page", "is_feed", "normalise_address"]
