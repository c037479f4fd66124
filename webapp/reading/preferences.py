"""What a person chose for their pages, kept with them so that a new device begins with it."""

from __future__ import annotations

from collections.abc import Mapping

from webapp.library import people
from webapp.reading.services import Services


def keep_preferences(services: Services, person: int, changes: Mapping[str, str]) -> None:
    """Keep the changes beside what was chosen before."""
    with services.library.writing() as c:
        people.keep_preferences(c, person, {**people.preferences(c, person), **changes})
