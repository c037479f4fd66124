"""Turns the terms of sentences into the sentence graph, without ever holding its edges.

An edge from sentence i to sentence j weighs what BM25 gives document j for the query i, as in gensim 3.8's
summarizer (Barrios et al. 2016, arXiv:1602.03606). The weights of all edges are the product Q Wᵀ of two
sentence-term matrices; what ranking needs of it is only its product with a vector, which takes time by the
number of terms and not by the number of pairs.

Departures: edges know their direction and distance. An edge that points back (from a later sentence to an
earlier one) weighs 1, one that points forward `forward`; both lose `distance` of it over the length of the
article. Sums over earlier and later sentences are prefix sums per term, so that this costs no pairs either.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from gensim.corpora import Dictionary
from gensim.models import OkapiBM25Model
from numpy.typing import NDArray
from scipy.sparse import csc_array, csr_array

Vector = NDArray[np.float64]

# What differences of prefix sums leave where there is nothing.
_NO_EDGES: Final = 1e-9


@dataclass(frozen=True, slots=True)
class SentenceTerms:
    """Sentences by terms: how often (`counts`) and how tellingly (`weights`, BM25) each stands there."""

    counts: csr_array
    weights: csr_array
    dictionary: Dictionary


def weigh_terms(sentences: Sequence[list[str]]) -> SentenceTerms:
    """Count and weigh the terms of each sentence, by gensim's Dictionary and BM25 model."""
    dictionary = Dictionary()
    ids, times, rows = array("i"), array("d"), array("i", [0])  # a twentieth of what the pairs would take
    for terms in sentences:
        for term, count in dictionary.doc2bow(terms, allow_update=True):
            ids.append(term)
            times.append(count)
        rows.append(len(ids))
    shape = (len(sentences), max(len(dictionary), 1))
    counts = csr_array((np.array(times), np.array(ids, dtype=np.int32), np.array(rows)), shape=shape)
    weights = csr_array((_bm25(dictionary, counts), counts.indices, counts.indptr), shape=shape)
    return SentenceTerms(counts, weights, dictionary)


def _bm25(dictionary: Dictionary, counts: csr_array) -> Vector:
    """Weigh all sentences in one call; the model's own loop takes one call a sentence."""
    if not len(dictionary):
        return np.zeros(0)
    model = OkapiBM25Model(dictionary=dictionary)
    idfs = np.array([model.idfs[i] for i in range(len(dictionary))])
    lengths = np.repeat(counts.sum(axis=1), np.diff(counts.indptr))
    weights: Vector = model.get_term_weights(lengths, counts.data, idfs[counts.indices])
    return np.maximum(weights, 0.0)


class SentenceGraph:
    """The directed graph of sentences, as far as ranking needs it: what flows along its edges."""

    def __init__(self, terms: SentenceTerms, *, forward: float, distance: float) -> None:
        self._queries = csc_array(terms.counts)
        self._documents = csc_array(terms.weights)
        sizes = np.diff(self._documents.indptr)
        self._starts = np.repeat(self._documents.indptr[:-1], sizes)
        self._ends = np.repeat(self._documents.indptr[1:], sizes)
        self._size = terms.counts.shape[0]
        self._places = np.arange(self._size) / max(self._size, 1)
        self._rows = self._documents.indices  # the same in both: each entry's sentence
        self._entry_places = self._places[self._rows]
        self._forward, self._distance = forward, distance
        out = self._flow_out()
        self._out = np.where(out > _NO_EDGES, out, 0.0)

    def step(self, rank: Vector) -> Vector:
        """Move each sentence's rank along its edges; what has no edge keeps nothing."""
        share = np.divide(rank, self._out, out=np.zeros_like(rank), where=self._out > 0)
        back, ahead = self._products(self._queries, self._documents, share)
        return back + self._forward * ahead

    def _flow_out(self) -> Vector:
        ahead, back = self._products(self._documents, self._queries, np.ones(self._size))
        return back + self._forward * ahead

    def _products(self, source: csc_array, target: csc_array, rank: Vector) -> tuple[Vector, Vector]:
        """For each sentence: what reaches it from all later sentences, and from all earlier ones."""
        before, after = self._both_sides(source.data * rank[self._rows])
        before_far, after_far = self._both_sides(source.data * (rank * self._places)[self._rows])
        after_far -= self._entry_places * after
        before_far -= self._entry_places * before
        # from later sentences: after - distance * (after_far - places * after), and so from earlier ones
        after_far *= self._distance
        before_far *= self._distance
        after -= after_far
        before += before_far
        after *= target.data
        before *= target.data
        back: Vector = np.bincount(self._rows, after, self._size)  # type: ignore[assignment]
        ahead: Vector = np.bincount(self._rows, before, self._size)  # type: ignore[assignment]
        return back, ahead

    def _both_sides(self, flow: Vector) -> tuple[Vector, Vector]:
        """For each entry of a term's column: the sum of those before it and of those after it."""
        sums = np.concatenate([[0.0], np.cumsum(flow)])
        before, after = sums[self._starts], sums[self._ends]
        np.subtract(sums[:-1], before, out=before)
        after -= sums[1:]
        return before, after
