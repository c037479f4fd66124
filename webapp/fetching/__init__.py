"""Fetches pages: the only code that opens an outside connection."""

from webapp.fetching.addresses import check_address, normalise_address
from webapp.fetching.fetch import fetch_page

__all__ = ["check_address", "fetch_page", "normalise_address"]
