"""Adds ids to an article's headings, so that links can lead to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from webapp.dressing.tokens import Tag, Token, first_bearers, words_of

FEWEST_HEADINGS = 3  # with fewer there is nothing to look up

_LEVELS = {"h2": 2, "h3": 3}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of an article: its id on the article's page, its words, its level (2 for h2)."""

    id: str
    title: str
    level: int


def mark_headings(tokens: Sequence[Token], ends: Mapping[int, int]) -> tuple[Heading, ...]:
    """Give every heading an id; none, and nothing is changed, where there are too few to look up.

    An article's own ids stay (they begin with the sanitizer's prefix); a heading that has none, or one that
    another element bears before it, gets `section-3` by its place: the same at every call.
    """
    found = list(_find_headings(tokens, ends))
    if len(found) < FEWEST_HEADINGS:
        return ()
    bearers = first_bearers(tokens)
    headings = []
    for number, (at, tag, title) in enumerate(found, start=1):
        own = tag.id
        heading_id = own if own is not None and bearers[own] == at else f"section-{number}"
        tag.take("id")
        tag.give(f' id="{heading_id}"')
        tag.anchor = heading_id
        headings.append(Heading(heading_id, title, _LEVELS[tag.name]))
    return tuple(headings)


def _find_headings(tokens: Sequence[Token], ends: Mapping[int, int]) -> Iterator[tuple[int, Tag, str]]:
    """The headings that have words, but for those that stand in another one."""
    behind = 0
    for at, token in enumerate(tokens):
        if at >= behind and isinstance(token, Tag) and token.name in _LEVELS and not token.is_closing:
            behind = ends[at]
            title = _title_of(tokens[at:behind])
            if title:
                yield at, token, title


def _title_of(heading: Sequence[Token]) -> str:
    """A heading's words: no footnote's number, one space."""
    kept, depth = [], 0
    for token in heading:
        if isinstance(token, Tag) and token.name == "sup":
            depth += -1 if token.is_closing else 1
        elif not depth:
            kept.append(token)
    return " ".join(words_of(kept).split())
