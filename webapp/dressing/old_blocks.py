"""Numbers the blocks of an article whose HTML was kept before extraction numbered them.

The one place where words are looked up. What is read anew has its numbers; there is no need of it then.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import unescape

from webapp.article import Block
from webapp.dressing.block_text import NUMBER
from webapp.dressing.seen_characters import UNSEEN
from webapp.dressing.tokens import Tag, Text, Token

# Elements without running text: words are looked for there only after everywhere else.
_ASIDE = frozenset("figcaption pre caption".split())
_BLANK_LINE = re.compile(r"\n[ \t\r\f]*\n")


@dataclass(frozen=True, slots=True)
class _Holder:
    """An element that stands on lines of its own, and the texts in it that no smaller one holds."""

    at: int
    tag: Tag
    is_aside: bool
    texts: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The words of its block; of a preformatted text those of its first."""
        text = unescape("".join(self.texts))
        pieces = _BLANK_LINE.split(text) if self.tag.name == "pre" else [text]
        return next(filter(None, (UNSEEN.sub("", piece) for piece in pieces)), "")


def number_old_blocks(tokens: Sequence[Token], text: str, blocks: Sequence[Block]) -> None:
    """Give each block's number to the next element that holds its words, behind that of the block before."""
    running: dict[str, list[_Holder]] = defaultdict(list)
    aside: dict[str, list[_Holder]] = defaultdict(list)
    for holder in _find_holders(tokens):
        (aside if holder.is_aside else running)[holder.words].append(holder)
    last = -1
    for number, block in enumerate(blocks):
        words = UNSEEN.sub("", text[block.start : block.end])
        found = _behind(last, running.get(words)) or _behind(last, aside.get(words))
        if found is not None:
            found.tag.give(f' {NUMBER}="{number}"')
            last = found.at


def _behind(last: int, holders: Sequence[_Holder] | None) -> _Holder | None:
    following = bisect_right(holders, last, key=lambda holder: holder.at) if holders else 0
    return holders[following] if holders and following < len(holders) else None


def _find_holders(tokens: Sequence[Token]) -> list[_Holder]:
    found: list[_Holder] = []
    opened: list[_Holder] = []  # the innermost one around, of each open element
    for at, token in enumerate(tokens):
        if isinstance(token, Text):
            if opened:
                opened[-1].texts.append(token.source)
        elif isinstance(token, Tag) and not token.is_void:
            if token.is_closing:
                opened.pop()
            elif token.is_block or not opened:
                is_aside = token.name in _ASIDE or bool(opened and opened[-1].is_aside)
                found.append(_Holder(at, token, is_aside))
                opened.append(found[-1])
            else:
                opened.append(opened[-1])
    return found
