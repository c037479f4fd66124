"""Measures all that ranking weighs: sentences → terms → sentence graph → signals."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Final

import numpy as np
from numpy.typing import NDArray

from webapp.article import Block, Hints
from webapp.summarizing.companions import find_companions
from webapp.summarizing.frequency import frequencies_of
from webapp.summarizing.graph import SentenceGraph, SentenceTerms, Vector, weigh_terms
from webapp.summarizing.hinted import measure_hinted
from webapp.summarizing.holding_back import find_held_back
from webapp.summarizing.leaning import leans, turns
from webapp.summarizing.look import measure_look
from webapp.summarizing.place import measure_place
from webapp.summarizing.sentences import Span, split_sentences
from webapp.summarizing.signals import (
    EVERYDAY,
    TermSets,
    measure_adjacent,
    measure_heads,
    measure_terms,
    measure_topics,
    title_first,
)
from webapp.summarizing.terms import Terms, Worded
from webapp.summarizing.textrank import rank_nodes
from webapp.summarizing.wording import DOINGS, Wording

# Edges forward weigh half of those back, and half of each is lost over the length of the article. Alone, all
# alike (gensim 3.8's own) is no better; both together no better than this one (docs/summaries.md).
_FORWARD: Final = 0.5
_DISTANCE: Final = 0.5

_UNKNOWN: Final = 3.0  # the frequency of a word that no table has, in the tables' measure (zipf)
_RARE: Final = 3.8  # rarer than all that tables have


@dataclass(frozen=True, slots=True)
class Measured:
    """A text's sentences with everything that was measured of them."""

    spans: list[Span]
    texts: list[str]
    words: Vector
    terms: SentenceTerms
    signals: Mapping[str, Vector]
    held_back: NDArray[np.int8]  # what waits until there is nothing else (holding_back.py)
    turned: NDArray[np.bool_]  # what the next sentence turns against: alone it says something else
    companions: NDArray[np.int64]  # the sentence that each is shown with or not at all, else -1
    sections: int  # how many heads have text under them


def measure(
    text: str, title: str | None, lang: str | None, blocks: Sequence[Block] | None, hints: Hints | None = None
) -> Measured | None:
    """Measure a text; None where it has no word."""
    everything = split_sentences(text, lang, blocks)
    spans = _rankable(everything)
    if not spans:
        return None
    texts = [text[span.start : span.end] for span in spans]
    maker = Terms(lang)
    title_terms = maker.of(title or "").terms
    read = _Reader(lang, title_terms)
    terms = weigh_terms(read.take(sentence, maker.of(sentence)) for sentence in texts)
    sets = TermSets(terms)
    words, signals = read.finish()
    heads = {span.section: text[span.start : span.end] for span in everything if span.kind == "heading"}
    signals |= (
        _measure_graph(terms)
        | measure_terms(terms, sets, title_terms)
        | measure_topics(sets, read.frequencies(terms))
        | measure_heads(sets, spans, heads, maker)
        | measure_adjacent(sets)
        | measure_hinted(hints or {}, text, spans, sets, title_terms, maker)
        | measure_place(spans, words)
        | measure_look(texts, words, terms.counts.sum(axis=1))
    )
    leaning = np.array([i > 0 and leans(sentence, lang) for i, sentence in enumerate(texts)])
    signals["leans"], signals["next leans"] = leaning * 1.0, np.r_[leaning[1:], False] * 1.0
    turning = [turns(sentence, lang) for sentence in texts]
    held_back = find_held_back(spans, texts, words)
    companions, held_back = find_companions(spans, texts, leaning, held_back)
    sections = len({span.section for span in spans} & set(heads))
    turned = np.array([*turning[1:], False])
    return Measured(spans, texts, words, terms, signals, held_back, turned, companions, sections)


def _rankable(spans: list[Span]) -> list[Span]:
    """Leave headings out, unless there is nothing else."""
    return [span for span in spans if span.kind != "heading"] or spans


class _Reader:
    """Reads each sentence's words once, and keeps no more of them than signals need."""

    def __init__(self, lang: str | None, title: Sequence[str]) -> None:
        self._wording = Wording(lang)
        self._known = frequencies_of(lang)
        self._title = frozenset(title)
        self._of_terms: dict[str, float] = {}
        # Of all sentences one after the other: a tenth of what lists would take.
        self._rows = array("d")
        self._counts = array("B")

    def take(self, text: str, worded: Worded) -> list[str]:
        """Read one sentence, and give its terms on."""
        everyday = list(map(self._known.get, worded.tokens, repeat(_UNKNOWN)))
        of_terms = self._of_terms
        for stem, frequency in zip(worded.stems, everyday, strict=True):
            if stem not in of_terms or frequency > of_terms[stem]:
                of_terms[stem] = frequency
        telling = [frequency for frequency in everyday if frequency < EVERYDAY]
        size = max(1, len(everyday))
        self._rows.extend(
            (
                max(1, worded.words),
                sum(everyday) / size if everyday else EVERYDAY,
                sum(telling) / len(telling) if telling else EVERYDAY,
                sum(map(_RARE.__gt__, telling)) / size,
                title_first(worded.terms, self._title),
            )
        )
        self._counts.extend(self._wording.count(text, worded.stems))
        return worded.terms

    def finish(self) -> tuple[Vector, dict[str, Vector]]:
        """Return how many words each sentence has, and the signals of all words read."""
        words, everyday, telling, rare, title = np.array(self._rows).reshape(-1, 5).T.copy()
        counts = np.array(self._counts, dtype=float).reshape(-1, len(DOINGS)).T
        signals = {
            "everyday words": everyday - everyday.mean(),
            "telling words": telling - telling.mean(),
            "rare words": rare,
            "title first": title,
        }
        return words, signals | dict(zip(DOINGS, counts, strict=True))

    def frequencies(self, terms: SentenceTerms) -> Vector:
        """Return the everyday frequency of each term."""
        known, ids = self._of_terms, terms.dictionary.token2id
        frequencies = np.full(max(len(ids), 1), _UNKNOWN)
        for term, i in ids.items():
            frequencies[i] = known.get(term, _UNKNOWN)
        return frequencies


def _measure_graph(terms: SentenceTerms) -> dict[str, Vector]:
    size = terms.counts.shape[0]
    graph = SentenceGraph(terms, forward=_FORWARD, distance=_DISTANCE)
    ranks = rank_nodes(graph, np.full(size, 1.0 / size))
    return {"textrank": np.log(np.maximum(ranks * size, 1e-4))}
