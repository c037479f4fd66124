"""Turns terms and salience into an article's key terms: phrases as they stand in the text.

TextRank over terms (Mihalcea and Tarau 2004): a term ranks by the ranks of those that it shares sentences
with, which is two products with the sentence-term matrix. Departure: the bored surfer jumps to the terms of
salient sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

import numpy as np

from webapp.summarizing.graph import Vector
from webapp.summarizing.measuring import Measured
from webapp.summarizing.scripts import is_unspaced
from webapp.summarizing.terms import WORD, Terms, normal_words

MOST_TERMS: Final = 8
_CANDIDATES: Final = 24  # terms that phrases are made of; more add time and no phrase worth showing
_SENTENCES: Final = 200  # the most salient, in which phrases are looked for
_STEPS: Final = 10  # 0.85 ** 10 is 0.2: enough for an order of which only the top is shown
_DAMPING: Final = 0.85
# Of its terms' sum: a phrase stands above either term alone, unless the other is weak.
_A_PHRASE: Final = 0.75

Phrase = tuple[str, ...]


def find_key_terms(measured: Measured, salience: Vector, lang: str | None) -> tuple[str, ...]:
    """Find the phrases that tell what an article is about, most telling first."""
    ranks = _rank_terms(measured, salience)
    reader = _Reader(lang, ranks)
    looks: dict[Phrase, Counter[str]] = {}
    for i in np.sort(np.argsort(-salience, kind="stable")[:_SENTENCES]):
        for phrase, look in reader.phrases(measured.texts[i]):
            looks.setdefault(phrase, Counter())[look] += 1
    worth = {phrase: _worth(phrase, looks[phrase].total(), ranks) for phrase in looks}
    chosen: list[Phrase] = []
    for phrase in sorted(worth, key=lambda phrase: (-worth[phrase], phrase)):
        if len(chosen) < MOST_TERMS and not any(set(phrase) & set(other) for other in chosen):
            chosen.append(phrase)
    return tuple(min(looks[phrase].items(), key=lambda look: (-look[1], look[0]))[0] for phrase in chosen)


def _rank_terms(measured: Measured, salience: Vector) -> dict[str, float]:
    """Rank terms, and keep the candidates."""
    counts = measured.terms.counts
    columns = counts.T
    # The root, so that a term of many fair sentences stands above one of a single best.
    start = columns @ np.sqrt(salience)
    start = start / max(float(start.sum()), 1e-12)
    by_sentence = 1 / np.maximum(counts.sum(axis=1), 1e-12)
    by_term = 1 / np.maximum(counts.sum(axis=0), 1e-12)
    rank = start
    for _ in range(_STEPS):
        rank = _DAMPING * (columns @ ((counts @ (rank * by_term)) * by_sentence)) + (1 - _DAMPING) * start
    rounded = np.round(rank, 9)
    best = np.argsort(-rounded, kind="stable")[:_CANDIDATES]
    ids = measured.terms.dictionary
    return {ids[int(i)]: float(rounded[i]) for i in best if i < len(ids)}


class _Reader:
    """Reads the candidates out of sentences, as they are written there."""

    def __init__(self, lang: str | None, ranks: dict[str, float]) -> None:
        self._maker = Terms(lang)
        self._ranks = ranks
        self._known: dict[str, str | None] = {}

    def phrases(self, text: str) -> Iterator[tuple[Phrase, str]]:
        """Yield every candidate, and every two that stand side by side."""
        if is_unspaced(text):
            yield from (((term,), term) for term in self._maker.of(text).terms if term in self._ranks)
            return
        last_stem, last_start, last_end = None, 0, 0
        for match in WORD.finditer(text):
            stem = self._candidate(match[0])
            if stem is not None:
                yield (stem,), match[0]
                if last_stem not in (None, stem) and text[last_end : match.start()] == " ":
                    yield (last_stem, stem), text[last_start : match.end()]
            last_stem, last_start, last_end = stem, match.start(), match.end()

    def _candidate(self, word: str) -> str | None:
        if word not in self._known:
            stems = self._maker.stemmed(normal_words(word))
            fits = len(stems) == 1 and stems[0] in self._ranks and not stems[0].isdigit() and len(word) > 1
            self._known[word] = stems[0] if fits else None
        return self._known[word]


def _worth(phrase: Phrase, count: int, ranks: dict[str, float]) -> float:
    """A phrase counts from the second time on: once, two words may stand together by chance."""
    total = sum(ranks[stem] for stem in phrase)
    if len(phrase) == 1:
        return total
    return round(total * _A_PHRASE, 9) if count > 1 else 0.0
