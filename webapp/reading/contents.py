"""Turns the headings of a long read into a table of contents, each with an id to lead to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import unescape

from webapp.reading.passages import Heading
from webapp.reading.reading_time import reading_time

LONG_SECONDS = 300  # five minutes at the language's mean speed: about 1,150 words of English
FEWEST_SECTIONS = 3  # with fewer there is nothing to look up

_HEADING = re.compile(r"<(h[23])((?:\s[a-z-]+=\"[^\"]*\")*)>(.*?)</\1>", re.S)
_ID = re.compile(r'\sid="([^"]*)"')
_NOTE_MARK = re.compile(r"<sup\b.*?</sup>", re.S)
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading's id and words, and the sections below it (of an h2: its h3s)."""

    id: str
    title: str
    sections: tuple[Section, ...] = ()


def mark_headings(html: str) -> tuple[str, tuple[Heading, ...]]:
    """The HTML with an id on every heading, and the headings; none where there are too few to look up.

    An article's own ids stay (they begin with the sanitizer's prefix); a heading that has none, or one that
    another element bears before it, gets `section-3` by its place: the same at every call.
    """
    found: list[Heading] = []
    bearers: dict[str, int] = {}  # id → where the first element that bears it says so
    for bearer in _ID.finditer(html):
        bearers.setdefault(bearer[1], bearer.start())

    def with_id(heading: re.Match[str]) -> str:
        name, attributes, inner = heading.groups()
        title = heading_text(inner)
        if not title:
            return heading[0]
        own = _ID.search(attributes)
        is_own = own is not None and bearers[own[1]] == heading.start(2) + own.start()
        heading_id = own[1] if own and is_own else f"section-{len(found) + 1}"
        found.append(Heading(heading_id, title, int(name[1])))
        return f'<{name} id="{heading_id}"{_ID.sub("", attributes)}>{inner}</{name}>'

    marked = _HEADING.sub(with_id, html)
    return (marked, tuple(found)) if len(found) >= FEWEST_SECTIONS else (html, ())


def find_contents(headings: Sequence[Heading], *, words: int, lang: str | None) -> tuple[Section, ...]:
    """The sections of a long read; none where it is short."""
    is_long = reading_time(words, lang).mean >= LONG_SECONDS
    return _nested(headings) if is_long else ()


def heading_text(inner: str) -> str:
    """A heading's words: no tags, no footnote's number, one space."""
    return " ".join(unescape(_TAG.sub("", _NOTE_MARK.sub("", inner))).split())


def _nested(headings: Sequence[Heading]) -> tuple[Section, ...]:
    """Each h3 below the h2 before it; those before the first h2 stand for themselves."""
    nested: list[Section] = []
    has_parent = False
    for heading in headings:
        section = Section(heading.id, heading.title)
        if heading.level == 3 and has_parent:
            nested[-1] = replace(nested[-1], sections=(*nested[-1].sections, section))
        else:
            nested.append(section)
            has_parent = heading.level == 2
    return tuple(nested)
