"""Recognises a bare list, a table and a poem by the shape of their lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from webapp.summarizing.lines import Line

_CELL: Final = re.compile(r"\d|\t|\s\|\s|\S {3,9}\S")
# Into the next line, or on from the last one: verses that are a paragraph each.
_RUNS_ON: Final = re.compile(r"^[a-zà-öø-ÿа-яё]|[,;،，]$")
_NO_VERSE: Final = re.compile(r"[\d:]")

# Sentences of so many words are a text; a list or a table may have a few of them around it.
_SENTENCE: Final = 8
_MOST_IN_SENTENCES: Final = 0.3
_FEWEST_ITEMS: Final = 8
_LONG_ITEM: Final = 20  # words, without a full stop
_MOST_OTHER: Final = 0.35

_FEWEST_ROWS: Final = 8
_SHORT_ROW: Final = 12

_FEWEST_VERSES: Final = 8
_VERSE: Final = range(2, 13)  # words
_MOST_ENDED_VERSES: Final = 0.5


def is_list(lines: Sequence[Line]) -> bool:
    """Whether most words stand in short items, and few in sentences."""
    items = [line for line in lines if _is_item(line)]
    words = sum(line.words for line in lines)
    return (
        len(items) >= _FEWEST_ITEMS
        and _in_sentences(lines) <= _MOST_IN_SENTENCES * words
        and sum(item.words for item in items) >= (1 - _MOST_OTHER) * words
    )


def is_table(lines: Sequence[Line]) -> bool:
    """Whether most lines are rows: cells beside each other, or short ones with numbers."""
    rows = [line for line in lines if not line.is_ended and line.words <= _SHORT_ROW and _is_row(line)]
    body = [line for line in lines if line.kind != "heading"]
    return (
        len(rows) >= _FEWEST_ROWS
        and len(rows) * 4 >= len(body) * 3
        and _in_sentences(lines) <= _MOST_IN_SENTENCES * sum(line.words for line in lines)
    )


def is_poem(lines: Sequence[Line]) -> bool:
    """Whether most lines are verses: short, in stanzas or running on, and seldom a sentence's end."""
    body = [line for line in lines if line.kind in ("paragraph", "quote", "lead-in", "caption")]
    in_stanza = Counter(line.stanza for line in body)
    verses = [
        line
        for line in body
        if _is_verse(line) and (in_stanza[line.stanza] > 1 or _RUNS_ON.search(line.text))
    ]
    return (
        len(verses) >= _FEWEST_VERSES
        and sum(verse.words for verse in verses) >= (1 - _MOST_OTHER) * sum(line.words for line in lines)
        and sum(verse.is_ended for verse in verses) <= _MOST_ENDED_VERSES * len(verses)
    )


def _is_item(line: Line) -> bool:
    if line.kind in ("list item", "reference"):
        return line.words < _SENTENCE or (line.words <= _LONG_ITEM and not line.is_ended)
    return line.kind != "heading" and line.words < _SENTENCE and not line.is_ended


def _is_row(line: Line) -> bool:
    return bool(_CELL.search(line.text))


def _is_verse(line: Line) -> bool:
    return line.words in _VERSE and not _NO_VERSE.search(line.text)


def _in_sentences(lines: Sequence[Line]) -> int:
    return sum(line.words for line in lines if line.is_ended and line.words >= _SENTENCE)
