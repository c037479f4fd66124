"""Turns the headings of a long read into a table of contents, each with an id to lead to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import unescape

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


def find_contents(html: str, *, words: int, lang: str | None) -> tuple[str, tuple[Section, ...]]:
    """The HTML with an id on every heading, and the sections; none where it is short.

    An article's own ids stay (they begin with the sanitizer's prefix); a heading that has none, or one that
    another element bears before it, gets `section-3` by its place: the same at every call.
    """
    if reading_time(words, lang).mean < LONG_SECONDS:
        return html, ()
    found: list[tuple[str, Section]] = []
    bearers: dict[str, int] = {}  # id → where the first element that bears it says so
    for bearer in _ID.finditer(html):
        bearers.setdefault(bearer[1], bearer.start())

    def with_id(heading: re.Match[str]) -> str:
        level, attributes, inner = heading.groups()
        title = heading_text(inner)
        if not title:
            return heading[0]
        own = _ID.search(attributes)
        if own and bearers[own[1]] == heading.start(2) + own.start():
            found.append((level, Section(own[1], title)))
            return heading[0]
        section_id = f"section-{len(found) + 1}"
        found.append((level, Section(section_id, title)))
        return f'<{level} id="{section_id}"{_ID.sub("", attributes)}>{inner}</{level}>'

    marked = _HEADING.sub(with_id, html)
    return (marked, _nested(found)) if len(found) >= FEWEST_SECTIONS else (html, ())


def heading_text(inner: str) -> str:
    """A heading's words: no tags, no footnote's number, one space."""
    return " ".join(unescape(_TAG.sub("", _NOTE_MARK.sub("", inner))).split())


def _nested(found: Sequence[tuple[str, Section]]) -> tuple[Section, ...]:
    """Each h3 below the h2 before it; those before the first h2 stand for themselves."""
    nested: list[Section] = []
    has_parent = False
    for level, section in found:
        if level == "h3" and has_parent:
            nested[-1] = replace(nested[-1], sections=(*nested[-1].sections, section))
        else:
            nested.append(section)
            has_parent = level == "h2"
    return tuple(nested)
