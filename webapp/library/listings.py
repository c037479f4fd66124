"""What a list is: which articles, in which order, where it stands and what it is called.

Pages, neighbours, digests, counts, templates and the command line take a `Listing`; a list of another kind
is one more entry of KINDS.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Column, ColumnElement

from webapp.errors import N_
from webapp.library.tables import ARTICLES, MEMBERS


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of articles. Two of one name are equal.

    `title` and `empty` (what the list says when there is nothing in it) are msgids. `order` is a column that
    every article has and no change of its state touches, so that an article that has left the list still has
    its place in it: a moment or a whole number, greatest first.
    """

    name: str  # as in ?in= and behind --in
    path: str  # its address below the server's own, with its query where it has one
    title: str = field(compare=False)
    empty: str = field(compare=False)
    members: ColumnElement[bool] = field(compare=False, repr=False)
    order: Column[Any] = field(default=ARTICLES.c.listed_at, compare=False, repr=False)
    is_tab: bool = field(default=False, compare=False)
    failures: Listing | None = field(default=None, compare=False, repr=False)  # what of it could not be read

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Kind:
    """Lists of one kind: the rule of their addresses, and which one a value in it is, if any.

    A rule with a value, as `/tags/<value>`, makes lists that are named `tag:value`.
    """

    rule: str
    find: Callable[[str], Listing | None]


def _list(name: str, path: str, title: str, empty: str, *, is_tab: bool = True) -> Listing:
    failed = f"failed:{name}"
    failures = Listing(failed, path, title, "", MEMBERS[failed]) if failed in MEMBERS else None
    return Listing(name, path, title, empty, MEMBERS[name], is_tab=is_tab, failures=failures)


READING_LIST = _list("unread", "/", N_("Reading list"), N_("Nothing left to read."))
# The lists by state, in the order of the tabs; "all" is everything that is not deleted.
LISTINGS = (
    READING_LIST,
    _list("starred", "/starred", N_("Starred"), N_("Star an article, and it is kept here.")),
    _list("archive", "/archive", N_("Archive"), N_("What you archive is kept here.")),
    _list("all", "/all", N_("All"), N_("Your library is empty.")),
    _list("deleted", "/deleted", N_("Deleted"), N_("Nothing was deleted lately."), is_tab=False),
)


def _alone(listing: Listing) -> Kind:
    """The kind of a list that is the only one of it."""
    return Kind(listing.path, lambda value: None if value else listing)


# kind, which is the part of a name before its colon → its lists
KINDS: dict[str, Kind] = {listing.name: _alone(listing) for listing in LISTINGS}


def find_listing(name: str) -> Listing | None:
    """The list of this name; None where there is none."""
    kind, _colon, value = name.partition(":")
    return KINDS[kind].find(value) if kind in KINDS else None
