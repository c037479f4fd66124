"""Turns sentences and their terms into signals: a column for each thing that tells a summary's sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from webapp.summarizing.graph import SentenceTerms, Vector
from webapp.summarizing.scripts import OPENERS
from webapp.summarizing.terms import Worded

_CAPITAL: Final = re.compile(r"(?<=\s)[^\W\d_]")


def measure_place(size: int) -> dict[str, Vector]:
    """Where the sentence stands."""
    at = np.arange(size)
    early = -np.log1p(at)
    return {
        "early": early,
        "early, by length": early / np.log1p(size),
        "first": (at == 0) * 1.0,
        "second": (at == 1) * 1.0,
    }


def measure_look(texts: Sequence[str], worded: Sequence[Worded]) -> dict[str, Vector]:
    """How the sentence looks: its length, and what kind of words and marks it is made of."""
    words = np.array([max(1, piece.words) for piece in worded], dtype=float)
    return {
        "length": np.minimum(words, 25) / 25,
        "length, by the others'": np.log(words / words.mean()),
        "too long": np.maximum(0, words - 40) / 40,
        "stop words": 1 - np.array([len(piece.terms) for piece in worded]) / words,
        "quotation first": np.array([text[:1] in OPENERS for text in texts], dtype=float),
        "colon": np.array([":" in text for text in texts], dtype=float),
        "capitals": np.array([_capitals(text) for text in texts]) / words,
    }


def measure_terms(terms: SentenceTerms, title_terms: Sequence[str]) -> dict[str, Vector]:
    """What the sentence shares: with the whole, with the title, with what comes after it."""
    held = terms.counts.copy()
    held.data = np.minimum(held.data, 1.0)
    size = held.shape[0]
    kinds = np.maximum(held.sum(axis=1), 1.0)
    found_in = held.sum(axis=0)
    total = terms.counts.sum(axis=0)
    recurrence = np.log1p(total) * (total > 1)
    new = _first_seen(held, np.log1p(np.maximum(found_in - 1, 0)))
    title = np.zeros(held.shape[1])
    known = {terms.dictionary.token2id.get(term, -1) for term in title_terms} - {-1}
    title[sorted(known)] = np.log(size / np.maximum(found_in[sorted(known)], 1) + 1)
    return {
        "centroid": _centroid(terms),
        "recurring terms": (held @ recurrence) / kinds,
        "introduces": np.log1p(new),
        "introduces, share": new / np.maximum(terms.counts.sum(axis=1), 1.0),
        "title": (held @ title) / max(float(title.sum()), 1e-9),
        "title, share": (held @ (title > 0)) / kinds,
    }


def _first_seen(held: NDArray[np.float64], worth: Vector) -> Vector:
    """For each sentence, the worth of the terms that stand there for the first time."""
    columns = held.tocsc()  # type: ignore[attr-defined]
    used = np.flatnonzero(np.diff(columns.indptr))
    firsts = np.minimum.reduceat(columns.indices, columns.indptr[used]) if used.size else used
    sums: Vector = np.bincount(firsts, worth[used], held.shape[0])  # type: ignore[assignment]
    return sums


def _centroid(terms: SentenceTerms) -> Vector:
    """Cosine of each sentence with the sum of all (Radev et al. 2004)."""
    centre = terms.weights.sum(axis=0)
    dots: Vector = terms.weights @ centre
    norms = np.sqrt((terms.weights * terms.weights).sum(axis=1)) * np.sqrt(centre @ centre)
    cosines: Vector = np.divide(dots, norms, out=np.zeros_like(dots), where=norms > 0)
    return cosines


def _capitals(text: str) -> int:
    return sum(map(str.isupper, _CAPITAL.findall(text)))
