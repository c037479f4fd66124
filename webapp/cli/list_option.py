"""`--in`: the list that a command is about, by the name that it has in addresses too."""

from __future__ import annotations

import click

from webapp.library import LISTINGS, READING_LIST, Listing, find_listing


class ListType(click.ParamType[Listing]):
    """Turns a list's name into the list."""

    name = "list"

    def convert(
        self, value: str | Listing, param: click.Parameter | None, ctx: click.Context | None
    ) -> Listing:
        """Find it, or say which lists there are."""
        found = value if isinstance(value, Listing) else find_listing(value)
        if found is None:
            names = ", ".join(listing.name for listing in LISTINGS)
            self.fail(f"there is no list {value!r}; there are {names}", param, ctx)
        return found


in_list = click.option("--in", "listing", type=ListType(), default=READING_LIST.name, show_default=True)
