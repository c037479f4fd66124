"""Decides whether a full stop ends its sentence, by the words before and after it."""

from __future__ import annotations

import re
from typing import Final

from webapp.summarizing.abbreviations import (
    AFTER_HOUR,
    ALWAYS_LAST,
    BEFORE_NUMBER,
    NAMES_WITH_MARKS,
    NEVER_LAST,
    NEVER_LAST_IN,
    ORDINAL_LANGUAGES,
    SOMETIMES_LAST,
    SOMETIMES_LAST_IN,
    STARTERS,
    TITLES,
)

_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_ROMAN: Final = re.compile(r"[IVXL]+")
_NUMBERED: Final = re.compile(r"\D{0,4}\d.*|[IVX]+|[A-Z]\.?")
_HOURS: Final = frozenset({"a.m", "p.m"})
# Words that some language shortens so; where the language is not known they may be that or a whole word.
_OF_ONE_LANGUAGE: Final = frozenset().union(*NEVER_LAST_IN.values(), *SOMETIMES_LAST_IN.values())


def full_stop_ends(before: str, word: str, *, at_start: bool, lang: str | None) -> bool:
    """Whether the full stop after `before` ends the sentence where `word` follows.

    `at_start`: nothing but `before`, or a word and a number, stands before it in the line.
    """
    if before.isdigit() or _ROMAN.fullmatch(before):
        return _number_ends(before, word, at_start=at_start, lang=lang)
    if at_start and len(before) == 1:
        return False
    lower = before.casefold().strip("'’")
    if lower in ALWAYS_LAST or _is_acronym(before, word):
        return True
    if lower in BEFORE_NUMBER:
        return not _NUMBERED.fullmatch(word)
    if _is_never_last(before, lower, lang):
        return False
    if before in _HOURS:  # in lower case: "A.M. Best" is a name
        return word.casefold() not in AFTER_HOUR and not word[:1].isdigit()
    if _is_sometimes_last(before, lower, lang):
        return starts_sentence(word)
    return not _INITIALS.fullmatch(before) or (starts_sentence(word) and word not in ("I", "V", "X"))


def is_name_with_mark(before: str, mark: str) -> bool:
    """Whether the mark belongs to a name: "E! News", "Yahoo! Finance"."""
    if mark not in ("!", "！"):
        return False
    return before.casefold() in NAMES_WITH_MARKS or (
        len(before) == 1 and before.isascii() and before.isupper()
    )


def starts_sentence(word: str) -> bool:
    """Whether a capital on this word is a sentence's own, not a name's."""
    return word.casefold() in STARTERS


def _number_ends(before: str, word: str, *, at_start: bool, lang: str | None) -> bool:
    if at_start and len(before) <= 3:
        return False
    ordinal = lang in ORDINAL_LANGUAGES and (len(before) <= 2 or not before.isdigit())
    return starts_sentence(word) if ordinal or not before.isdigit() else True


def _is_acronym(before: str, word: str) -> bool:
    """Whether it is written in capitals where its neighbour is not: "EST. South", but "PROF. MEIER"."""
    if len(before) < 3 or not (before.isalpha() and before.isupper()):
        return False
    return not (word[:1].isdigit() or (len(word) > 1 and word.isupper()))


def _is_never_last(before: str, lower: str, lang: str | None) -> bool:
    if lower in NEVER_LAST or (lower in TITLES and before[:1].isupper()):
        return True
    return lower in NEVER_LAST_IN.get(lang or "", ())


def _is_sometimes_last(before: str, lower: str, lang: str | None) -> bool:
    if lower in SOMETIMES_LAST or lower.endswith("str"):  # "Hauptstr."
        return True
    if lang == "en":
        return lower in SOMETIMES_LAST_IN["en"] and before[:1].isupper()
    return lower in (SOMETIMES_LAST_IN.get(lang, ()) if lang else _OF_ONE_LANGUAGE)
