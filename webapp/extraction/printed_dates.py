"""Reads the day that a printed line names, whatever its language and order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from webapp.extraction.month_names import find_month

_WORD = r"[^\W\d_]{3,14}"
_SMALL = r"(?:(?:of|de|del|di|da|do|den)\s+|d[’'])?"  # "5 de mayo de 2021", "5th of May"
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_TIME = r"(?:\s+\d\d?:\d\d(?::\d\d)?(?:\s+[A-Z+\d]{3,9})?)?"  # "Sep 30 15:13:45 UTC 2016"
# How days are printed: the year first, the month's name, figures alone. A year in two figures counts only
# where the line is little else.
_WITH_YEAR_FIRST = re.compile(
    rf"(?<!\d){_YEAR}\s?(?:[-/.|]|[年년])\s?(?P<m>\d\d?)\s?(?:[-/.|]|[月월])\s?(?P<d>\d\d?)(?!\d)"
    rf"|(?<!\d){_YEAR.replace('<y>', '<y2>')}\.?\s(?:m\.\s)?(?P<w>{_WORD})\.?\s(?P<d2>\d\d?)(?!\d)"
)
_WITH_NAME = re.compile(
    rf"(?<!\d)(?P<d>\d\d?)(?:st|nd|rd|th|er|ro|º|ª|°)?[\s.,/-]*{_SMALL}(?P<w>{_WORD})"
    rf"[\s.,/-]*(?:(?:de|del|do|of)\s+)?{_YEAR}(?!\d)"
    rf"|(?<![^\W\d_])(?P<w2>{_WORD}+)[\s.]+(?P<d2>\d\d?)(?:st|nd|rd|th)?(?:{_TIME}[\s.,]+)"
    rf"{_YEAR.replace('<y>', '<y2>')}(?!\d)",
    re.I,
)
_WITH_FIGURES = re.compile(
    r"(?<![\d.])(?P<a>\d\d?)\s?(?P<s>[-/.|])\s?(?P<b>\d\d?)\s?(?P=s)\s?(?P<y>(?:19|20)\d\d)(?!\d)"
)
_SHORT = re.compile(
    r"^\W*(?:[^\W\d]+[\s.,:]+){0,3}(?P<a>\d\d?)(?P<s>[/.])(?P<b>\d\d?)(?P=s)(?P<y>[0-4]\d|9\d)(?![\d.])"
)
_WHOLE_YEAR = re.compile(r"(?:19|20)\d\d")
_FIGURES = re.compile(r"\d\d")  # there is no date without
_FIRST, _LAST = 1990, 2100  # years; pages are younger, and what they print of older days is history
_TWO_FIGURES: Final = 90  # from here on a year in two figures is of the last century


@dataclass(frozen=True, slots=True)
class DateHabits:
    """How a page writes days."""

    lang: str | None = None
    day_first: bool = False
    month: tuple[int, int] | None = None  # year and month in its address


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day and where on its line it stands."""

    start: int
    end: int
    day: date


def find_day(text: str, habits: DateHabits) -> date | None:
    """Return the first day that a line names; None where it names none."""
    return next((found.day for found in find_days(text, habits)), None)


def cut_days(text: str, habits: DateHabits) -> str:
    """Put a bar in the place of each day that a line names."""
    for found in reversed(find_days(text, habits)):
        text = f"{text[: found.start]} | {text[found.end :]}"
    return text


@lru_cache(maxsize=500)  # lines are asked for their dates, and again for what stands beside those
def find_days(text: str, habits: DateHabits) -> tuple[PrintedDay, ...]:
    """Return the days that a line names, in its order."""
    days: list[PrintedDay] = []
    for found in sorted(_all_days(text, habits), key=lambda found: (found.start, -found.end)):
        if not days or found.start >= days[-1].end:
            days.append(found)
    return tuple(days)


def _all_days(text: str, habits: DateHabits) -> Iterator[PrintedDay]:
    if _FIGURES.search(text) is None:
        return
    if _WHOLE_YEAR.search(text):
        yield from _days_with_year(text, habits)
    if short := _SHORT.search(text):
        year = int(short["y"])
        yield from _in_order(short, year + (1900 if year >= _TWO_FIGURES else 2000), habits)


def _days_with_year(text: str, habits: DateHabits) -> Iterator[PrintedDay]:
    for match in _WITH_YEAR_FIRST.finditer(text):
        month = match["m"] or find_month(match["w"], habits.lang)
        yield from _day(match, match["y"] or match["y2"], month, match["d"] or match["d2"])
    for match in _WITH_NAME.finditer(text):
        month = find_month(match["w"] or match["w2"], habits.lang)
        yield from _day(match, match["y"] or match["y2"], month, match["d"] or match["d2"])
    for match in _WITH_FIGURES.finditer(text):
        yield from _in_order(match, int(match["y"]), habits)


def _in_order(match: re.Match[str], year: int, habits: DateHabits) -> Iterator[PrintedDay]:
    """Read figures as day and month, or month and day: by what can be, the address, the sign, the country."""
    first, second = int(match["a"]), int(match["b"])
    day_first = habits.day_first or match["s"] in ".|"
    if first > 12 or second > 12:
        day_first = first > 12
    elif habits.month in ((year, first), (year, second)):
        day_first = habits.month == (year, second)
    day, month = (first, second) if day_first else (second, first)
    yield from _day(match, year, month, day)


def _day(
    match: re.Match[str], year: str | int, month: str | int | None, day: str | int
) -> Iterator[PrintedDay]:
    try:
        found = date(int(year), int(month or 0), int(day))
    except ValueError:
        return
    if _FIRST <= found.year < _LAST:
        yield PrintedDay(match.start(), match.end(), found)
