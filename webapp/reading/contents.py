"""Builds a long read's table of contents from its headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from webapp.dressing import Heading
from webapp.reading.reading_time import reading_time

LONG_SECONDS = 300  # five minutes at the language's mean speed: about 1,150 words of English


@dataclass(frozen=True, slots=True)
class Section:
    """A heading's id and words, and the sections below it (of an h2: its h3s)."""

    id: str
    title: str
    sections: tuple[Section, ...] = ()


def find_contents(headings: Sequence[Heading], *, words: int, lang: str | None) -> tuple[Section, ...]:
    """The sections of a long read; none where it is short."""
    is_long = reading_time(words, lang).mean >= LONG_SECONDS
    return _nested(headings) if is_long else ()


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
