"""Turns a text into all that ranking weighs: sentences → terms → sentence graph → signals and traits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from webapp.article import Block
from webapp.summarizing.cues import is_fragment, is_out_of_place, is_question, is_torn
from webapp.summarizing.gate import measure_traits
from webapp.summarizing.graph import SentenceGraph, SentenceTerms, Vector, weigh_terms
from webapp.summarizing.sentences import Span, split_sentences
from webapp.summarizing.signals import Look, measure_look, measure_place, measure_terms
from webapp.summarizing.terms import Terms
from webapp.summarizing.textrank import rank_nodes

# Two graphs, because each helps beside the other (docs/summaries.md): one whose edges point back and
# weaken with distance, and gensim 3.8's own, in which all edges are alike.
GRAPHS: Final = {"textrank": (0.5, 0.5), "textrank, no direction": (1.0, 0.0)}


@dataclass(frozen=True, slots=True)
class Measured:
    """A text's sentences with everything that was measured of them."""

    spans: list[Span]
    texts: list[str]
    words: Vector
    terms: SentenceTerms
    signals: Mapping[str, Vector]
    traits: Mapping[str, float]
    held_back: NDArray[np.bool_]  # what a summary takes only where there is nothing else


def measure(
    text: str, title: str | None, lang: str | None, blocks: Sequence[Block] | None
) -> Measured | None:
    """Measure a text; None where it has no word."""
    spans = _rankable(split_sentences(text, lang, blocks))
    if not spans:
        return None
    maker = Terms(lang)
    texts = [text[span.start : span.end] for span in spans]
    worded = [maker.of(sentence) for sentence in texts]
    terms = weigh_terms([piece.terms for piece in worded])
    looks = [Look(sentence, opens) for sentence, opens in zip(texts, _openings(text, spans), strict=True)]
    signals = (
        _measure_graphs(terms)
        | measure_terms(terms, maker.of(title or "").terms)
        | measure_place(len(spans), looks)
        | measure_look(looks, worded)
    )
    held_back = np.array([_is_held_back(sentence) for sentence in texts])
    words = np.array([max(1, piece.words) for piece in worded], dtype=float)
    return Measured(spans, texts, words, terms, signals, measure_traits(signals, worded), held_back)


def _rankable(spans: list[Span]) -> list[Span]:
    """Leave headings out, unless there is nothing else."""
    return [span for span in spans if span.kind != "heading"] or spans


def _openings(text: str, spans: list[Span]) -> list[bool]:
    """Whether each sentence is the first of its paragraph or line."""
    return [True] + ["\n" in text[before.end : span.start] for before, span in pairwise(spans)]


def _measure_graphs(terms: SentenceTerms) -> dict[str, Vector]:
    size = terms.counts.shape[0]
    even = np.full(size, 1.0 / size)
    ranks = {
        name: rank_nodes(SentenceGraph(terms, forward=forward, distance=distance), even)
        for name, (forward, distance) in GRAPHS.items()
    }
    return {name: np.log(np.maximum(rank * size, 1e-4)) for name, rank in ranks.items()}


def _is_held_back(sentence: str) -> bool:
    return is_out_of_place(sentence) or is_fragment(sentence) or is_question(sentence) or is_torn(sentence)
