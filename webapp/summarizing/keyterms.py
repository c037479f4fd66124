"""Turns terms and salience into an article's key terms: phrases as they stand in the text.

TextRank over terms (Mihalcea and Tarau 2004): terms that stand side by side are neighbours, a term ranks
by its neighbours' ranks. Departure: the surfer jumps to the terms of salient sentences.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

import numpy as np
from scipy.sparse import coo_array

from webapp.summarizing.graph import Vector
from webapp.summarizing.measuring import Measured
from webapp.summarizing.scripts import is_unspaced
from webapp.summarizing.terms import WORD, Terms, normal_words

MOST_TERMS: Final = 8
_LONGEST: Final = 3  # words in a phrase
_STEPS: Final = 20
_DAMPING: Final = 0.85
# Key terms show in the first so many sentences of the best; the rest of a book adds time and no terms.
_SENTENCES: Final = 400


def find_key_terms(measured: Measured, salience: Vector, lang: str | None) -> tuple[str, ...]:
    """Find the phrases that tell what an article is about, most telling first."""
    best = np.sort(np.argsort(-salience, kind="stable")[:_SENTENCES])
    maker = Terms(lang)
    scores = _rank_terms(measured, salience)
    phrases: Counter[tuple[str, ...]] = Counter()
    looks: dict[tuple[str, ...], Counter[str]] = {}
    for i in best:
        for stems, look in _phrases(measured.texts[i], maker):
            phrases[stems] += 1
            looks.setdefault(stems, Counter())[look] += 1
    worth = {stems: _worth(stems, count, scores) for stems, count in phrases.items()}
    chosen: list[tuple[str, ...]] = []
    for stems in sorted(worth, key=lambda stems: (-worth[stems], stems)):
        if len(chosen) == MOST_TERMS:
            break
        if not any(set(stems) & set(other) for other in chosen):
            chosen.append(stems)
    return tuple(min(looks[stems].items(), key=lambda item: (-item[1], item[0]))[0] for stems in chosen)


def _rank_terms(measured: Measured, salience: Vector) -> dict[str, float]:
    """Rank terms over the graph of those that share a sentence, as two products with the matrix."""
    weights = measured.terms.weights
    start = weights.T @ salience
    start = start / max(float(start.sum()), 1e-12)
    rank = start
    share = coo_array(weights).tocsr()
    rows = np.maximum(share.sum(axis=1), 1e-12)
    columns = np.maximum(share.sum(axis=0), 1e-12)
    for _ in range(_STEPS):
        rank = _DAMPING * (share.T @ ((share @ (rank / columns)) / rows)) + (1 - _DAMPING) * start
    ids = measured.terms.dictionary.token2id
    return {term: round(float(rank[i]), 9) for term, i in ids.items()}


def _phrases(text: str, maker: Terms) -> list[tuple[tuple[str, ...], str]]:
    """Find the runs of up to three terms that stand side by side, as they are written."""
    if is_unspaced(text):
        return [((term,), term) for term in maker.of(text).terms]
    found: list[tuple[tuple[str, ...], str]] = []
    run: list[tuple[str, int, int]] = []
    for match in WORD.finditer(text):
        stems = maker.stemmed(normal_words(match[0]))
        if len(stems) != 1 or stems[0].isdigit() or (run and text[run[-1][2] : match.start()] != " "):
            run = []
        if len(stems) == 1 and not stems[0].isdigit():
            run = [*run, (stems[0], match.start(), match.end())][-_LONGEST:]
            for k in range(len(run)):
                part = run[k:]
                found.append((tuple(stem for stem, _, _ in part), text[part[0][1] : part[-1][2]]))
    return found


def _worth(stems: tuple[str, ...], count: int, scores: dict[str, float]) -> float:
    """A phrase that comes back is worth the sum of its terms; one that stands once, less than its best."""
    ranks = [scores.get(stem, 0.0) for stem in stems]
    if len(stems) == 1:
        return ranks[0] if len(stems[0]) > 2 or is_unspaced(stems[0]) else ranks[0] / 2
    return round(sum(ranks) * 0.75, 9) if count > 1 else 0.0
