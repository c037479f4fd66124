"""Compares a newer reading of an article with the kept one: by their words, and not by their length."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Final

from webapp.dressing import Tag, Text, read_tokens
from webapp.extraction import LOW_CONFIDENCE
from webapp.sandbox.read_page import ReadPage

# An engine may lose a dateline or a link and still give the whole article; so may a page fetched again.
_NO_LESS: Final = 0.95
# Of a page that was rewritten so many of the kept words may be gone. Where more are, it is another page.
_ANOTHER: Final = 0.9

# A letter of a script that is written without spaces counts as a word.
_WORD: Final = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]|[^\W_]+")
_TOGETHER: Final = 4  # words: so many in a row are seldom in a text by chance


@dataclass(frozen=True, slots=True)
class Comparison:
    """Counts of runs of a few words: the kept reading's own, those of them that are lost, the newer one's."""

    own: int
    lost: int
    new: int

    @property
    def is_no_less(self) -> bool:
        """Whether the newer reading of the same page has all of the kept one that is the article's own."""
        return self.lost <= (1 - _NO_LESS) * self.own

    @property
    def may_be_rewritten(self) -> bool:
        """Whether a page fetched again has as much of its own as the kept one, in other words in places."""
        return self.new >= _NO_LESS * self.own and self.lost <= _ANOTHER * self.own


def compare(kept: str, new: str, judged: ReadPage | None = None) -> Comparison:
    """Compare two readings' sanitized HTML.

    `judged` is what the engine makes now of the page that the kept one came from, with its furniture told.
    Where it is sure of its reading, what it surely puts out there is none of the article's own words; where
    it is not, every kept word is.
    """
    news = list(_runs_of_html(new))
    shown = set(news)
    is_sure = judged is not None and judged.article.confidence >= LOW_CONFIDENCE
    furniture = judged.furniture if judged is not None and is_sure else ()
    left_out = set(_runs_of_texts(furniture)) - shown
    own = [run for run in _runs_of_html(kept) if run not in left_out]
    return Comparison(len(own), sum(run not in shown for run in own), len(news))


def _runs_of_html(html: str) -> Iterator[int]:
    return _runs_of_texts(_lines(html))


def _lines(html: str) -> Iterator[str]:
    """The text between tags that end a line; within a line tags part no words."""
    line: list[str] = []
    for token in read_tokens(html):
        if isinstance(token, Text):
            line.append(unescape(token.source))
        elif isinstance(token, Tag) and token.is_block:
            yield "".join(line)
            line.clear()
    yield "".join(line)


def _runs_of_texts(texts: Iterable[str]) -> Iterator[int]:
    """Every few words in a row, by their hash; a line of fewer says too little to be looked for."""
    for text in texts:
        words = _WORD.findall(text.casefold())
        for at in range(len(words) - _TOGETHER + 1):
            yield hash(tuple(words[at : at + _TOGETHER]))
