"""Finds the elements of an article that its reader can hide, and names each by all that it holds.

Paragraphs, headings, lists and their items, quotes, code, figures, images, tables: one inside another too. A
block of the running text is hidden whole or not at all, and so are code and tables.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import accumulate, islice
from typing import Final

from webapp.dressing.block_text import NUMBER
from webapp.dressing.seen_characters import UNSEEN
from webapp.dressing.tokens import Tag, Text, Token, words_of

_NAMED: Final = frozenset(
    "p h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre figure figcaption img table details math".split()
)
_WHOLE: Final = frozenset("pre table math".split())  # nothing in them is hidden by itself
_NEVER: Final = "summary"  # what unfolds the rest is hidden with that
_DEEPEST: Final = 20  # elements within each other; each is read for its name, and a hostile page has more
_CHECK_CHARS: Final = 16  # hex digits: nothing else has the same ones by chance
_WORDS_CHARS: Final = 80  # by which its reader knows it again


@dataclass(frozen=True, slots=True)
class Element:
    """From its first token to its last one; what it stands in goes with it where that holds nothing else."""

    first: int
    last: int
    check: str
    words: str
    images: frozenset[str]  # their addresses


class Holdings:
    """How much of what a reader sees stands before each token: words and images."""

    def __init__(self, tokens: Sequence[Token], ends: Mapping[int, int]) -> None:
        self.tokens, self.ends = tokens, ends
        self.are_held = [_is_held(token) for token in tokens]
        self.counts = [0, *accumulate(self.are_held)]

    def held(self, first: int, last: int) -> tuple[int, int]:
        """What stands from one token to another, by its numbers."""
        return self.counts[first], self.counts[last + 1]

    def count(self, first: int, last: int) -> int:
        """How much that is."""
        return self.counts[last + 1] - self.counts[first]


def find_elements(holdings: Holdings) -> list[Element]:
    """The elements in the order in which they begin; of those that hold the same, one.

    A figure that has one image is hidden with it, and not the image alone.
    """
    found: list[Element] = []
    seen: set[tuple[int, int]] = set()
    for at, first, last in _find_spans(holdings):
        held = holdings.held(first, last)
        if held[0] < held[1] and held not in seen:
            seen.add(held)
            seen.update(_lone_image(holdings, at))
            found.append(_element(holdings.tokens, first, last))
    return found


def _find_spans(holdings: Holdings) -> Iterator[tuple[int, int, int]]:
    """Where each tag of what can be hidden stands, with the first and last token of what holds no more."""
    opened: list[tuple[int, int]] = []
    named: list[int] = []  # where the elements around that can be hidden end
    block_end = whole_end = 0  # up to there all belongs to a block, or to what is hidden whole
    for at, token in enumerate(holdings.tokens):
        if not isinstance(token, Tag) or token.is_closing:
            continue
        last = holdings.ends.get(at, at)
        while opened and opened[-1][1] < at:
            opened.pop()
        while named and named[-1] < at:
            named.pop()
        can_be_hidden = at >= whole_end and (at >= block_end or token.name == "img")
        is_element = token.name in _NAMED or (NUMBER in token.source and token.name != _NEVER)
        if can_be_hidden and is_element and len(named) < _DEEPEST:
            named.append(last)
            yield at, *_widen(holdings, opened, at, last)
        if token.name in _WHOLE:
            whole_end = max(whole_end, last)
        elif NUMBER in token.source or token.name == _NEVER:
            block_end = max(block_end, last)
        opened.append((at, last))


def _lone_image(holdings: Holdings, at: int) -> Iterator[tuple[int, int]]:
    """What the image of a figure holds, where it is the only one."""
    figure = holdings.tokens[at]
    if isinstance(figure, Tag) and figure.name == "figure":
        images = (each for each in range(at, holdings.ends[at]) if _is_image(holdings.tokens[each]))
        found = list(islice(images, 2))
        if len(found) == 1:
            yield holdings.held(found[0], found[0])


def _widen(holdings: Holdings, opened: Sequence[tuple[int, int]], first: int, last: int) -> tuple[int, int]:
    count = holdings.count(first, last)
    for around in reversed(opened):
        if holdings.count(*around) > count:
            break
        first, last = around
    return first, last


def _element(tokens: Sequence[Token], first: int, last: int) -> Element:
    inner = tokens[first : last + 1]
    images = [token.attributes for token in inner if isinstance(token, Tag) and token.name == "img"]
    held = [UNSEEN.sub("", words_of(inner)), *(image.get("src", "") for image in images)]
    check = hashlib.sha256("\0".join(held).encode("utf-8", "replace")).hexdigest()[:_CHECK_CHARS]
    return Element(first, last, check, first_words(inner), frozenset(held[1:]))


def first_words(inner: Sequence[Token], most: int = _WORDS_CHARS) -> str:
    """How an element begins, as one line; an image without words by what stands for it."""
    line = ""
    for token in inner:
        if isinstance(token, Text):
            line += unescape(token.source)
        elif isinstance(token, Tag) and (token.is_block or token.name == "br"):
            line += " "
        if len(line) > 2 * most:
            break
    instead = (token.attributes.get("alt") for token in inner if isinstance(token, Tag) and _is_image(token))
    return _shorten(" ".join(line.split()) or next(filter(None, instead), ""), most)


def _shorten(words: str, most: int) -> str:
    if len(words) <= most:
        return words
    return f"{words[:most].rpartition(' ')[0] or words[:most]} …"


def _is_image(token: Token) -> bool:
    return isinstance(token, Tag) and token.name == "img"


def _is_held(token: Token) -> bool:
    if isinstance(token, Text):
        return UNSEEN.sub("", unescape(token.source)) != ""
    return _is_image(token)
