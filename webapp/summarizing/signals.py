"""What each sentence shares with the whole text, with title and headings, and with adjacent sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np
from scipy.sparse import csr_array

from webapp.summarizing.graph import SentenceTerms, Vector
from webapp.summarizing.sentences import Span
from webapp.summarizing.terms import Terms

_TOPICS: Final = 20  # terms that a text is about
_FIRST_TERMS: Final = 4  # what a sentence begins with is what it is about

# The frequency (zipf) from which on a word is everybody's, and says nothing of what a text is about.
EVERYDAY: Final = 5.5


class TermSets:
    """Which terms each sentence holds, and what sentences share with other sets of terms."""

    def __init__(self, terms: SentenceTerms) -> None:
        self.held = terms.counts.copy()
        self.held.data = np.minimum(self.held.data, 1.0)
        self.found_in: Vector = self.held.sum(axis=0)
        self.kinds: Vector = np.maximum(self.held.sum(axis=1), 1.0)
        self._ids = terms.dictionary.token2id

    def ids(self, terms: Iterable[str]) -> list[int]:
        """Find the numbers of those terms that stand in the text."""
        return sorted({self._ids[term] for term in terms if term in self._ids})

    def count(self, terms: Iterable[str]) -> Vector:
        """Count the terms of a set that each sentence holds."""
        wanted = np.zeros(self.held.shape[1])
        wanted[self.ids(terms)] = 1.0
        counts: Vector = self.held @ wanted
        return counts

    def introduce(self, worth: Vector) -> Vector:
        """For each sentence, the worth of the terms that stand there for the first time."""
        columns = self.held.tocsc()
        used = np.flatnonzero(np.diff(columns.indptr))
        firsts = np.minimum.reduceat(columns.indices, columns.indptr[used]) if used.size else used
        sums: Vector = np.bincount(firsts, worth[used], self.held.shape[0])  # type: ignore[assignment]
        return sums


def measure_terms(terms: SentenceTerms, sets: TermSets, title: Sequence[str]) -> dict[str, Vector]:
    """Measure what sentences share with the whole and with the title."""
    total = terms.counts.sum(axis=0)
    recurrence = np.log1p(total) * (total > 1)
    new = sets.introduce(np.log1p(np.maximum(sets.found_in - 1, 0)))
    weight, known = np.zeros(len(total)), sets.ids(title)
    weight[known] = np.log(len(sets.kinds) / np.maximum(sets.found_in[known], 1) + 1)
    return {
        "centroid": _centroid(terms),
        "recurring terms": (sets.held @ recurrence) / sets.kinds,
        "introduces": np.log1p(new),
        "introduces, share": new / np.maximum(terms.counts.sum(axis=1), 1.0),
        "title": (sets.held @ weight) / max(float(weight.sum()), 1e-9),
    }


def measure_topics(sets: TermSets, frequencies: Vector) -> dict[str, Vector]:
    """Measure how far sentences are about the text's topics: what recurs here and is rare elsewhere.

    `frequencies` are the terms' everyday ones (zipf).
    """
    worth = np.maximum(0.0, EVERYDAY - frequencies) * np.log(np.maximum(sets.found_in, 1))
    topics = np.sort(worth)[-_TOPICS:]
    return {"topics": (sets.held @ worth) / max(float(topics.sum()), 1e-9)}


def measure_heads(
    sets: TermSets, spans: Sequence[Span], heads: Mapping[int, str], terms: Terms
) -> dict[str, Vector]:
    """Measure what sentences share with their own section's head and with all heads."""
    found = {section: sets.ids(terms.of(head).terms) for section, head in heads.items()}
    marked = np.zeros(sets.held.shape[1])
    marked[sorted({term for each in found.values() for term in each})] = 1.0
    return {
        "own head": _shared_with_own(sets, [found.get(span.section, []) for span in spans]),
        "heads": (sets.held @ marked) / sets.kinds,
    }


def _shared_with_own(sets: TermSets, wanted: Sequence[Sequence[int]]) -> Vector:
    """Find the share of each sentence's own set of terms that it holds."""
    sizes = np.array([len(each) for each in wanted])
    indices = np.fromiter((term for each in wanted for term in each), np.int32, int(sizes.sum()))
    table = csr_array((np.ones(len(indices)), indices, np.cumsum([0, *sizes])), shape=sets.held.shape)
    shares: Vector = (table * sets.held).sum(axis=1) / np.maximum(sizes, 1)
    return shares


def measure_adjacent(sets: TermSets) -> dict[str, Vector]:
    """Measure what sentences share with the one before and the one after."""
    shared = (sets.held[1:] * sets.held[:-1]).sum(axis=1)
    return {
        "shared with the one before": np.r_[0.0, shared] / sets.kinds,
        "shared with the next": np.r_[shared, 0.0] / sets.kinds,
    }


def title_first(terms: Sequence[str], title: frozenset[str]) -> float:
    """Find how much of a sentence's beginning is the title's."""
    first = frozenset(terms[:_FIRST_TERMS])
    return len(first & title) / max(1, min(_FIRST_TERMS, len(terms)))


def _centroid(terms: SentenceTerms) -> Vector:
    """Cosine of each sentence with the sum of all (Radev et al. 2004)."""
    centre = terms.weights.sum(axis=0)
    dots: Vector = terms.weights @ centre
    norms = np.sqrt((terms.weights * terms.weights).sum(axis=1)) * np.sqrt(centre @ centre)
    cosines: Vector = np.divide(dots, norms, out=np.zeros_like(dots), where=norms > 0)
    return cosines
