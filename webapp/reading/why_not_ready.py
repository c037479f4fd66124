"""Whether readers can be sent to this process, as far as its library is concerned."""

from __future__ import annotations

from webapp.library import revisions
from webapp.reading.services import Services


def why_not_ready(services: Services) -> str | None:
    """What is wrong with the library, for a supervisor's log, or None."""
    if not services.library.is_alive():
        return "no library"
    with services.library.read() as c:
        return None if revisions.is_of_this_version(c) else "the library is another version's"
