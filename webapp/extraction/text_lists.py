"""Finds the lists of a plain text: lines that begin with a dash, a star, a bullet or a number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Final

from webapp.extraction.text_lines import is_wrapped, join_all

# Not the long dashes: lines of dialogue begin with them in half the languages of Europe.
_ITEM: Final = re.compile(r"([ \t]*)(?:([-*+•◦▪‣·●])|(\d{1,3})[.)])[ \t]+(?=\S)")
_DEEPEST: Final = 20  # lists in lists, which is more than anyone writes


@dataclass(slots=True)
class _Item:
    indent: int
    number: int | None  # None: a bullet
    lines: list[str]
    inner: list[_Item] = field(default_factory=list)


def begins_item(line: str) -> bool:
    """Tell whether a line looks like one that begins a list's item."""
    return _ITEM.match(line) is not None


def find_list_end(lines: Sequence[str], begins: int, column: int) -> int:
    """Return where a list ends that begins at a line: before one that belongs to none of its items.

    A line belongs to the item above it that is indented, or that would have begun there, had there been room.
    """
    for at in range(begins + 1, len(lines)):
        line = lines[at]
        if not (
            not line.strip()
            or begins_item(line)
            or line[:1] in " \t"
            or is_wrapped(lines[at - 1], line, column)
        ):
            return at
    return len(lines)


def mark_up_list(lines: Sequence[str]) -> str | None:
    """Return lines, of which the first begins an item, as the HTML of a list; None where they are none.

    One that begins no item belongs to the item above. A line that happens to begin with a number makes no
    list: two items at least, and numbers that count.
    """
    items = _read_items(lines)
    outer = [item for item in items if item.indent <= items[0].indent]
    if len(items) < 2 or not _counts(outer):
        return None
    return _mark_up(_nest(items))


def _read_items(lines: Sequence[str]) -> list[_Item]:
    items: list[_Item] = []
    for line in filter(str.strip, lines):
        if mark := _ITEM.match(line):
            number = int(mark[3]) if mark[3] else None
            items.append(_Item(len(mark[1].expandtabs(4)), number, [line[mark.end() :]]))
        else:
            items[-1].lines.append(line)
    return items


def _counts(items: Sequence[_Item]) -> bool:
    """Whether all are bullets, or numbered one after the other."""
    numbers = [item.number for item in items]
    if all(number is None for number in numbers):
        return True
    first = numbers[0]
    return first is not None and numbers == list(range(first, first + len(numbers)))


def _nest(items: Sequence[_Item]) -> list[_Item]:
    """Put each item into the one above it that stands further left."""
    outer: list[_Item] = []
    above: list[_Item] = []
    for item in items:
        while above and (above[-1].indent >= item.indent or len(above) >= _DEEPEST):
            above.pop()
        (above[-1].inner if above else outer).append(item)
        above.append(item)
    return outer


def _mark_up(items: Sequence[_Item]) -> str:
    first = items[0].number
    tag = "ul" if first is None else "ol"
    start = f' start="{first}"' if first not in (None, 1) else ""
    return f"<{tag}{start}>{''.join(map(_mark_up_item, items))}</{tag}>"


def _mark_up_item(item: _Item) -> str:
    """An item; where it holds others, its words are a block: else they would be in no running text."""
    words = escape(join_all(item.lines))
    return f"<li><p>{words}</p>{_mark_up(item.inner)}</li>" if item.inner else f"<li>{words}</li>"
