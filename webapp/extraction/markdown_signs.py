"""Tells Markdown from plain text by signs that plain text does not have by chance."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_LOOKED_AT: Final = 100_000  # characters

# What stands in Markdown alone: one of these is enough.
_SURE: Final[Mapping[str, re.Pattern[str]]] = {
    "fence": re.compile(r"^ {0,3}(```|~~~)[\w+#.-]*[ \t]*\n(?:.*\n)*? {0,3}\1[ \t]*$", re.M),
    "link": re.compile(
        r"(?<!\\)\[[^\[\]\n]{1,300}\]\((?:https?://|mailto:|[#/.])[^\s()]{0,2000}[^\n()]{0,200}\)"
    ),
    "image": re.compile(r"!\[[^\[\]\n]{0,300}\]\([^\s()]{1,2000}[^\n()]{0,200}\)"),
    "link by name": re.compile(r"^ {0,3}\[[^\[\]\n]{1,200}\]:[ \t]+<?https?://\S+[ \t]*$", re.M),
    "table": re.compile(r"^[^\n|]*\|.*\n[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?[ \t]*)?$", re.M),
    "heading on top": re.compile(r"\A\s*#{1,6}[ \t]+\S.*\n[ \t]*\n"),
    "underlined heading": re.compile(r"(?:\A|\n[ \t]*\n)[^\s>#*+-][^\n]{0,120}\n={3,}[ \t]*\n"),
}
# What plain text may have too: two kinds of these together, each at least so often.
_LIKELY: Final[Mapping[str, tuple[re.Pattern[str], int]]] = {
    "headings": (re.compile(r"(?:\A|\n[ \t]*\n)#{1,6}[ \t]+\S.*(?=\n[ \t]*(?:\n|\Z))"), 2),
    "bold": (re.compile(r"(?<![\w*])\*\*(?=\S)[^*\n]{1,200}(?<=\S)\*\*(?![\w*])"), 2),
    "code": (re.compile(r"(?<![`\w])`[^`\n]{1,100}`(?![`\w])"), 2),
    "list": (re.compile(r"^[ \t]*[-*+][ \t]+\S.*\n[ \t]*[-*+][ \t]+\S", re.M), 1),
    "quote": (re.compile(r"(?:\A|\n[ \t]*\n)>[ \t]?\S"), 1),
}
_FRONT_MATTER: Final = re.compile(
    r"\A(?:---[ \t]*\n(?:[A-Za-z][\w-]*:.*\n)(?:.*\n){0,100}?---"
    r"|\+\+\+[ \t]*\n(?:[A-Za-z][\w-]*[ \t]*=.*\n)(?:.*\n){0,100}?\+\+\+)[ \t]*\n"
)


def has_markdown_signs(text: str) -> bool:
    """Tell whether a text is Markdown by its looks; in doubt it is plain, and comes out as it was written."""
    start = text[:_LOOKED_AT].replace("\r\n", "\n")
    if any(sign.search(start) for sign in (_FRONT_MATTER, *_SURE.values())):
        return True
    likely = {
        name for name, (sign, fewest) in _LIKELY.items() if sum(1 for _ in sign.finditer(start)) >= fewest
    }
    return bool(likely & {"headings", "bold", "code"}) and len(likely) > 1
