"""Turns terms and salience into an article's key terms: phrases as they stand in the text.

TextRank over terms (Mihalcea and Tarau 2004): a term ranks by the ranks of those that it shares sentences
with, which is two products with the sentence-term matrix. Departure: the bored surfer jumps to the terms of
salient sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

import numpy as np

from webapp.summarizing.graph import Vector
from webapp.summarizing.measuring import Measured
from webapp.summarizing.scripts import is_unspaced
from webapp.summarizing.terms import WORD, Terms

MOST_TERMS: Final = 8
_CANDIDATES: Final = 24  # terms that phrases are made of; more add time and no phrase worth showing
_SENTENCES: Final = 200  # the most salient, in which phrases are looked for
_STEPS: Final = 10  # 0.85 ** 10 is 0.2: enough for an order of which only the top is shown
_DAMPING: Final = 0.85
# A phrase is one where its rarer term stands in it half of the time, and more than once.
_TOGETHER: Final = 0.5

_LONGEST_RUN: Final = 5  # bigrams: six characters

Phrase = tuple[str, ...]


def find_key_terms(measured: Measured, salience: Vector, lang: str | None) -> tuple[str, ...]:
    """Find the phrases that tell what an article is about, most telling first."""
    ranks = _rank_terms(measured, salience)
    reader = _Reader(lang, ranks)
    looks: dict[Phrase, Counter[str]] = {}
    for i in np.sort(np.argsort(-salience, kind="stable")[:_SENTENCES]):
        for phrase, look in reader.phrases(measured.texts[i]):
            looks.setdefault(phrase, Counter())[look] += 1
    worth = {phrase: _worth(phrase, looks, ranks) for phrase in looks}
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
        self._known = _Candidates(self._maker, ranks)

    def phrases(self, text: str) -> Iterator[tuple[Phrase, str]]:
        """Yield every candidate, and every two that stand side by side."""
        return self._unspaced(text) if is_unspaced(text) else self._spaced(text)

    def _spaced(self, text: str) -> Iterator[tuple[Phrase, str]]:
        last_word, last_stem = "", ""
        for word in WORD.findall(text):
            stem = self._known[word]
            if stem:
                yield (stem,), word
                if last_stem not in ("", stem) and f"{last_word} {word}" in text:
                    yield (last_stem, stem), f"{last_word} {word}"
            last_word, last_stem = word, stem

    def _unspaced(self, text: str) -> Iterator[tuple[Phrase, str]]:
        """Yield runs of candidate bigrams: a bigram is seldom a word, a run of those that recur often is."""
        run: list[str] = []
        for i in range(len(text)):  # at the last, one character: no bigram, which ends the last run
            bigram = text[i : i + 2]
            tells = bigram in self._ranks and self._maker.tells(bigram)
            if tells:
                yield (bigram,), bigram
            if tells and len(run) < _LONGEST_RUN:
                run.append(bigram)
            else:
                if len(run) > 1:
                    yield tuple(run), run[0] + "".join(part[1:] for part in run[1:])
                run = []


class _Candidates(dict[str, str]):
    """Each word's stem if that is a candidate, else an empty string."""

    def __init__(self, maker: Terms, ranks: dict[str, float]) -> None:
        super().__init__()
        self._maker, self._ranks = maker, ranks

    def __missing__(self, word: str) -> str:
        stem = "" if len(word) < 2 or word.isdigit() else self._maker.stem(word)
        stem = self[word] = stem if stem in self._ranks else ""
        return stem


def _worth(phrase: Phrase, looks: Mapping[Phrase, Counter[str]], ranks: Mapping[str, float]) -> float:
    """Sum the ranks of a phrase's terms; of two words that stand together by chance, nothing."""
    count = looks[phrase].total()
    if len(phrase) > 1:
        rarest = min(looks[stem,].total() for stem in phrase if (stem,) in looks)
        if count < 2 or count < rarest * _TOGETHER:
            return 0.0
    return round(sum(ranks[stem] for stem in phrase), 9)
