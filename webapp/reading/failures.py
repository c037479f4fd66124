"""Tries again, removes and brings back all that of a list could not be read."""

from __future__ import annotations

from datetime import datetime

from webapp.errors import TooManyWaiting
from webapp.library import Listing, articles, failures
from webapp.reading.queue import queue_bring_in
from webapp.reading.services import Services


def retry_failures(services: Services, person: int, listing: Listing) -> None:
    """Put a list's failures on their way once more, newest first; as many of them as may wait at once.

    Raises: TooManyWaiting where none may.
    """
    with services.library.write() as c:
        for number, article_id in enumerate(failures.find_ids(c, person, listing)):
            try:
                queue_bring_in(c, articles.find(c, person, article_id))
            except TooManyWaiting:
                if number == 0:
                    raise
                return
            articles.put_on_its_way(c, person, article_id)


def remove_failures(services: Services, person: int, listing: Listing, at: datetime | None = None) -> int:
    """Delete a list's failures; returns the number by which `restore_failures` knows them.

    Asked for `at` a moment before now, those that were saved later stay.
    """
    with services.library.write() as c:
        return failures.delete_all(c, person, listing, at)


def restore_failures(services: Services, person: int, removal: int) -> None:
    """Undo that."""
    with services.library.write() as c:
        failures.restore_all(c, person, removal)
