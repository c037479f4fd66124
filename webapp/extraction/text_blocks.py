"""Makes HTML of a plain text that is an article: paragraphs, lists, quotes, code, verse as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from textwrap import dedent
from typing import Final

from webapp.extraction.text_lines import find_column, join_wrapped
from webapp.extraction.text_lists import begins_item, find_list_end, mark_up_list

_LINE_END: Final = re.compile(r"\r\n?|[\f\v\x85\u2028\u2029]")
_RULER: Final = re.compile(r"\s*([-*_=~#])(?:\s*\1){2,}\s*")
_QUOTED: Final = re.compile(r">[ \t]?")
_DEEPEST_QUOTE: Final = 20
_INDENTED: Final = re.compile(r"(?: {4}|\t)")
_CODE: Final = re.compile(r"[{};=<>|\\]|\w\(|^\s*[$#/>]", re.M)
_COLUMNS: Final = re.compile(r"\S(?:\t| {3,})\S")  # of a table set by spaces
_OWN_PARAGRAPH: Final = 120  # characters of a line that no program wrapped, and that is one of several


def mark_up_blocks(text: str, depth: int = 0) -> str:
    """Return a plain text as HTML; every word of it is there, in its order."""
    lines = dedent(_LINE_END.sub("\n", text)).split("\n")
    chunks = list(_chunks(lines))
    column = find_column([line for chunk in chunks if len(chunk) > 1 for line in chunk])
    has_prose = any(not _is_indented(chunk) for chunk in chunks)
    return "".join(_mark_up(chunk, column, depth, may_be_code=has_prose) for chunk in chunks)


def _chunks(lines: Sequence[str]) -> Iterator[list[str]]:
    """What blank lines part, and quoted lines from others; one list stays together, and so does code."""
    chunk: list[str] = []
    for (is_blank, _is_quoted), group in groupby(lines, lambda line: (not line.strip(), line[:1] == ">")):
        if is_blank:
            continue
        following = list(group)
        if chunk and _goes_on(chunk, following):
            chunk += ["", *following]
        else:
            if chunk:
                yield chunk
            chunk = following
    if chunk:
        yield chunk


def _goes_on(chunk: Sequence[str], following: Sequence[str]) -> bool:
    if begins_item(following[0]):
        return begins_item(chunk[0]) and not _RULER.fullmatch(following[0])
    return _is_indented(chunk) and _is_indented(following)


def _is_indented(lines: Sequence[str]) -> bool:
    return all(_INDENTED.match(line) for line in lines if line)


def _mark_up(lines: list[str], column: int, depth: int, *, may_be_code: bool) -> str:
    if len(lines) == 1 and _RULER.fullmatch(lines[0]):
        return "<hr>"
    if all(_QUOTED.match(line) for line in lines) and depth < _DEEPEST_QUOTE:
        inner = "\n".join(_QUOTED.sub("", line, count=1) for line in lines)
        return f"<blockquote>{mark_up_blocks(inner, depth + 1)}</blockquote>"
    if (begins := _first_item(lines)) is not None:
        ends = find_list_end(lines, begins, column)
        if (items := mark_up_list(lines[begins:ends])) is not None:
            behind = _mark_up(lines[ends:], column, depth, may_be_code=may_be_code) if lines[ends:] else ""
            return _paragraphs(lines[:begins], column) + items + behind
    if _is_code(lines, may_be_code=may_be_code) or _is_table(lines):
        code = escape(dedent("\n".join(lines)).rstrip(), quote=False)
        return (
            f"<pre><code>{code}</code></pre>" if may_be_code and _is_indented(lines) else f"<pre>{code}</pre>"
        )
    return _paragraphs(lines, column)


def _first_item(lines: Sequence[str]) -> int | None:
    """Where a list begins: at the first line, or below one that leads into it."""
    if begins_item(lines[0]):
        return 0
    led_into = (at for at, line in enumerate(lines[1:], 1) if begins_item(line))
    return next((at for at in led_into if lines[at - 1].rstrip().endswith((":", "："))), None)


def _is_code(lines: Sequence[str], *, may_be_code: bool) -> bool:
    """Indented, beside text that is not, and with signs that prose does not have."""
    whole = "\n".join(lines)
    return may_be_code and _is_indented(lines) and len(_CODE.findall(whole)) * 40 > len(whole)


def _is_table(lines: Sequence[str]) -> bool:
    rows = sum(_COLUMNS.search(line.strip()) is not None for line in lines)
    return rows > 1 and rows * 2 > len(lines)


def _paragraphs(lines: Sequence[str], column: int) -> str:
    """A paragraph wherever a blank line parts them."""
    parted = groupby(lines, lambda line: not line.strip())
    return "".join(_paragraph(list(group), column) for is_blank, group in parted if not is_blank)


def _paragraph(lines: Sequence[str], column: int) -> str:
    """Wrapped lines are one paragraph; lines that were meant keep their breaks."""
    whole = join_wrapped(lines, column)
    if any(len(line) > _OWN_PARAGRAPH for line in whole) and not column:
        return "".join(f"<p>{escape(line)}</p>" for line in whole)
    line_break = "<br>\n"  # so that no two words run together where tags are left out
    return f"<p>{line_break.join(map(escape, whole))}</p>"
