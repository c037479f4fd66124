"""Turns dates as pages print them into datetimes in the page's own offset."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import chain, islice

from dateutil import parser
from lxml.html import HtmlElement

from webapp.extraction.trees import text_of

_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = re.compile(
    rf"\d{{4}}[-/.]\d\d?[-/.]\d\d?(?:[T ]\d\d?:\d\d(?::\d\d)?(?:\.\d+)?\s*(?:Z|[+-]\d\d:?\d\d)?)?"
    rf"|{_MONTHS}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTHS},?\s+\d{{4}}"
    r"|\b\d{1,2}[/.]\d{1,2}[/.]\d{4}",
    re.I,
)
_NAMED_DATE = re.compile(r"date|time|publish|posted|byline|meta|created|stamp", re.I)
_IN_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)[/-](\d\d?|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/-](\d\d?)(?:/|-|$)", re.I
)
_DEFAULT = datetime(2000, 1, 1)  # noqa: DTZ001 - naive on purpose: a date alone has no offset
_UNDER_HEADLINE = 8  # elements that a dateline is looked for in
_UTC_OFFSETS = (timedelta(hours=-12), timedelta(hours=14))  # the zones furthest apart
# Offsets of the zone names that pages print; elsewhere a name is ambiguous and the time stays naive.
_HOUR = 3600
_ZONES = {
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


def read_date(text: str | None) -> datetime | None:
    """Read a date with year, month and day; None where there is none."""
    text = (text or "").strip()
    if not 8 <= len(text) <= 60:
        text = match.group() if (match := _DAY.search(text)) else ""
    if not re.search(r"\d{4}|\d{8}", text) or len(re.findall(r"\d+", text)) < 2:
        return None
    try:
        found = parser.parse(text, default=_DEFAULT, tzinfos=_ZONES)
    except (ValueError, OverflowError, TypeError):
        match = _DAY.search(text)
        return read_date(match.group()) if match and match.group() != text else None
    return found if 1900 < found.year < 2100 else None


def visible_dates(page: HtmlElement) -> Iterator[str]:
    """Yield what the page shows as its date: microdata, time elements, then what stands under the headline
    and what is named for a date."""
    for element in page.xpath("//*[@itemprop='datePublished']"):
        yield element.get("content") or element.get("datetime") or text_of(element)
    for element in page.iter("time"):
        told = element.get("datetime") or ""
        yield told if len(_DAY.findall(told)) == 1 else text_of(element)
    yield from _printed_dates(page)


def shown_day(page: HtmlElement) -> date | None:
    """The first day that readers see: in a time element, under the headline, or in what is named for one."""
    texts = (text_of(element) for element in page.iter("time"))
    found = (read_date(text) for text in chain(texts, _printed_dates(page)))
    return next((moment.date() for moment in found if moment), None)


def in_own_offset(told: datetime, page: HtmlElement, updated: datetime | None) -> datetime:
    """Say a moment told in UTC as its page does: with its own offset, or else by the day that it shows."""
    if told.utcoffset() != timedelta(0):
        return told
    for element in page.iter("time"):
        moment = read_date(element.get("datetime"))
        if moment and moment.utcoffset() and abs(moment - told) < timedelta(minutes=1):
            return moment
    shown = shown_day(page)
    if shown is None or (updated and shown == updated.date()):
        return told
    days = {(told + offset).date() for offset in _UTC_OFFSETS}
    return datetime(shown.year, shown.month, shown.day) if shown in days - {told.date()} else told  # noqa: DTZ001 - a date alone has no offset


def _printed_dates(page: HtmlElement) -> Iterator[str]:
    for headline in page.iter("h1"):
        for element in islice(headline.xpath("following::*"), _UNDER_HEADLINE):
            if match := _DAY.match((element.text or "").strip()):
                yield match.group()
    for element in page.xpath("//span[@class] | //p[@class] | //div[@class] | //li[@class]"):
        if _NAMED_DATE.search(element.get("class", "")):
            text = text_of(element)
            if len(text) < 120 and (match := _DAY.search(text)):
                yield match.group()


def date_in_address(url: str | None) -> datetime | None:
    """Read the day in an address such as /2023/12/21/title."""
    match = _IN_ADDRESS.search(url or "")
    return read_date("-".join(match.groups())) if match else None
