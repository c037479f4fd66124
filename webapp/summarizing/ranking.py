"""Ranks an article's text: measured → scored → ordered, with its key terms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from webapp.article import Block, Hints, Ranking, Sentence
from webapp.summarizing.graph import Vector
from webapp.summarizing.keyterms import find_key_terms
from webapp.summarizing.languages import find_language
from webapp.summarizing.length import ask_length
from webapp.summarizing.measuring import Measured, measure
from webapp.summarizing.passages import HELD_BACK, Passage, order_passages
from webapp.summarizing.selection import ENGINE
from webapp.summarizing.suiting import find_unsuited
from webapp.summarizing.weights import IN_SECTIONS, LEANS, LEANS_ALWAYS, SECTIONS, WORTH

Weights = Mapping[str, float]  # by signal


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
    measured = measure(text, title, lang, blocks, hints)
    if measured is None:
        return Ranking((), (), lang, ENGINE, unsuited="too short")
    scores = score_sentences(measured)
    salience = _share(scores - HELD_BACK * measured.held_back)
    order = order_passages(scores, judge_leaning(measured), measured)
    key_terms = find_key_terms(measured, salience, lang, title, hints)
    size, words = len(measured.spans), int(measured.words.sum())
    own = sum(span.kind != "reply" for span in measured.spans) or size
    return Ranking(
        _sentences(measured, salience, order),
        key_terms,
        lang,
        ENGINE,
        length=_fill(
            min(own, ask_length(words, size, len({span.section for span in measured.spans}))), order
        ),
        unsuited=find_unsuited(text, blocks, sentences=size, words=words),
    )


def score_sentences(measured: Measured, worth: Weights = WORTH, in_sections: Weights = IN_SECTIONS) -> Vector:
    """Weigh the signals of each sentence: the logarithm of its worth for a summary, but for a constant."""
    scores = _weigh(measured.signals, worth)
    if measured.sections >= SECTIONS:
        scores = scores + _weigh(measured.signals, in_sections)
    # Rounded, so that the last bits of another machine's arithmetic change no order.
    rounded: Vector = np.round(scores, 6)
    return rounded


def judge_leaning(measured: Measured, leans: Weights = LEANS, always: float = LEANS_ALWAYS) -> Vector:
    """Judge how likely each sentence is to need the one before it, 0 to 1."""
    odds = _weigh(measured.signals, leans) + always
    likely: Vector = np.round(1 / (1 + np.exp(-odds)), 6)
    return likely


def _fill(length: int, order: list[Passage]) -> int:
    """Find the length from which on no passage of two leaves the last place empty."""
    shown = 0
    for passage in order:
        if shown >= length:
            break
        shown += len(passage)
    return max(shown, 1)


def _weigh(signals: Mapping[str, Vector], weights: Mapping[str, float]) -> Vector:
    return sum((weight * signals[name] for name, weight in weights.items()), np.zeros(len(signals["first"])))


def _share(scores: Vector) -> Vector:
    """Turn scores into salience: positive, of sum 1."""
    raised = np.exp(np.maximum(scores - scores.max(), -50.0))
    shares: Vector = np.round(raised / raised.sum(), 12)
    return shares


def _sentences(measured: Measured, salience: Vector, order: list[Passage]) -> tuple[Sentence, ...]:
    """Give each sentence its rank: how many are shown before the last one of its passage."""
    ranks: dict[int, int] = {}
    for passage in order:
        shown = len(ranks)
        ranks |= dict.fromkeys(passage, shown + len(passage) - 1)
    return tuple(
        Sentence(text, span.start, span.end, float(salience[i]), i, ranks[i])
        for i, (text, span) in enumerate(zip(measured.texts, measured.spans, strict=True))
    )
