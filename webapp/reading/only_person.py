"""Whose library it is, while there is only one person."""

from __future__ import annotations

from webapp.library import Person, people
from webapp.reading.services import Services


def only_person(services: Services) -> int:
    """The person that the first migration made."""
    return sole_reader(services).id


def sole_reader(services: Services) -> Person:
    """The same with what they chose for their pages."""
    with services.library.read() as c:
        return people.sole_reader(c)
