"""Counts the words and phrases by which a sentence announces, advises, compares, points back ..., by tables.

A table (wordings/<language>.txt) is a line for each thing that words do: `advises: should, must, have to`.
`^` asks for the sentence's beginning. Words are compared by their stems, so that one form stands for all;
where words are not spaced, by their characters. A language without a table has no counts, which costs less
than a wrong one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from webapp.summarizing.languages import Stems, stems_of
from webapp.summarizing.scripts import is_unspaced
from webapp.summarizing.terms import WORD, normalize

_TABLES: Final = Path(__file__).with_name("wordings")
_MOST: Final = 2  # a third word of a kind tells no more than the second

# What words do, in the order of a sentence's counts.
DOINGS: Final = (
    "announces", "calls", "reasons", "advises", "weighs", "commonplaces", "compares", "measures", "i", "you",
    "he", "it", "this", "lists", "plans", "opens vaguely", "orders", "defines",
)  # fmt: skip

_Phrases = dict[
    str, list[tuple[tuple[str, ...], bool, int]]
]  # by first stem: the others, whether only at a beginning, doing


class Wording:
    """Counts by one language's table."""

    def __init__(self, lang: str | None) -> None:
        self._phrases, self._pieces = _table(lang)

    def count(self, text: str, stems: Sequence[str]) -> list[int]:
        """Count each of DOINGS in a sentence, at most two; `stems` are all its words'."""
        counts = [0] * len(DOINGS)
        if is_unspaced(text):
            for piece, doing in self._pieces:
                if piece in text and counts[doing] < _MOST:
                    counts[doing] += 1
            return counts
        known = self._phrases
        for at, stem in enumerate(stems):
            if stem in known:
                for others, begins, doing in known[stem]:
                    if counts[doing] < _MOST and not (begins and at):
                        end = at + 1 + len(others)
                        if not others or tuple(stems[at + 1 : end]) == others:
                            counts[doing] += 1
        return counts


@lru_cache(maxsize=8)
def _table(lang: str | None) -> tuple[_Phrases, list[tuple[str, int]]]:
    """Read a language's table: phrases by their first stem, and pieces of unspaced text."""
    path = _TABLES / f"{lang}.txt"
    phrases: _Phrases = {}
    pieces: list[tuple[str, int]] = []
    if not (lang and lang.isalpha() and path.is_file()):
        return phrases, pieces
    stems = stems_of(lang)
    for line in path.read_text("utf-8").splitlines():
        name, _, listed = line.partition(": ")
        doing = DOINGS.index(name)
        for phrase in listed.split(", "):
            if is_unspaced(phrase):
                pieces.append((phrase, doing))
            else:
                _add(phrases, phrase, doing, stems)
    return phrases, pieces


def _add(phrases: _Phrases, phrase: str, doing: int, stems: Stems) -> None:
    first, *others = (stems[word] for word in WORD.findall(normalize(phrase)))
    phrases.setdefault(first, []).append((tuple(others), phrase.startswith("^"), doing))
