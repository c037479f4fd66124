"""Splits the sanitizer's regular output into tags and texts, and joins them again.

Regular: every attribute is quoted, every element that is not void is closed, no comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import unescape

# Elements that stand on lines of their own: no sentence goes on across their borders. What else the
# sanitizer's table allows stands within a line.
BLOCKS = frozenset(
    "p h2 h3 h4 h5 h6 blockquote pre hr div section ul ol li dl dt dd table caption colgroup col thead tbody"
    " tfoot tr th td figure figcaption details summary".split()
)
VOID = frozenset("br hr img wbr col".split())

_TOKEN = re.compile(r'<(/?)([a-z][a-z0-9-]*)((?:\s[\w:-]+(?:="[^"]*")?)*)\s*/?>|[^<]+|<')
_ATTRIBUTE = re.compile(r'\s([\w:-]+)(?:="([^"]*)")?')


@dataclass(slots=True)
class Token:
    """A piece of HTML as it stands there, and what is put around it. `anchor` is an id that leads to it."""

    source: str
    before: str = ""
    after: str = ""
    anchor: str = ""


@dataclass(slots=True)
class Text(Token):
    """Characters, some of them as references (`&amp;`)."""


@dataclass(slots=True)
class Tag(Token):
    """An opening or closing tag, as the sanitizer writes it."""

    name: str = ""
    is_closing: bool = False

    @property
    def is_block(self) -> bool:
        return self.name in BLOCKS

    @property
    def is_void(self) -> bool:
        return self.name in VOID

    @property
    def attributes(self) -> Mapping[str, str]:
        return {name: unescape(value) for name, value in _ATTRIBUTE.findall(self.source, 1 + len(self.name))}

    @property
    def id(self) -> str | None:
        return self.attributes.get("id") if ' id="' in self.source else None

    def give(self, attributes: str) -> None:
        """Put attributes, as HTML, before those that it has."""
        self.source = f"<{self.name}{attributes}{self.source[1 + len(self.name) :]}"

    def take(self, attribute: str) -> None:
        """Take an attribute away."""
        self.source = self.without(attribute)

    def without(self, attribute: str) -> str:
        """The tag as it is without one of its attributes."""
        return re.sub(rf'\s{attribute}="[^"]*"', "", self.source, count=1)


def read_tokens(html: str) -> list[Token]:
    """Read tags and texts."""
    return [
        Text(found[0]) if found[2] is None else Tag(found[0], name=found[2], is_closing=bool(found[1]))
        for found in _TOKEN.finditer(html)
    ]


def join_tokens(tokens: Iterable[Token]) -> str:
    """The HTML again, with all that was put around its pieces."""
    return "".join(f"{token.before}{token.source}{token.after}" for token in tokens)


def pair_tags(tokens: Sequence[Token]) -> dict[int, int]:
    """Where each element ends: the place of its closing tag by that of its opening one."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for at, token in enumerate(tokens):
        if isinstance(token, Tag) and not token.is_void:
            if token.is_closing:
                ends[opened.pop()] = at
            else:
                opened.append(at)
    return ends


def first_bearers(tokens: Iterable[Token]) -> dict[str, int]:
    """The place of the tag that an id leads to: the first one that bears it."""
    bearers: dict[str, int] = {}
    for at, token in enumerate(tokens):
        if isinstance(token, Tag) and (own := token.id) is not None:
            bearers.setdefault(own, at)
    return bearers


def words_of(tokens: Iterable[Token]) -> str:
    """The characters of texts, as they are read."""
    return unescape("".join(token.source for token in tokens if isinstance(token, Text)))
