"""Chooses when an article appeared, from dates that its page declares and dates that it prints."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from dateutil import parser
from dateutil.tz import tzoffset

from webapp.extraction.month_names import find_month
from webapp.extraction.printed_dates import DateHabits, find_day

_MACHINE: Final = re.compile(
    r"\d{4}-?\d\d-?\d\d(?:[T ]\d\d?:?\d\d(?::?\d\d)?(?:[.,]\d+)?\s*(?:Z|UTC|[+-]\d\d:?\d\d)?)?(?!\d)"
)
_CLOCK: Final = re.compile(r"\d\d?:\d\d")
_IN_ADDRESS: Final = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?|[a-z]{3})[/-](\d\d?)(?:/|-|$)", re.I)
_MONTH_IN_ADDRESS: Final = re.compile(r"/((?:19|20)\d\d)/?(\d\d)(?:/|-|$|\d\d)")
_DEFAULT: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - naive on purpose: a date alone has no offset
_LONGEST: Final = 80  # letters of a declared date; in longer texts the day alone is looked for
_EPOCH: Final = date(1970, 1, 1)  # what programs write where they know no date
# Offsets of the zone names that pages print; elsewhere a name is ambiguous and the time stays naive.
_HOUR: Final = 3600
_ZONES: Final = {
    "UTC": 0,
    "GMT": 0,
    "EST": -5 * _HOUR,
    "EDT": -4 * _HOUR,
    "CST": -6 * _HOUR,
    "CDT": -5 * _HOUR,
    "MST": -7 * _HOUR,
    "MDT": -6 * _HOUR,
    "PST": -8 * _HOUR,
    "PDT": -7 * _HOUR,
    "ET": -5 * _HOUR,
    "PT": -8 * _HOUR,
    "BST": _HOUR,
    "CET": _HOUR,
    "CEST": 2 * _HOUR,
    "IST": 19_800,
    "JST": 9 * _HOUR,
}
_NO_HABITS: Final = DateHabits()


def read_date(text: str | None, habits: DateHabits = _NO_HABITS) -> datetime | None:
    """Read a date with year, month and day; None where there is none.

    A day without a time of its own comes back naive, at midnight.
    """
    text = (text or "").strip()
    if len(text) <= _LONGEST and (match := _MACHINE.match(text)):
        return _parse(match.group())
    day = find_day(text, habits)
    if day is None:
        return None
    if len(text) <= _LONGEST and _CLOCK.search(text):
        moment = _parse(text)
        if moment is not None and moment.date() == day:
            return moment
    return as_moment(day)


def _parse(text: str) -> datetime | None:
    try:
        found = _from_iso(text) or parser.parse(text, default=_DEFAULT, tzinfos=_find_zone)
    except (ValueError, OverflowError, TypeError):
        return None
    return found if 1900 < found.year < 2100 and found.date() != _EPOCH else None


def _find_zone(name: str | None, offset: int | None) -> tzoffset | None:
    """Return the zone that a page names; None, and so a naive time, for a name that may mean several."""
    seconds = offset if offset is not None else _ZONES.get(name or "")
    return None if seconds is None else tzoffset(name, seconds)


def _from_iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)  # what dateutil reads too, thirty times as fast
    except ValueError:
        return None


def as_moment(day: date) -> datetime:
    """Make a day a moment: naive, at midnight."""
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a date alone has no offset


def choose_moment(
    declared: Sequence[datetime], printed: Sequence[datetime], beside: datetime | None
) -> datetime | None:
    """Return when an article appeared, by the day that its readers see.

    `declared` is what the page declares, the most trusted first; `printed` the days that it shows, the
    likeliest first; `beside` the one of them that stands beside the headline. Of the declared moments the
    one that is printed is taken; where none is, the printed day: a declared one may be that of a draft, of a
    move to another system, or by a clock in another zone.
    """
    days = {moment.date() for moment in printed}
    agreed = next((moment for moment in declared if moment.date() in days), None)
    if agreed:
        return agreed
    for moment in printed:
        if declared and moment.tzinfo and abs(_in_utc(moment) - _in_utc(declared[0])) < timedelta(minutes=1):
            return moment
    return beside or next(iter((*declared, *printed)), None)


def _in_utc(moment: datetime) -> datetime:
    return (moment - (moment.utcoffset() or timedelta())).replace(tzinfo=None)


def date_in_address(url: str | None) -> datetime | None:
    """Read the day in an address such as /2023/12/21/title."""
    match = _IN_ADDRESS.search(url or "")
    if match is None:
        return None
    year, month, day = match.groups()
    try:
        return as_moment(
            date(int(year), int(month) if month.isdigit() else find_month(month, "en") or 0, int(day))
        )
    except ValueError:
        return None


def month_in_address(url: str | None) -> tuple[int, int] | None:
    """Read year and month in an address such as /2023/12/title."""
    match = _MONTH_IN_ADDRESS.search(url or "")
    return (int(match[1]), int(match[2])) if match and 1 <= int(match[2]) <= 12 else None
