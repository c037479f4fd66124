"""Turns an article's text into its ranking: measured → scored → ordered, with its key terms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from webapp.article import Block, Hints, Ranking, Sentence
from webapp.summarizing.gate import trust_first
from webapp.summarizing.graph import Vector
from webapp.summarizing.keyterms import find_key_terms
from webapp.summarizing.languages import find_language
from webapp.summarizing.measuring import Measured, measure
from webapp.summarizing.redundancy import order_sentences
from webapp.summarizing.selection import ENGINE
from webapp.summarizing.weights import SIGNALS

# Below every other sentence, and still in their own order.
HELD_BACK: Final = 100.0


def rank_text(
    text: str,
    *,
    title: str | None = None,
    lang: str | None = None,
    blocks: Sequence[Block] | None = None,
    hints: Hints | None = None,
) -> Ranking:
    """Rank every sentence of a text, and find its key terms."""
    lang = find_language(text, lang)
    measured = measure(text, title, lang, blocks)
    if measured is None:
        return Ranking((), (), lang, ENGINE)
    scores = score_sentences(measured)
    salience = _share(scores)
    order = order_sentences(scores, measured)
    key_terms = find_key_terms(measured, salience, lang, title, hints)
    return Ranking(_sentences(measured, salience, order), key_terms, lang, ENGINE)


def score_sentences(measured: Measured) -> Vector:
    """Weigh the signals of each sentence, and the first one's place by the trust that the text earns."""
    scores = measured.signals["first"] * trust_first(measured.traits)
    for name, weight in SIGNALS.items():
        scores = scores + weight * measured.signals[name]
    # Rounded, so that the last bits of another machine's arithmetic change no order.
    held_back = HELD_BACK * measured.held_back.astype(np.float64)
    rounded: Vector = np.round(scores - held_back, 6)
    return rounded


def _share(scores: Vector) -> Vector:
    """Turn scores into salience: positive, of sum 1."""
    raised = np.exp(np.maximum(scores - scores.max(), -50.0))
    shares: Vector = np.round(raised / raised.sum(), 12)
    return shares


def _sentences(measured: Measured, salience: Vector, order: list[int]) -> tuple[Sentence, ...]:
    ranks = {position: rank for rank, position in enumerate(order)}
    return tuple(
        Sentence(text, span.start, span.end, float(salience[i]), i, ranks[i])
        for i, (text, span) in enumerate(zip(measured.texts, measured.spans, strict=True))
    )
