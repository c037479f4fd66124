"""Lets an action that carries a key be done once, however often a device sends it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from webapp import limits
from webapp.library import actions
from webapp.library.actions import Claim
from webapp.reading.services import Services


def begin(services: Services, person: int, key: str) -> Claim:
    """Whether the action of this key is to be done now."""
    given_up = datetime.now(UTC) - timedelta(seconds=limits.ACTION_SECONDS)
    with services.library.writing() as c:
        return actions.claim(c, person, key, given_up_before=given_up)


def end(services: Services, person: int, key: str, *, is_done: bool) -> None:
    """Remember that it is done; or, where it could not be, that it may be tried again."""
    with services.library.writing() as c:
        (actions.finish if is_done else actions.forget)(c, person, key)


def purge_actions(services: Services) -> int:
    """Forget the keys that no device will send any more; returns how many."""
    with services.library.writing() as c:
        return actions.purge(c, datetime.now(UTC) - timedelta(days=limits.ACTION_DAYS))
