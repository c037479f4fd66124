"""Marks the footnotes of an article: what refers to a note, and what leads back from it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from webapp.dressing.tokens import Tag, Token, first_bearers, words_of

# What a reference looks like: 1, [2], (iv), *, †
_MARK = re.compile(r"[\[(]?\s*(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§¶⁂]{1,4}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\s*[\])]?", re.I)
_LONGEST_MARK = 40  # tokens of a link: a number in an emphasis in a <sup> has seven
# A note's words end where the first of these ends.
_HOLDERS = frozenset(("p", "li", "dd", "td", "div"))
_NO_NOTES = frozenset("h2 h3 h4 h5 h6 section table figure img".split())


@dataclass(frozen=True, slots=True)
class _Link:
    at: int
    tag: Tag
    target: str  # an id of the article
    inner: Sequence[Token]


@dataclass(frozen=True, slots=True)
class _Reference:
    link: _Link
    note: int  # where the note's tag stands
    own_id: str | None


def mark_footnotes(tokens: Sequence[Token], ends: Mapping[int, int], back_label: str) -> None:
    """Mark references (`data-note`) and ways back (`data-note-back`); add a way back where there is none.

    An element is a note when a little link before it leads to it.
    """
    links = list(_find_links(tokens, ends))
    if not links:
        return
    leading_to: dict[str, list[_Link]] = defaultdict(list)
    for link in links:
        leading_to[link.target].append(link)
    given: dict[int, str] = {}  # attributes, by the place of their link
    ways_back: dict[int, str] = {}  # by the place of the tag before which they stand
    note_ends = [at for at, token in enumerate(tokens) if _ends_note(token)]
    answered: set[int] = set()
    for number, reference in enumerate(_find_references(tokens, links), start=1):
        own_id = reference.own_id or f"note-{number}"
        given[reference.link.at] = " data-note" + ("" if reference.own_id else f' id="{own_id}"')
        backs = [link for link in leading_to[own_id] if link.at > reference.note]
        for back in backs:
            given[back.at] = _back_attributes(words_of(back.inner), back_label)
        end = bisect_left(note_ends, reference.note)
        if not backs and reference.note not in answered and end < len(note_ends):
            attributes = _back_attributes("", back_label)
            ways_back[note_ends[end]] = f' <a href="#{own_id}"{attributes}>\u21a9\ufe0e</a>'
        answered.add(reference.note)
    for link in links:
        if link.at in given:
            link.tag.give(given[link.at])
    for at, way_back in ways_back.items():
        tokens[at].before += way_back


def _ends_note(token: Token) -> bool:
    return isinstance(token, Tag) and token.is_closing and token.name in _HOLDERS


def _find_links(tokens: Sequence[Token], ends: Mapping[int, int]) -> Iterator[_Link]:
    """The links to places within the article whose words are few."""
    for at, token in enumerate(tokens):
        if isinstance(token, Tag) and token.name == "a" and ' href="#' in token.source:
            inner = tokens[at + 1 : ends[at]]
            if len(inner) <= _LONGEST_MARK:
                yield _Link(at, token, token.attributes["href"][1:], inner)


def _find_references(tokens: Sequence[Token], links: Sequence[_Link]) -> Iterator[_Reference]:
    bearers = first_bearers(tokens)
    for link in links:
        note = bearers.get(link.target, -1)
        if note <= link.at + len(link.inner) or not _MARK.fullmatch(words_of(link.inner).strip()):
            continue
        bearer = tokens[note]
        if isinstance(bearer, Tag) and bearer.name not in _NO_NOTES:
            yield _Reference(link, note, _own_id(tokens, link))


def _own_id(tokens: Sequence[Token], link: _Link) -> str | None:
    """The id that leads to a reference: of its link, of what stands in that, or of the <sup> around it."""
    inner = (token.id for token in link.inner if isinstance(token, Tag))
    return link.tag.id or next(filter(None, inner), None) or _id_of_sup(tokens, link.at)


def _id_of_sup(tokens: Sequence[Token], at: int) -> str | None:
    for before in range(at - 1, -1, -1):
        token = tokens[before]
        if isinstance(token, Tag):
            if token.is_closing:
                return None
            if token.name == "sup" and token.id:
                return token.id
        elif token.source.strip():
            return None
    return None


def _back_attributes(words: str, label: str) -> str:
    """`data-note-back`, and the words for it where an arrow is all that it says."""
    return " data-note-back" + ("" if re.search(r"\w", words) else f' aria-label="{escape(label)}"')
