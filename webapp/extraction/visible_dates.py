"""Finds when an article appeared where its page prints it: near the headline, or at the text's end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Final

from lxml.html import HtmlElement

from webapp.extraction.date_labels import Label, read_label
from webapp.extraction.dates import as_moment, read_date
from webapp.extraction.headline_rows import Row, kind_of, rows_in
from webapp.extraction.printed_dates import DateHabits, find_day, find_days
from webapp.extraction.surroundings import Surroundings

_MOST_WORDS: Final = 14  # beside a date on its line; more make a sentence
_NEAR: Final = 8  # rows from the headline
_BESIDE_BELOW, _BESIDE_ABOVE = 4, 1  # rows; higher up stands what day it is today
_A_LIST: Final = 3  # days in rows of one kind: those of other stories, or of events
_ORDER: Final[dict[Label, int]] = {"published": 0, "plain": 1, "updated": 2}
_RANGE: Final = re.compile(r"^\W*(?:[-–—]|to|bis|until|au|al|a)\W*$", re.I)
_ISSUE: Final = re.compile(r"\W*(?:print )?(?:issue|edition|ausgabe|numéro)\b", re.I)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_NAMED: Final = re.compile(r"date|time|publish|posted|created|stamp|datum|fecha|data\b|meta|byline", re.I)
_LINES: Final = "p div span li em i small address time td dd footer a".split()
_LONGEST: Final = 200  # letters of a line
_MOST_DAYS: Final = 12  # that are read on one line
_MICRODATA: Final = ("datePublished", "dateCreated")


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A moment that a page prints near its headline, and what the page says of it."""

    moment: datetime
    label: Label
    distance: int  # rows from the headline
    kind: tuple[str, str | None]  # of its row
    is_beside: bool  # so near the headline that it is the article's own day, whatever the page declares


def dates_near_headline(around: Surroundings) -> list[PrintedDate]:
    """Return the dates that rows around the headline print as the article's, the most telling first."""
    found = [
        PrintedDate(moment, label, distance, kind_of(row.root), distance <= nearest)
        for rows, nearest in ((around.below, _BESIDE_BELOW), (around.above, _BESIDE_ABOVE))
        for distance, row in enumerate(rows)
        for moment, label in _in_row(row, around.habits)
    ]
    far = [date for date in found if date.distance > _NEAR]
    lists = {
        date.kind for date in far if len({d.moment.date() for d in far if d.kind == date.kind}) >= _A_LIST
    }
    kept = [date for date in found if date.label in _ORDER and (date not in far or date.kind not in lists)]
    return sorted(kept, key=lambda date: (date.distance > _NEAR, _ORDER[date.label], date.distance))


def _in_row(row: Row, habits: DateHabits) -> Iterator[tuple[datetime, Label]]:
    clock = next((e for e in row.root.iter("time") if e.get("datetime")), None)
    declared = read_date(clock.get("datetime"), habits) if clock is not None else None
    found = find_days(row.text, habits)[:_MOST_DAYS]
    if not found and declared:
        yield declared, read_label(row.text)
    if found and _is_sentence(row, habits):
        return
    ranges = {
        at
        for one, other in pairwise(found)
        if _RANGE.match(row.text[one.end : other.start])
        for at in (one.start, other.start)
    }
    end = 0
    for day in found:
        before = row.text[end : day.start]
        is_other = day.start in ranges or _ISSUE.match(row.text[day.end :]) is not None
        label = "other" if is_other else read_label(before)
        end = day.end
        moment = declared if declared and declared.date() == day.day else None
        yield moment or read_date(row.text[day.start :][:_LONGEST], habits) or as_moment(day.day), label


def _is_sentence(row: Row, habits: DateHabits) -> bool:
    """Tell whether the date stands in a sentence of the text, not on a line of its own."""
    piece = next((text for text, _ in row.pieces if find_day(text, habits)), row.text)
    return len(piece.split()) > _MOST_WORDS + 6 * len(find_days(piece, habits))


def dates_by_name(around: Surroundings) -> Iterator[datetime]:
    """Yield the dates in elements that are marked or named as one, in the page's own article."""
    page, places, habits = around.page, around.places, around.habits
    for element in around.microdata:
        if element.get("itemprop") in _MICRODATA and not places.is_elsewhere(element):
            text = element.get("content") or element.get("datetime") or "".join(element.itertext())
            if moment := read_date(text, habits):
                yield moment
    for element in page.iter("time"):
        if not places.is_elsewhere(element):
            shown = read_date("".join(element.itertext()), habits)
            if moment := shown or read_date(element.get("datetime"), habits):
                yield moment
    for element in around.named:
        if _NAMED.search(element.get("class", "")) and not places.is_elsewhere(element):
            yield from _labelled(element, habits, ("published", "plain"))


def dates_in_last_lines(around: Surroundings) -> Iterator[datetime]:
    """Yield the dates of lines that say when a page was made or changed, the last line first."""
    for element in reversed(list(around.page.iter(*_LINES))):
        own = (element.text or "") + "".join(child.tail or "" for child in element)
        if len(own) < _LONGEST and _YEAR.search(own):
            yield from _labelled(element, around.habits, ("published", "updated"))


def _labelled(element: HtmlElement, habits: DateHabits, labels: tuple[Label, ...]) -> Iterator[datetime]:
    for row in rows_in(element, 1):
        yield from (moment for moment, label in _in_row(row, habits) if label in labels)
