"""The sentence graph, without ever holding its edges.

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
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array, csr_array

from webapp.summarizing.gensim_classes import Dictionary, OkapiBM25Model

Vector = NDArray[np.float64]

# What differences of prefix sums leave where there is nothing.
_NO_EDGES: Final = 1e-9


@dataclass(frozen=True, slots=True)
class SentenceTerms:
    """Sentences by terms: how often (`counts`) and how tellingly (`weights`, BM25) each stands there."""

    counts: csr_array
    weights: csr_array
    dictionary: Dictionary


class _Numbers(dict[str, int]):
    """Every term's number, given when it is first asked for."""

    def __missing__(self, term: str) -> int:
        number = self[term] = len(self)
        return number


def weigh_terms(sentences: Iterable[Sequence[str]]) -> SentenceTerms:
    """Count and weigh the terms of each sentence, by gensim's Dictionary and BM25 model."""
    numbers = _Numbers()
    terms, rows = array("i"), array("i", [0])  # a twentieth of what lists would take
    for sentence in sentences:
        terms.extend(map(numbers.__getitem__, sentence))
        rows.append(len(terms))
    shape = (len(rows) - 1, max(len(numbers), 1))
    ids = np.array(terms, dtype=np.int32)
    counts = csr_array((np.ones(len(ids)), ids, np.array(rows)), shape=shape)
    counts.sum_duplicates()
    dictionary = _fill_dictionary(numbers, counts)
    weights = csr_array((_bm25(dictionary, counts), counts.indices, counts.indptr), shape=shape)
    return SentenceTerms(counts, weights, dictionary)


def _fill_dictionary(numbers: dict[str, int], counts: csr_array) -> Dictionary:
    """Make the dictionary that doc2bow would make sentence by sentence, which takes three times as long."""
    dictionary = Dictionary()
    size = len(numbers)
    dictionary.token2id = numbers
    dictionary.num_docs, dictionary.num_nnz = counts.shape[0], len(counts.data)
    dictionary.num_pos = int(counts.data.sum())
    times = np.bincount(counts.indices, counts.data, size).astype(int)
    dictionary.cfs = dict(enumerate(times.tolist()))
    dictionary.dfs = dict(enumerate(np.bincount(counts.indices, minlength=size).tolist()))
    return dictionary


def _bm25(dictionary: Dictionary, counts: csr_array) -> Vector:
    """Weigh all sentences in one call; the model's own loop takes one call a sentence."""
    if not len(dictionary):
        return np.zeros(0)
    model = OkapiBM25Model(dictionary=dictionary)
    idfs = np.fromiter(model.idfs.values(), float, len(dictionary))  # in the order of their numbers, as dfs
    lengths = np.repeat(counts.sum(axis=1), np.diff(counts.indptr))
    weights: Vector = model.get_term_weights(lengths, counts.data, idfs[counts.indices])
    return np.maximum(weights, 0.0)


class SentenceGraph:
    """The directed graph of sentences, as far as ranking needs it: what flows along its edges."""

    def __init__(self, terms: SentenceTerms, *, forward: float, distance: float) -> None:
        queries, documents = csc_array(terms.counts), csc_array(terms.weights)
        self._queries, self._documents = queries.data, documents.data
        self._rows = documents.indices  # the same in both: each entry's sentence
        self._size = terms.counts.shape[0]
        sizes = np.diff(documents.indptr)
        self._starts = np.repeat(documents.indptr[:-1], sizes)
        self._ends = np.repeat(documents.indptr[1:], sizes)
        self._places = (np.arange(self._size) / max(self._size, 1))[self._rows]
        self._forward, self._distance = forward, distance
        out = self._flow(self._documents, self._queries, np.ones(self._size), later=forward, earlier=1.0)
        self._out = np.where(out > _NO_EDGES, out, 0.0)

    def step(self, rank: Vector) -> Vector:
        """Move each sentence's rank along its edges; what has no edge keeps nothing."""
        share = np.divide(rank, self._out, out=np.zeros_like(rank), where=self._out > 0)
        return self._flow(self._queries, self._documents, share, later=1.0, earlier=self._forward)

    def _flow(self, source: Vector, target: Vector, rank: Vector, *, later: float, earlier: float) -> Vector:
        """Sum for each sentence what reaches it from all later and all earlier ones, each so weighed."""
        flow = source * rank[self._rows]
        before, after = self._both_sides(flow)
        flow *= self._places
        before_far, after_far = self._both_sides(flow)
        # from later sentences: after - distance * (after_far - places * after), and so from earlier ones
        after_far -= self._places * after
        before_far -= self._places * before
        after -= self._distance * after_far
        before += self._distance * before_far
        after *= later
        before *= earlier
        after += before
        after *= target
        reached: Vector = np.bincount(self._rows, after, self._size)  # type: ignore[assignment]
        return reached

    def _both_sides(self, flow: Vector) -> tuple[Vector, Vector]:
        """For each entry of a term's column: the sum of those before it and of those after it."""
        sums = np.zeros(len(flow) + 1)
        np.cumsum(flow, out=sums[1:])
        before = sums[:-1] - sums[self._starts]
        after = sums[self._ends]
        after -= sums[1:]
        return before, after
