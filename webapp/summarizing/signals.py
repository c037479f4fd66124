"""Turns sentences and their terms into signals: one vector a name, each near 0 to 1, that ranking weighs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from webapp.summarizing.graph import SentenceTerms, Vector
from webapp.summarizing.sentences import Span

_ENDS: Final = (".", "!", "?", "…", "。", "！", "？", "।", "؟", "۔", "॥")


def all_signals(
    text: str, spans: Sequence[Span], terms: SentenceTerms, title_terms: Sequence[str], ranks: Vector
) -> dict[str, Vector]:
    """Measure every signal of every sentence."""
    size = len(spans)
    words = terms.counts.sum(axis=1)
    return {
        "textrank": np.log(np.maximum(ranks * size, 1e-6)),
        "centroid": _centroid(terms),
        "title": _title(terms, title_terms),
        "position": -np.log1p(np.arange(size)),
        "length": np.minimum(np.log1p(words), 3.0),
        "fragment": np.array([_is_fragment(text[span.start : span.end]) for span in spans], dtype=float),
    }


def _centroid(terms: SentenceTerms) -> Vector:
    """Cosine of each sentence with the sum of all (Radev et al. 2004)."""
    centre = terms.weights.sum(axis=0)
    dots: Vector = terms.weights @ centre
    norms = np.sqrt((terms.weights * terms.weights).sum(axis=1)) * np.sqrt(centre @ centre)
    cosines: Vector = np.divide(dots, norms, out=np.zeros_like(dots), where=norms > 0)
    return cosines


def _title(terms: SentenceTerms, title_terms: Sequence[str]) -> Vector:
    """How much of the title's weight each sentence repeats."""
    known = {terms.dictionary.token2id[term] for term in title_terms if term in terms.dictionary.token2id}
    if not known:
        return np.zeros(terms.counts.shape[0])
    held = np.zeros(terms.counts.shape[1])
    held[sorted(known)] = 1.0 / len(known)
    present = terms.counts.copy()
    present.data = np.minimum(present.data, 1.0)
    shares: Vector = present @ held
    return shares


def _is_fragment(sentence: str) -> bool:
    return not sentence.rstrip("\"'”’»)]」』").endswith(
        (".", "!", "?", "…", "。", "！", "？", "।", "؟", "۔", "॥")
    )
