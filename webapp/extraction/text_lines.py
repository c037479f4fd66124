"""Joins the lines of a plain text that were wrapped at a column, and leaves those that were meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final
from unicodedata import east_asian_width

# Mail wraps at 65 to 78 columns, editors at up to 100; narrower lines are verse or addresses, wider ones
# were wrapped by no program.
_NARROWEST, _WIDEST = 45, 100
_FULL: Final = 0.85  # of the column: who wraps by hand does not fill each line
_FIRST_WORD: Final = re.compile(r"\S+")
_RECORD: Final = re.compile(r"\d+(?:[-./:]\d+)+\S*|\[.+\]:?|<.+>:?")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_ENDS_IN_HYPHEN: Final = re.compile(r"[^\W\d_]-$")


def find_column(lines: Sequence[str]) -> int:
    """Return the column at which a text's lines were wrapped; 0 where they were not.

    A line that is one long word, an address, goes beyond any column.
    """
    widths = [_width(line) for line in map(str.rstrip, lines) if _has_room_for_breaks(line)]
    widest = max((width for width in widths if width <= _WIDEST), default=0)
    too_wide = sum(width > _WIDEST for width in widths)
    return widest if widest >= _NARROWEST and too_wide * 10 < len(lines) else 0


def _has_room_for_breaks(line: str) -> bool:
    return " " in line.strip() or any(map(_is_wide, line))


def join_wrapped(lines: Sequence[str], column: int) -> list[str]:
    """Join each line with the next one that would have begun on it, had there been room."""
    runs: list[list[str]] = []
    before = ""
    for line in lines:
        if runs and is_wrapped(before, line, column):
            runs[-1].append(line)
        else:
            runs.append([line])
        before = line
    return [join_all(run) for run in runs]


def join_all(lines: Sequence[str]) -> str:
    """Join lines whatever their width."""
    stripped = [line.strip() for line in lines]
    behind = [_between(line, following) for line, following in pairwise(stripped)]
    return "".join(map("".join, zip(stripped, [*behind, ""], strict=True)))


def is_wrapped(line: str, following: str, column: int) -> bool:
    """Tell whether the first word of the following line had no room on a line, at this column (0: none)."""
    if not column:
        return False
    first = _FIRST_WORD.search(following)
    if first is None or _are_records(line, first[0]):
        return False
    word = first[0] if not _is_wide(first[0][0]) else first[0][0]
    return _width(line.rstrip()) + 1 + _width(word) > column * _FULL


def _are_records(line: str, word: str) -> bool:
    """Whether lines begin alike, by a date, a time or a name in brackets, as those of logs and chats do."""
    above = _FIRST_WORD.search(line)
    return above is not None and _RECORD.fullmatch(word) is not None and _shape(above[0]) == _shape(word)


def _shape(word: str) -> str:
    return _LETTERS.sub("a", re.sub(r"\d", "0", word))


def _between(line: str, following: str) -> str:
    """Return what stands between two lines that are joined."""
    is_unspaced = _is_wide(line[-1:]) and _is_wide(following[:1])
    is_hyphened = _ENDS_IN_HYPHEN.search(line[-2:]) is not None and following[:1].islower()
    return "" if is_unspaced or is_hyphened else " "


def _width(line: str) -> int:
    """Count a line's columns: a character of Chinese or Japanese takes two."""
    return len(line) if line.isascii() else sum(1 + _is_wide(character) for character in line)


def _is_wide(character: str) -> bool:
    return character != "" and east_asian_width(character) in "WF"
