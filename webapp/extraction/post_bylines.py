"""Finds who wrote a post and when, beside its text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import datetime
from itertools import chain
from typing import Final

from lxml.html import HtmlElement

from webapp.extraction.dates import read_date
from webapp.extraction.thread_names import is_user_link, read_names
from webapp.extraction.trees import squeeze, text_of

_LONGEST_NAME: Final = 40  # letters
_LONGEST_LINE: Final = 120  # letters of a line that tells a day
_BY: Final = re.compile(
    r"^(?:(?:posted |started |written |asked )?(?:by|von|par|por|da|door|av|от)\s+)", re.I
)
_JOINED: Final = re.compile(
    r"join|registered|member since|registriert|mitglied seit|inscri|miembro desde|iscritto|зарегистрирован"
    r"|注册|登録",
    re.I,
)
_YEAR: Final = re.compile(r"\d{4}")
_TIME: Final = re.compile(r"\b(?:19|20)\d\d\b|\d:\d\d")
_MOST_DAYS: Final = 8  # that are read in one post
_ORNAMENT: Final = re.compile(r"^\W+(?:on|am|le|el)\s*:\s*|^[^\w(]+|[^\w).]+$", re.I)  # "« on: 3 May 2019 »"
_LINES: Final = frozenset(("p", "span", "li", "div", "td", "a", "time"))


def find_author(
    post: HtmlElement, texts: Collection[HtmlElement], inner: Collection[HtmlElement]
) -> str | None:
    """Return the name that a post bears beside its text; one that microdata marks comes first."""
    declared: list[str] = []
    shown: list[str] = []
    for element in _beside(post, texts, inner):
        named = read_names(element)
        if (named.author or is_user_link(element)) and not named.no_author and (name := _name_in(element)):
            is_declared = "author" in element.get("itemprop", "").lower()
            (declared if is_declared else shown).append(name)
    return next(iter(declared or shown), None)


def find_day_beside(
    post: HtmlElement, texts: Collection[HtmlElement], inner: Collection[HtmlElement]
) -> tuple[datetime | None, str | None]:
    """Return the first day that stands beside a post's text: later ones are of its edits."""
    lines: dict[str, str] = {}  # what tells a day → how it is printed
    for element in _beside(post, texts, inner):
        declared = element.get("datetime") or element.get("content") or element.get("title") or ""
        if not _YEAR.search(declared) and len(element) and element.tag not in _LINES:
            continue
        printed = text_of(element)
        if len(printed) <= _LONGEST_LINE and not _JOINED.search(printed):
            line = declared if _YEAR.search(declared) else printed
            if _YEAR.search(line):
                lines.setdefault(line, printed)
    days = [(date, line) for line in list(lines)[:_MOST_DAYS] if (date := read_date(line))]
    if not days:
        return None, None
    date, _line = min(days, key=lambda day: (day[0].date(), day[1] == lines[day[1]], len(day[1])))
    same = [
        lines[line] for moment, line in days if moment.date() == date.date() and _YEAR.search(lines[line])
    ]
    shown = _ORNAMENT.sub("", min(same, key=len, default=""))
    return date, shown if 0 < len(shown) <= _LONGEST_NAME else None


def _name_in(element: HtmlElement) -> str | None:
    """Return the name that an element called after the author holds: its link's, or its whole text."""
    links = (each for each in element.iter("a") if not read_names(each).no_author)
    names = (element.xpath(".//*[@itemprop='name']"), links, (element,))
    texts = (text_of(each) for each in chain.from_iterable(names))
    return next((name for text in texts if len(text) <= _LONGEST_NAME and (name := _name(text))), None)


def _name(text: str) -> str | None:
    name = _BY.sub("", squeeze(text)).strip(" ,:;·|»-–—")
    is_one = len(name) > 1 and any(map(str.isalpha, name)) and "://" not in name
    return name if is_one and not _TIME.search(name) else None


def _beside(
    post: HtmlElement, texts: Collection[HtmlElement], inner: Collection[HtmlElement]
) -> Iterator[HtmlElement]:
    """Walk through what stands in a post beside its text."""
    waiting = [post]
    while waiting:
        element = waiting.pop()
        if element in texts or element in inner or not isinstance(element.tag, str):
            continue
        yield element
        waiting.extend(reversed(element))
