"""The lists of the library: their addresses, their names, what they say when empty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import request

from webapp.errors import N_


@dataclass(frozen=True, slots=True)
class ListName:
    """`title` and `empty` are msgids."""

    path: str
    title: str
    empty: str
    is_tab: bool = True


# name (as in ?in=) → the list
LIST_NAMES: Mapping[str, ListName] = {
    "unread": ListName("/", N_("Reading list"), N_("Nothing left to read.")),
    "starred": ListName("/starred", N_("Starred"), N_("Star an article, and it is kept here.")),
    "archive": ListName("/archive", N_("Archive"), N_("What you archive is kept here.")),
    "all": ListName("/all", N_("All"), N_("Your library is empty.")),
    "deleted": ListName("/deleted", N_("Deleted"), N_("Nothing was deleted lately."), is_tab=False),
}
DEFAULT = "unread"


def list_came_from() -> str:
    """The list that an article's page was opened from (`?in=`)."""
    name = request.values.get("in", DEFAULT)
    return name if name in LIST_NAMES else DEFAULT
