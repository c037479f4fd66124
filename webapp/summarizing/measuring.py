"""Turns a text into all that ranking weighs: sentences → terms → sentence graph → signals and traits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from webapp.article import Block
from webapp.summarizing.cues import is_fragment, is_out_of_place, is_question, is_torn
from webapp.summarizing.gate import measure_traits
from webapp.summarizing.graph import SentenceGraph, SentenceTerms, Vector, weigh_terms
from webapp.summarizing.leaning import leans
from webapp.summarizing.sentences import Span, split_sentences
from webapp.summarizing.signals import measure_look, measure_place, measure_terms
from webapp.summarizing.terms import Terms
from webapp.summarizing.textrank import rank_nodes

# Edges forward weigh half of those back, and half of each is lost over the length of the article. Alone, all
# alike (gensim 3.8's own) is 0.1 worse; both together no better than this one (docs/summaries.md).
_FORWARD: Final = 0.5
_DISTANCE: Final = 0.5

# So few words without a mark at their end are a label; longer ones may be a line of a list or a transcript.
# Holding those back too costs 0.1 R1 on the mean.
_LABEL_WORDS: Final = 4


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
    leaning: NDArray[np.bool_]  # what says little without the sentence before it


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
    signals = (
        _measure_graph(terms)
        | measure_terms(terms, maker.of(title or "").terms)
        | measure_place(len(spans))
        | measure_look(texts, worded)
    )
    held_back = np.array([_is_held_back(s, piece.words) for s, piece in zip(texts, worded, strict=True)])
    leaning = np.array([i > 0 and leans(sentence, lang) for i, sentence in enumerate(texts)])
    words = np.array([max(1, piece.words) for piece in worded], dtype=float)
    traits = measure_traits(signals, worded)
    return Measured(spans, texts, words, terms, signals, traits, held_back, leaning)


def _rankable(spans: list[Span]) -> list[Span]:
    """Leave headings out, unless there is nothing else."""
    return [span for span in spans if span.kind != "heading"] or spans


def _measure_graph(terms: SentenceTerms) -> dict[str, Vector]:
    size = terms.counts.shape[0]
    graph = SentenceGraph(terms, forward=_FORWARD, distance=_DISTANCE)
    ranks = rank_nodes(graph, np.full(size, 1.0 / size))
    return {"textrank": np.log(np.maximum(ranks * size, 1e-4))}


def _is_held_back(sentence: str, words: int) -> bool:
    label = words <= _LABEL_WORDS and is_fragment(sentence)
    return label or is_out_of_place(sentence) or is_question(sentence) or is_torn(sentence)
