"""Makes plain code of what highlighters and editors print: no numbers, labels or boxes around lines."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from webapp.code import find_language
from webapp.extraction.code_names import LANGUAGE
from webapp.extraction.names import split_camel
from webapp.extraction.tags import BLOCK
from webapp.extraction.trees import drop, drop_all, raw_text_of, text_of

# What holds the lines of an editor (CodeMirror 6 and 5, Ace, Monaco), or of a highlighter that works without
# <pre> (Crayon); tables that show a file (GitHub, highlightjs-line-numbers).
_EDITORS = frozenset(("cm-content", "CodeMirror-code", "ace_text-layer", "view-lines", "crayon-pre"))
_TABLES = frozenset(("hljs-ln", "js-file-line-container"))
_NUMBER = re.compile(r"\s*(\d{1,5})\s*[.:|]?\s*")
_NUMBERS = re.compile(r"\s*\d{1,5}(?:\s+\d{1,5})*\s*")
_NUMBER_NAME = re.compile(
    r"(?:^|[\s_-])(?:ln|lnt|line-?(?:no|nos|nr|num|nums|number|numbers)|gutter|blob-num|crayon-num)(?:$|[\s_-])"
)
# A highlighter's label ("ts") and its tools ("Copy", "Try"), where they stand within the code.
_LABEL_NAME = re.compile(
    r"(?:^|\s)(?:language-id|code-?lang(?:uage)?|lang(?:uage)?(?:-?(?:label|name|tag))?)(?:$|\s)"
)
_TOOL_NAME = re.compile(r"copy|button|btn|toolbar|playground-link|clipboard")
_LONGEST_LABEL = 20  # letters
_LINES_A_NUMBER = 2  # some styles put a number on a line of its own
_LEAST_WORDS = 1.5  # a line, with its number; fewer are a list of numbers
_CELLS = frozenset(("table", "thead", "tbody", "tfoot", "td", "th"))


def settle_code(body: HtmlElement) -> None:
    """Turn every piece of code into one <pre> that holds its lines and nothing else."""
    for table in list(body.iter("table")):
        if _TABLES.isdisjoint(table.get("class", "").split()):
            _take_out_of_table(table)
        else:
            table.tag = "pre"
    for box in list(body.iter("div")):
        if not _EDITORS.isdisjoint(box.get("class", "").split()):
            box.tag = "pre"
    for code in list(body.iter("pre")):
        if next(code.iterancestors("pre"), None) is None and len(code):
            _settle(code)


def _take_out_of_table(table: HtmlElement) -> None:
    """Put a piece of code in the place of a table that only sets numbers beside its lines."""
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    if len(rows) != 1 or len(rows[0]) != 2 or table.getparent() is None:
        return
    numbers, lines = rows[0]
    code = next(lines.iter("pre"), None)
    if not _NUMBERS.fullmatch(raw_text_of(numbers)) or (code is None and not _names_code(lines)):
        return
    if code is None:
        code = lines
        code.tag = "pre"
    code.tail = table.tail
    table.getparent().replace(table, code)


def _names_code(cell: HtmlElement) -> bool:
    return "code" in cell.get("class", "").split() and next(cell.iter("code"), None) is not None


def _settle(code: HtmlElement) -> None:
    tools = [piece for piece in code.iterdescendants() if _is_tool(piece)]
    _take_label(code, tools)
    drop_all(tools)
    _drop_numbers(code)
    _end_lines(code)
    for piece in reversed(list(code.iterdescendants(*BLOCK))):
        _make_line(piece)


def _take_label(code: HtmlElement, tools: list[HtmlElement]) -> None:
    """Keep what a label within the code calls its language, for note_languages."""
    for tool in tools:
        if _LABEL_NAME.search(tool.get("class", "")) and (language := find_language(text_of(tool))):
            code.set(LANGUAGE, language)
            return


def _is_tool(piece: HtmlElement) -> bool:
    name = piece.get("class", "")
    if piece.tag == "button":
        return True
    if not name or not (_LABEL_NAME.search(name) or _TOOL_NAME.search(name)):
        return False
    label = text_of(piece)
    return len(label) <= _LONGEST_LABEL and " " not in label


def _drop_numbers(code: HtmlElement) -> None:
    """Drop what holds the numbers of lines: by its name, or because it counts."""
    found = [
        piece for piece in code.iterdescendants() if not len(piece) and _NUMBER.fullmatch(piece.text or "")
    ]
    named = [piece for piece in found if _is_named_number(piece)]
    if not named and _counts(found, raw_text_of(code)):
        named = found
    drop_all(named)
    drop_all(piece for piece in code.iterdescendants() if _is_named_number(piece) and not text_of(piece))


def _is_named_number(piece: HtmlElement) -> bool:
    return piece.get("data-line-number") is not None or bool(
        _NUMBER_NAME.search(split_camel(piece.get("class", "")).lower())
    )


def _counts(pieces: list[HtmlElement], code: str) -> bool:
    """Tell whether numbers are those of lines: each one higher than the last, each before a line's words."""
    lines = sum(not line.isspace() for line in code.strip().split("\n"))
    if not lines <= len(pieces) * _LINES_A_NUMBER or len(code.split()) <= len(pieces) * _LEAST_WORDS:
        return False
    numbers = [int(piece.text or "") for piece in pieces if (piece.text or "").strip().isdigit()]
    is_counted = len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return is_counted and len(numbers) == len(pieces) and all(map(_begins_line, pieces))


def _begins_line(piece: HtmlElement) -> bool:
    before = piece.getprevious()
    parent = piece.getparent()
    if before is not None:
        return (before.tail or raw_text_of(before)).endswith("\n")
    return parent is not None and not (parent.text or "").strip(" \t\n")


def _end_lines(code: HtmlElement) -> None:
    """End each line where a style alone does: elements of one kind in a row, and no line break anywhere."""
    if "\n" in raw_text_of(code).strip() or next(code.iter("br"), None) is not None:
        return
    for holder in code.iter():
        lines = list(holder)
        names = {(line.tag, line.get("class")) for line in lines}
        if len(lines) > 1 and len(names) == 1 and _is_line(lines[0]) and not any(line.tail for line in lines):
            for line in lines[:-1]:
                line.tail = "\n"
            return


def _is_line(piece: HtmlElement) -> bool:
    return piece.tag in ("span", "code") and "line" in piece.get("class", "").lower()


def _make_line(piece: HtmlElement) -> None:
    """Turn a box around a line into a run of text that ends with a line break."""
    if piece.tag not in _CELLS:
        text = raw_text_of(piece)
        if (line_break := _last_break(piece)) is not None:
            drop(line_break)  # the box itself ends the line
        _begin_line(piece)
        if not text.endswith("\n"):
            _append(piece, "\n")
    piece.tag = "span"


def _last_break(piece: HtmlElement) -> HtmlElement | None:
    """The break that ends a box, and that a browser does not show."""
    last = piece
    while len(last) and not (last[-1].tail or "").strip():
        last = last[-1]
    return last if last.tag == "br" else None


def _begin_line(piece: HtmlElement) -> None:
    before, parent = piece.getprevious(), piece.getparent()
    if before is not None:
        is_inline = not before.tail and before.tag not in BLOCK and not raw_text_of(before).endswith("\n")
        if is_inline or (before.tail or "\n")[-1] != "\n":
            before.tail = f"{before.tail or ''}\n"
    elif parent is not None and (parent.text or "").strip():
        parent.text = f"{(parent.text or '').rstrip(' ')}\n"


def _append(element: HtmlElement, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
