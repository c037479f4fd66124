"""Gathers where bylines and dates are looked for: the rows around a headline, and the page's marks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from lxml.html import HtmlElement

from webapp.extraction.headline_rows import Row, rows_after, rows_before, rows_in
from webapp.extraction.page_places import Places
from webapp.extraction.printed_dates import DateHabits
from webapp.extraction.tags import UNSEEN

_FEW_ROWS: Final = 30  # where no headline is found, the first ones of the page's main part

_LINES: Final = "a abbr address cite dd div em footer h2 h3 h4 h5 li p small span strong td time".split()


@dataclass(frozen=True)
class Surroundings:
    """A page as seen from its headline."""

    page: HtmlElement
    below: tuple[Row, ...]  # the nearest first; only rows of the page's own article
    above: tuple[Row, ...]
    places: Places
    habits: DateHabits
    url: str | None
    title_words: frozenset[str]

    @cached_property
    def microdata(self) -> list[HtmlElement]:
        """The elements that microdata marks."""
        return [element for element in self.page.iter() if element.get("itemprop")]

    @cached_property
    def named(self) -> list[HtmlElement]:
        """The elements with a name of their own that may hold a line."""
        return [e for e in self.page.iter(*_LINES) if e.get("class") or e.get("rel")]

    def read_all(self) -> str:
        """Return all text of the page that is no script's."""
        own = (e for e in self.page.find("body").iter() if e.tag not in UNSEEN)
        return " ".join(text for e in own for text in (e.text, e.tail) if text and text.strip())

    @cached_property
    def text(self) -> str:
        """What stands around the headline, in one line."""
        return " ".join(row.text for row in (*self.above, *self.below))


def look_around(
    page: HtmlElement, headline: HtmlElement | None, title: str, habits: DateHabits, url: str | None
) -> Surroundings:
    """Read the rows around a headline; without one, the first rows of the page's main part."""
    places = Places(headline)
    if headline is None:
        top = next(page.iter("article", "main"), None)
        below, above = list(rows_in(page.find("body") if top is None else top, _FEW_ROWS)), []
    else:
        below, above = list(rows_after(headline)), list(rows_before(headline))
    own_below, own_above = (
        tuple(row for row in rows if not places.is_elsewhere(row.root)) for rows in (below, above)
    )
    return Surroundings(page, own_below, own_above, places, habits, url, frozenset(title.lower().split()))
