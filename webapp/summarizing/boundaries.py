"""Finds where sentences end in a line of text: our own rules, for any language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from webapp.summarizing.fullstops import full_stop_ends, is_name_with_mark, starts_sentence
from webapp.summarizing.numbering import is_in_date, is_label, is_unit
from webapp.summarizing.quotations import unsplit_spans
from webapp.summarizing.scripts import CLOSERS, OPENERS, UNSPACED
from webapp.summarizing.speakers import goes_on

_SHUT: Final = re.escape(CLOSERS)
_OPEN: Final = re.escape(OPENERS)

# A mark with its closing quotes and the marks of its footnotes, and white space after it; or a mark that
# needs none; or one whose space was lost ("is blind.Not because"); or a Latin one between words without
# spaces. Begun at a mark of any kind, so that the search skips all else; possessive and begun only where a
# run of marks begins, so that a million full stops are read once.
_MARKS: Final = "[.!?…؟۔።፧‼⁇⁈⁉]"
_BARE: Final = "[।॥؟۔។៕།։။。！？｡]"
_NOTE: Final = r"\[[^\[\]\n]{1,20}\]|［[^［］\n]{1,20}］|[¹²³⁰⁴-⁹*†‡]{1,4}"
_LETTERS: Final = r"[^\W_][^\W_][^\W\d_]"
_NUMBER: Final = rf"(?:(?<={_LETTERS}[.!?])|(?<={_LETTERS}[.!?][{_SHUT}]))\d{{1,2}}"
_END: Final = re.compile(
    rf"{_MARKS[:-1]}{_BARE[1:]}(?:"
    rf"(?<={_MARKS})(?<!{_MARKS}{_MARKS}){_MARKS}*+[{_SHUT}]*+(?P<note>(?:{_NOTE})*+|{_NUMBER})(?=[\s\u200b]|\Z)"
    rf"|(?<={_BARE}){_BARE}*+[{_SHUT}]*+(?P<barenote>(?:{_NOTE})*+)"
    rf"|(?P<lost>(?<={_LETTERS}[.!?])[.!?]*+[”’»)\"]*+)(?=[A-ZÀ-ÖØ-ÞА-ЯЁ][^\W\d_]{{1,20}}\s)"
    rf"|(?<=[{UNSPACED}][.!?…])[.!?…]*+[{_SHUT}]*+(?=[{UNSPACED}]))"
)
# Bounded, or a text without spaces would be read to its end at every mark.
_NEXT_WORD: Final = re.compile(rf"[\s{_OPEN}–—―•*-]{{0,40}}([^\s{_OPEN}{_SHUT},;:.!?…]{{0,20}})")
_LAST_WORD: Final = re.compile(rf"[^\W_][^\s{_OPEN}–—/]*$")
# Marks that no name or abbreviation ends with, where nothing else follows them.
_SURE: Final = frozenset("。।॥؟۔።")
# Code has shorter words before its full stops than most sentences end with ("src.Close"), and stands early in
# its line.
_LONG_WORD: Final = 6
_WORD: Final = 4
_PROSE_SPACES: Final = 4
_DECADE: Final = re.compile(r"\d{2,4}s")
_RANGE: Final = re.compile(r"\s?[-–]\s?\d")  # "9.1. -10.2.2023": a span of days
# What follows the full stop in an address: no sentence begins there.
_DOMAINS: Final = frozenset("com net org edu gov info app dev io ai js ts py de fr es it uk ru jp cn".split())


def boundaries(text: str, start: int, end: int, lang: str | None) -> Iterator[tuple[int, int]]:
    """Yield where a sentence ends in text[start:end] and where the next one begins.

    Between the two stand the marks of footnotes, or nothing.
    """
    lang = (lang or "").replace("_", "-").split("-")[0].lower() or None
    whole_spans = unsplit_spans(text, start, end)
    whole = next(whole_spans, None)
    for mark in _END.finditer(text, start, end):
        stop = _end_without_note(mark)
        while whole and whole[1] < stop:
            whole = next(whole_spans, None)
        if whole and whole[0] < mark.start() and stop < whole[1]:
            continue
        if stop < end and _ends_sentence(text, start, mark, end, lang):
            yield stop, mark.end()


def _end_without_note(mark: re.Match[str]) -> int:
    for note in ("note", "barenote"):
        if mark[note]:
            return mark.start(note)
    return mark.end()


def _ends_sentence(text: str, start: int, mark: re.Match[str], end: int, lang: str | None) -> bool:
    word = _word_after(text, mark.end(), end)
    if word[:1].islower() and not any(letter.isupper() for letter in word[1:3]):
        return False
    if goes_on(text, _end_without_note(mark), end):
        return False
    if mark[0] in _SURE:
        return True
    if _RANGE.match(text, mark.end(), end):
        return False
    last = _LAST_WORD.search(text, max(start, mark.start() - 30), mark.start())
    before = last[0] if last else ""
    note = text[_end_without_note(mark) : mark.end()]
    if note.isdecimal() and not _full_stop_ends(text, start, mark.start(), before, note, lang):
        return False  # "Fig.12" is no footnote
    if mark["lost"] is not None and not _is_lost_space(before, word, text.count(" ", start, mark.start())):
        return False
    if mark[0][0] != "." or mark[0].startswith("..") or "?" in mark[0] or "!" in mark[0]:
        return starts_sentence(word) or not is_name_with_mark(before, mark[0])
    return _full_stop_ends(text, start, mark.start(), before, word, lang)


def _word_after(text: str, at: int, end: int) -> str:
    following = _NEXT_WORD.match(text, at, end)
    if not following:
        return ""
    initial = len(following[1]) == 1 and text.startswith(".", following.end())
    return following[1] + "." * initial  # "A." is an initial, not the word


def _full_stop_ends(text: str, start: int, at: int, before: str, word: str, lang: str | None) -> bool:
    if is_unit(text, start, at):
        return True
    if word[:1].isdigit() and text[at - 1 : at].isspace():
        return False  # "0 . 5": a decimal in a text cut into tokens
    if before.isdigit() and word[:1].isdigit() and is_in_date(text, at):
        return False
    return full_stop_ends(before, word, at_start=is_label(text, start, at), lang=lang)


def _is_lost_space(before: str, word: str, spaces: int) -> bool:
    """Whether a space is missing between two sentences: not in an address or a name of code."""
    if word.casefold() in _DOMAINS or not (before.isalpha() or _DECADE.fullmatch(before)):
        return False
    least = _WORD if spaces >= _PROSE_SPACES else _LONG_WORD
    return starts_sentence(word) or (before.islower() and len(before) >= least)
