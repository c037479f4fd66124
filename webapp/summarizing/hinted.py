"""How far each sentence says what the page's hints say, and what stands in bold."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import numpy as np

from webapp.article import Hints
from webapp.summarizing.graph import Vector
from webapp.summarizing.sentences import Span
from webapp.summarizing.signals import TermSets
from webapp.summarizing.terms import Terms

# What pages tell in words of their own; a pull quote or a key point is the article's.
_TELLING: Final = ("description", "pull_quotes", "key_points")
_FEWEST: Final = 3  # terms beyond the title's: fewer say nothing of their own
_BOLD: Final = 60  # strings looked for
_PLACES: Final = 3  # of each: a word that is bold is bold again


def measure_hinted(
    hints: Hints, text: str, spans: Sequence[Span], sets: TermSets, title: Sequence[str], terms: Terms
) -> dict[str, Vector]:
    """Measure what sentences share with the page's hints."""
    hinted = _terms_of(terms, (line for name in _TELLING for line in hints.get(name, ())))
    beyond = hinted - frozenset(title)
    keywords = _terms_of(terms, hints.get("keywords", ()))
    return {
        "hinted": sets.count(beyond) / len(beyond) if len(beyond) > _FEWEST else np.zeros(len(spans)),
        "keywords": sets.count(keywords) / sets.kinds,
        "bold": _bold_shares(hints.get("bold", ()), text, spans),
    }


def _terms_of(terms: Terms, lines: Iterable[str]) -> frozenset[str]:
    return frozenset(term for line in lines for term in terms.of(line).terms)


def _bold_shares(bold: Sequence[str], text: str, spans: Sequence[Span]) -> Vector:
    """Find the share of each sentence that stands in bold."""
    shares = np.zeros(len(spans))
    starts = [span.start for span in spans]
    for string in bold[:_BOLD]:
        for begin in _places(text, string):
            at = bisect_right(starts, begin) - 1
            while 0 <= at < len(spans) and spans[at].start < begin + len(string):
                span = spans[at]
                common = min(span.end, begin + len(string)) - max(span.start, begin)
                share = common / (span.end - span.start)
                shares[at] = max(shares[at], share)
                at += 1
    return shares


def _places(text: str, string: str) -> Iterator[int]:
    at = text.find(string) if len(string) > 2 else -1
    for _ in range(_PLACES):
        if at < 0:
            return
        yield at
        at = text.find(string, at + len(string))
