"""Turns a sentence into its terms: normalised words, stemmed, without stop words; bigrams where unspaced."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from webapp.summarizing.languages import Stems, stems_of, stop_words_of
from webapp.summarizing.scripts import CHARS_A_WORD, MARKS, UNSPACED, is_unspaced

WORD: Final = re.compile(rf"[^\W_](?:[^\W_]|[{MARKS}]|['’·\u200c\u200d](?=[^\W_]))*")
_RUN: Final = re.compile(rf"[{UNSPACED}]+|[^{UNSPACED}]+")


@dataclass(frozen=True, slots=True)
class Worded:
    """A piece of text by its words: how many, its terms, and whether a stop word comes first."""

    words: int
    terms: list[str]
    leans: bool


class Terms:
    """Makes terms in one language."""

    def __init__(self, lang: str | None) -> None:
        self._stems: Stems = stems_of(lang)
        self._stop_words = stop_words_of(lang)

    def of(self, text: str) -> Worded:
        """Make a piece of text's terms, in text order."""
        words = normal_words(text)
        count = len(words)
        leans = bool(words) and words[0] in self._stop_words
        if is_unspaced(text):
            count = -(-len(text) // CHARS_A_WORD)
            words = [term for word in words for run in _RUN.findall(word) for term in _terms_of_run(run)]
        return Worded(count, self.stemmed(words), leans)

    def stemmed(self, words: Iterable[str]) -> list[str]:
        """Stem words in their normal form; stop words are left out."""
        stems, stop_words = self._stems, self._stop_words
        return [stems[word] for word in words if word not in stop_words]


def normal_words(text: str) -> list[str]:
    """Find the words of a text in their normal form: NFKC, folded case."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return WORD.findall(text.casefold())


def _terms_of_run(run: str) -> Iterator[str]:
    """Yield the character bigrams of an unspaced run: as good as a segmenter's words, and in any script."""
    if len(run) < 2 or not is_unspaced(run):
        yield run
    else:
        yield from (run[i : i + 2] for i in range(len(run) - 1))
