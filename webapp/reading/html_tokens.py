"""Turns the sanitizer's output, which is regular, into tags and texts.

Regular: every attribute is quoted, every element that is not void is closed, no comments.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# Elements that a sentence may lie across; every other one ends it.
INLINE = frozenset(
    "a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q rp rt ruby s samp small span strong"
    " sub sup time u var wbr".split()
)
VOID = frozenset("br hr img wbr col".split())
# Elements without running text: a sentence's words are looked for there only after everywhere else.
SKIPPED = frozenset("figcaption pre caption math rt rp summary".split())

_TOKEN = re.compile(r'<(/?)([a-z][a-z0-9-]*)((?:\s[\w:-]+(?:="[^"]*")?)*)\s*/?>|[^<]+|<')
_ID = re.compile(r'\sid="[^"]*"')


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of HTML, as it stands there."""

    source: str
    is_skipped: bool = False  # lies in an element without running text


@dataclass(frozen=True, slots=True)
class Text(Token):
    """Characters, some of them as references (`&amp;`)."""


@dataclass(frozen=True, slots=True)
class Tag(Token):
    name: str = ""
    is_closing: bool = False

    @property
    def is_inline(self) -> bool:
        return self.name in INLINE

    @property
    def is_void(self) -> bool:
        return self.name in VOID

    @property
    def again(self) -> str:
        """The opening tag of this element's second half: the same, but an id names one element alone."""
        return _ID.sub("", self.source)


def read_tokens(html: str) -> list[Token]:
    """Read tags and texts; joined again they are the same HTML."""
    tokens: list[Token] = []
    depth = 0  # of elements without running text
    for found in _TOKEN.finditer(html):
        name = found[2]
        if name is None:
            tokens.append(Text(found[0], depth > 0))
            continue
        is_closing = bool(found[1])
        if name in SKIPPED:
            depth += -1 if is_closing else 1
        tokens.append(Tag(found[0], depth > 0, name, is_closing))
    return tokens
