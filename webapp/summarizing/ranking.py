"""Turns an article's text into its ranking: sentences → terms → sentence graph → ranks → order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from webapp.article import Block, Ranking, Sentence
from webapp.summarizing.graph import SentenceGraph, Vector, weigh_terms
from webapp.summarizing.keyterms import find_key_terms
from webapp.summarizing.languages import find_language
from webapp.summarizing.redundancy import order_sentences
from webapp.summarizing.selection import ENGINE
from webapp.summarizing.sentences import Span, split_sentences
from webapp.summarizing.signals import all_signals
from webapp.summarizing.terms import Terms
from webapp.summarizing.textrank import rank_nodes
from webapp.summarizing.weights import WEIGHTS

_FORWARD: Final = 0.5
_DISTANCE: Final = 0.5
_REPEATED: Final = 1.0


def rank_text(text: str, *, title: str | None, lang: str | None, blocks: Sequence[Block] | None) -> Ranking:
    """Rank every sentence of a text, and find its key terms."""
    lang = find_language(text, lang)
    spans = _rankable(split_sentences(text, lang, blocks))
    if not spans:
        return Ranking((), (), lang, ENGINE)
    maker = Terms(lang)
    texts = [text[span.start : span.end] for span in spans]
    terms = weigh_terms([maker.of(sentence) for sentence in texts])
    graph = SentenceGraph(terms, forward=_FORWARD, distance=_DISTANCE)
    ranks = rank_nodes(graph, np.full(len(spans), 1.0 / len(spans)))
    signals = all_signals(text, spans, terms, maker.of(title or ""), ranks)
    scores = np.sum([WEIGHTS[name] * signal for name, signal in signals.items()], axis=0)
    salience = _share(scores)
    order = order_sentences(scores, terms, _REPEATED)
    key_terms = find_key_terms(texts, terms, salience, maker)
    return Ranking(_sentences(text, spans, salience, order), key_terms, lang, ENGINE)


def _rankable(spans: list[Span]) -> list[Span]:
    """Leave headings out, unless there is nothing else."""
    return [span for span in spans if span.kind != "heading"] or spans


def _share(scores: Vector) -> Vector:
    """Turn scores into salience: positive, of sum 1."""
    raised = np.exp(scores - scores.max())
    shares: Vector = raised / raised.sum()
    return shares


def _sentences(text: str, spans: list[Span], salience: Vector, order: list[int]) -> tuple[Sentence, ...]:
    ranks = {position: rank for rank, position in enumerate(order)}
    return tuple(
        Sentence(text[span.start : span.end], span.start, span.end, float(salience[i]), i, ranks[i])
        for i, span in enumerate(spans)
    )
