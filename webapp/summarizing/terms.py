"""The terms of a sentence: normalised words, stemmed, without stop words; bigrams where unspaced."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from webapp.summarizing.languages import Stems, stems_of, stop_words_of
from webapp.summarizing.scripts import CHARS_A_WORD, MARKS, UNSPACED, is_unspaced

WORD: Final = re.compile(rf"[^\W_]++(?:(?:[{MARKS}]|['’·\u00ad\u200c\u200d](?=[^\W_]))[^\W_]*+)*+")
_ASCII_WORD: Final = re.compile(r"[a-z0-9]++(?:'[a-z0-9]++)*+")  # the same of a text in normal form
_RUN: Final = re.compile(rf"[{UNSPACED}]+|[^{UNSPACED}]+")


@dataclass(frozen=True, slots=True)
class Worded:
    """A piece of text by its words: how many, its terms, and all its words with their stems."""

    words: int
    terms: list[str]
    tokens: list[str]  # normalised; character bigrams where words are not spaced
    stems: list[str]  # of each token, stop words too


class Terms:
    """Makes terms in one language."""

    def __init__(self, lang: str | None) -> None:
        self._stems: Stems = stems_of(lang)
        self._stop_words = stop_words_of(lang)

    def of(self, text: str) -> Worded:
        """Make a piece of text's terms, in text order."""
        normal = normalize(text)
        words = (_ASCII_WORD if normal.isascii() else WORD).findall(normal)
        count = len(words)
        if is_unspaced(text):
            count = -(-len(text) // CHARS_A_WORD)
            words = [term for word in words for run in _RUN.findall(word) for term in _terms_of_run(run)]
        stems = list(map(self._stems.__getitem__, words))
        stop_words = self._stop_words
        terms = [stem for stem, word in zip(stems, words, strict=True) if word not in stop_words]
        return Worded(count, terms, words, stems)

    def stem(self, word: str) -> str:
        """Make one word's term; an empty string for a stop word."""
        normal = normalize(word)
        return "" if normal in self._stop_words else self._stems[normal]

    def tells(self, bigram: str) -> bool:
        """Whether a bigram can be part of a word worth showing: no stop word, no Japanese particle."""
        return not any(letter in self._stop_words or "\u3040" <= letter <= "\u309f" for letter in bigram)


def normalize(text: str) -> str:
    """Bring a text into its normal form: NFKC, folded case, one apostrophe, no soft hyphens."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", text).casefold().replace("\u00ad", "").replace("’", "'")


def _terms_of_run(run: str) -> Iterator[str]:
    """Yield the character bigrams of an unspaced run: as good as a segmenter's words, and in any script."""
    if len(run) < 2 or not is_unspaced(run):
        yield run
    else:
        yield from (run[i : i + 2] for i in range(len(run) - 1))
