"""Turns a line of text into the places where its sentences end: our own rules for any language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from webapp.summarizing.abbreviations import NEVER_LAST, ORDINAL_LANGUAGES, SOMETIMES_LAST, STARTERS
from webapp.summarizing.scripts import CLOSERS, OPENERS, UNSPACED

_SHUT: Final = re.escape(CLOSERS)
_OPEN: Final = re.escape(OPENERS)

# A mark with its closing quotes, and white space after it; or a mark that needs none. Possessive and begun
# only where a run of marks begins, so that a million full stops are read once.
_MARKS: Final = "[.!?…؟۔։።፧‼⁇⁈⁉]"
_END: Final = re.compile(
    rf"(?<!{_MARKS}){_MARKS}++[{_SHUT}]*+(?=[\s\u200b])|[।॥؟۔។៕။།]++[{_SHUT}]*+|[。！？｡]++[{_SHUT}]*+|"
    rf"(?<=[{UNSPACED}])[.!?…]++[{_SHUT}]*+(?=[{UNSPACED}])"
)
# Bounded, or a text without spaces would be read to its end at every mark.
_NEXT_WORD: Final = re.compile(rf"[\s{_OPEN}–—―•*-]{{0,40}}([^\s{_OPEN}{_SHUT},;:.!?…]{{0,20}})")
_LAST_WORD: Final = re.compile(rf"[^\s{_OPEN}–—/]*$")
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_ROMAN: Final = re.compile(r"[IVXL]+")

# A quotation or bracket of this many characters or fewer is kept whole; a longer one is a speech of its
# own, and its sentences can stand alone.
_QUOTED_CHARS: Final = 280
_QUOTED: Final = re.compile(
    rf"“[^”“\n]{{1,{_QUOTED_CHARS}}}”|„[^“”„\n]{{1,{_QUOTED_CHARS}}}[“”]|«[^»«\n]{{1,{_QUOTED_CHARS}}}»"
    rf"|»[^»«\n]{{1,{_QUOTED_CHARS}}}«|「[^」\n]{{1,{_QUOTED_CHARS}}}」|『[^』\n]{{1,{_QUOTED_CHARS}}}』"
    rf"|\"[^\"\n]{{1,{_QUOTED_CHARS}}}\"|\([^()\n]{{1,{_QUOTED_CHARS}}}\)|（[^（）\n]{{1,{_QUOTED_CHARS}}}）"
)


def boundaries(text: str, start: int, end: int, lang: str | None) -> Iterator[int]:
    """Yield each offset in text[start:end] where one sentence ends and another follows."""
    kept_whole = _QUOTED.finditer(text, start, end)
    quoted = next(kept_whole, None)
    for mark in _END.finditer(text, start, end):
        while quoted and quoted.end() < mark.end():
            quoted = next(kept_whole, None)
        if mark.end() >= end or (quoted and quoted.start() < mark.start() and mark.end() < quoted.end()):
            continue
        if _ends_sentence(text, start, mark, end, lang):
            yield mark.end()


def _ends_sentence(text: str, start: int, mark: re.Match[str], end: int, lang: str | None) -> bool:
    following = _NEXT_WORD.match(text, mark.end(), end)
    word = following[1] if following else ""
    if word[:1].islower() and not any(letter.isupper() for letter in word[1:3]):
        return False
    if word[:1] == "と" and mark[0][-1] in CLOSERS:
        return False  # "…", he said: the Japanese particle that ties a quotation to its speaker
    if mark[0][0] != "." or mark[0].startswith(".."):
        return True
    if word[:1].isdigit() and text[mark.start() - 1 : mark.start()].isspace():
        return False  # "0 . 5": a decimal in a text cut into tokens
    before = _LAST_WORD.search(text, max(start, mark.start() - 30), mark.start())
    return _full_stop_ends(
        before[0] if before else "", word, at_start=_begins_line(text, start, mark), lang=lang
    )


def _begins_line(text: str, start: int, mark: re.Match[str]) -> bool:
    """Whether nothing but a number or letter stands before the mark: "1." or "b." of a list."""
    return mark.start() - start <= 3 and text[start : mark.start()].strip().isalnum()


def _full_stop_ends(before: str, word: str, *, at_start: bool, lang: str | None) -> bool:
    lower = before.casefold().strip("'’")
    starts = word.casefold() in STARTERS and word not in ("I", "V", "X")
    if before.isdigit() or _ROMAN.fullmatch(before):
        if at_start and len(before) <= 3:
            return False
        ordinal = lang in ORDINAL_LANGUAGES and (len(before) <= 2 or not before.isdigit())
        return starts if ordinal or not before.isdigit() else True
    if at_start and len(before) == 1:
        return False
    if lower in NEVER_LAST:
        return False
    if lower in SOMETIMES_LAST or _INITIALS.fullmatch(before):
        return starts
    return True
