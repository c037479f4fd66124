"""Finds what an address already is in a library, before it is saved once more."""

from __future__ import annotations

from webapp.addresses import address_key
from webapp.errors import NothingGiven
from webapp.fetching import check_typed
from webapp.library import Article, articles
from webapp.reading.services import Services


def find_saved(services: Services, person: int, address: str) -> Article | None:
    """Find the article of an address, also a deleted one; None where it is new.

    Raises: what `save_address` raises, but for TooManyWaiting.
    """
    if not address.strip():
        raise NothingGiven
    key = address_key(check_typed(address, allow=services.settings.fetch_allow))
    with services.library.read() as c:
        return articles.glance_by_key(c, person, key)
