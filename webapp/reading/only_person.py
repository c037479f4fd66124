"""Whose library it is, while there is only one person."""

from __future__ import annotations

from webapp.library import people
from webapp.reading.services import Services


def only_person(services: Services) -> int:
    """The person that the first migration made."""
    with services.library.reading() as c:
        return people.sole_person(c)
