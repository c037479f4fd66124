"""Finds who wrote an article where its page shows it: beside the headline, or at the text's end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain, zip_longest
from typing import Final

from lxml.html import HtmlElement

from webapp.extraction.author_marks import is_author_mark, is_of_reply, is_of_section
from webapp.extraction.byline_rows import LONGEST, is_of_another, led_in, marked_in, names_in
from webapp.extraction.byline_words import PARTICLES
from webapp.extraction.headline_rows import Row, kind_of, rows_in
from webapp.extraction.month_names import find_month
from webapp.extraction.person_names import (
    clean_name,
    cut_lead,
    fold_name,
    has_lead,
    is_role,
    looks_like_person,
)
from webapp.extraction.printed_dates import DateHabits, cut_days, find_day
from webapp.extraction.surroundings import Surroundings
from webapp.extraction.trees import has_at_most, text_of

_LINES: Final = ("p", "div", "address", "li", "h4", "h5", "h6", "td", "dd", "footer")
_NEAR_BELOW, _NEAR_ABOVE = 8, 4  # rows
_NEAREST: Final = 3  # rows
_SEGMENTS: Final = re.compile(r"\s*[|•·/,–—]\s*|\s{2,}")


@dataclass(frozen=True)
class Authors:
    """Names that a page shows, one list for each place."""

    around: Surroundings
    near: list[list[str]]  # by microdata, and by marks and leads near the headline; the most telling first

    @property
    def text(self) -> str:
        """What stands around the headline."""
        return self.around.text

    def whole_name(self, name: str) -> str:
        """Return the person's name around the headline that begins with a first name, or the name itself."""
        if " " in name:
            return name
        rows = (*self.around.above, *self.around.below[:_NEAR_BELOW])
        pieces = (clean_name(text) for row in rows for text, _ in row.pieces if len(text) < LONGEST)
        whole = (p for p in pieces if p and p.startswith(f"{name} ") and looks_like_person(p))
        return next((p for p in whole if PARTICLES.isdisjoint(p.split())), name)

    @cached_property
    def pieces(self) -> frozenset[str]:
        """What stands by itself around the headline, folded."""
        rows = (*self.around.above, *self.around.below)
        return frozenset(
            fold_name(cut_lead(text)) for row in rows for text, _ in row.pieces if len(text) < LONGEST
        )

    def elsewhere(self) -> Iterator[list[str]]:
        """Yield names that less tells: beside a date, before a role, anywhere else on the page."""
        yield from _beside_dates(self.around)
        yield from _marked_anywhere(self.around)
        yield from _in_last_lines(self.around)


def shown_authors(around: Surroundings) -> Authors:
    """Find the names that a page shows."""
    below, above = around.below, around.above
    rows = (*below[:_NEAR_BELOW], *above[:_NEAR_ABOVE], *below[_NEAR_BELOW:], *above[_NEAR_ABOVE:])
    found = chain([_in_microdata(around)], _marked_or_led(rows, around.habits))
    return Authors(around, [names for names in found if names])


def _in_microdata(around: Surroundings) -> list[str]:
    for element in around.microdata:
        is_author = element.get("itemprop") in ("author", "creator") and element.tag != "meta"
        is_own = is_author and not is_of_reply(element) and not around.places.is_elsewhere(element)
        if is_own and (names := names_in(element, around.habits)):
            return names
    return []


def _beside_dates(around: Surroundings) -> Iterator[list[str]]:
    rows = (*around.below, *around.above)
    for names in (*map(partial(_beside_date, around=around), rows), *map(_before_role, rows[:_NEAREST])):
        if names and not set(names[0].lower().split()) <= around.title_words:
            yield names


def _marked_or_led(rows: Sequence[Row], habits: DateHabits) -> Iterator[list[str]]:
    """Yield names in rows; those in neighbouring rows of one kind make one byline."""
    found: list[str] = []
    last: Row | None = None
    for before, row, after in zip_longest((None, *rows), rows, rows[1:]):
        if row is None:
            break
        is_anothers = is_of_another(row.text) or (before is not None and _is_label_of_another(before))
        names = [] if is_anothers else marked_in(row, habits) or led_in(row, after, habits)
        is_same = last is not None and kind_of(row.root) == kind_of(last.root) and _are_siblings(row, last)
        if found and (not is_same or not any(map(looks_like_person, names))):
            yield list(dict.fromkeys(found))
            found = []
        found, last = found + names, row
    if found:
        yield list(dict.fromkeys(found))


def _is_label_of_another(row: Row) -> bool:
    """Tell whether a short row says that the next one names another: "edited 5 May"."""
    return len(row.text) < LONGEST / 3 and is_of_another(row.text)


def _are_siblings(one: Row, other: Row) -> bool:
    return one.root.getparent() is other.root.getparent()


def _beside_date(row: Row, around: Surroundings) -> list[str]:
    """Read a name in a row that holds little else than a date and it."""
    if len(row.text) > LONGEST or find_day(row.text, around.habits) is None:
        return []
    for piece, element in row.pieces:
        for segment in _SEGMENTS.split(cut_days(piece, around.habits)):
            name = None if is_of_another(segment) else clean_name(segment)
            if name and looks_like_person(name) and not _has_month(name, around.habits):
                return [] if is_of_section(element, name, around.url) else [name]
    return []


def _has_month(name: str, habits: DateHabits) -> bool:
    return any(find_month(word, habits.lang) for word in name.split())


def _before_role(row: Row) -> list[str]:
    """Read a name that a row begins with, before what its bearer does."""
    name, role = ([text for text, _ in row.pieces] + ["", ""])[:2]
    is_short = len(row.text) < LONGEST and len(role) < LONGEST / 2
    return [name] if is_short and looks_like_person(name) and is_role(role) else []


def _marked_anywhere(around: Surroundings) -> Iterator[list[str]]:
    """Yield the names in what is marked as an author's in the page's own article, persons first."""
    marks = (e for e in around.named if is_author_mark(e) and has_at_most(e, LONGEST) and not is_of_reply(e))
    own = (e for e in marks if not around.places.is_elsewhere(e) and not _is_led_to_another(e))
    found = [names_in(element, around.habits) for element in own]
    yield from sorted(filter(None, found), key=lambda names: not any(map(looks_like_person, names)))


def _is_led_to_another(element: HtmlElement) -> bool:
    lines = (here for here in (element, element.getparent()) if has_at_most(here, LONGEST))
    return any(is_of_another(text_of(line)) for line in lines)


def _in_last_lines(around: Surroundings) -> Iterator[list[str]]:
    """Yield the names on lines of their own that begin as bylines do, the last line first."""
    for element in reversed(list(around.page.iter(*_LINES))):
        begins = element.text or (element[0].text if len(element) else "") or ""
        if len(begins) < LONGEST and has_lead(begins) and has_at_most(element, LONGEST):
            line = next(iter(rows_in(element, 1)), None)
            if line is None or is_of_another(line.text) or around.places.is_elsewhere(element):
                continue
            if names := led_in(line, None, around.habits):
                yield names
