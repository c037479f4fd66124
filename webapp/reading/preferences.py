"""What a person chose for their pages, kept with them so that a new device begins with it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from webapp.library import people
from webapp.reading.services import Services


def kept_preferences(services: Services, person: int) -> dict[str, str]:
    """What this person chose last, name → choice."""
    with services.library.reading() as c:
        return people.preferences(c, person)


def keep_preferences(
    services: Services, person: int, changes: Mapping[str, str], at: datetime | None = None
) -> None:
    """Keep the changes beside what was chosen before. What was chosen after `at` (None: now) stays."""
    with services.library.writing() as c:
        people.keep_preferences(c, person, changes, at)
