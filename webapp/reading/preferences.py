"""A person's preferences, from which a new device begins."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from webapp.library import people
from webapp.reading.services import Services


def keep_preferences(
    services: Services, person: int, changes: Mapping[str, str], at: datetime | None = None
) -> None:
    """Keep the changes beside what was chosen before. What was chosen after `at` (None: now) stays."""
    with services.library.write() as c:
        people.keep_preferences(c, person, changes, at)
