"""Orders passages as a growing summary takes them, without repetition.

Maximal marginal relevance (Carbonell and Goldstein 1998). Departures: a passage is a sentence, or two where
one cannot be understood alone or only introduces the other; what it repeats is the share of its terms'
weight that the summary already holds, which is one product per passage taken and not one look per pair of
sentences; as that share only grows, a passage is weighed anew only when it comes first (lazy greedy, Minoux
1978); a section that has had a sentence waits for the others.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from typing import Final

import numpy as np

from webapp.summarizing.graph import Vector
from webapp.summarizing.measuring import Measured
from webapp.summarizing.weights import LEANING, PASSAGE, REPEATED, SECTION, TURNED

Passage = tuple[int, ...]  # one sentence or two, by their places, in text order

HELD_BACK: Final = 100.0  # below every other sentence, and still in their own order
# Beyond so many passages a summary is no summary: the rest follow by their score alone.
_WEIGHED_PASSAGES: Final = 24
_PAIRED: Final = 0.25  # a sentence less likely to lean than this is no reason for a passage of two
_UNWEIGHED: Final = -1  # a worth that bounds the true one from above
# Two sentences with this share of their terms in common say the same; looked for where so much is repeated.
_ALIKE: Final = 0.7
_REPEATS_MUCH: Final = 0.6


def order_passages(scores: Vector, leaning: Vector, measured: Measured) -> list[Passage]:
    """Order passages by what each adds to those before it.

    `scores` are logarithms of worth, `leaning` the likelihood that each sentence needs the one before it.
    """
    summary = _Growing(scores, leaning, measured)
    summary.take_first()
    while len(summary.order) < _WEIGHED_PASSAGES and (passage := summary.best()) is not None:
        summary.take(passage)
    summary.take_rest()
    return summary.order


class _Growing:
    """A summary that grows by one passage at a time, and what it holds by then."""

    def __init__(self, scores: Vector, leaning: Vector, measured: Measured) -> None:
        self.order: list[Passage] = []
        self._scores: list[float] = (scores - HELD_BACK * measured.held_back).tolist()
        self._before_holding: list[float] = scores.tolist()
        self._leaning: list[float] = leaning.tolist()
        self._turned: list[bool] = measured.turned.tolist()  # never the last one
        self._companions: list[int] = measured.companions.tolist()
        self._is_held_back: list[bool] = (measured.held_back > 0).tolist()
        self._weights = measured.terms.weights
        self._sums = np.maximum(self._weights.sum(axis=1), 1e-9)
        self._held = np.zeros(self._weights.shape[1])  # 1 for each term of the summary
        self._repeated = np.zeros(len(scores))  # the share of each sentence that the summary holds
        self._dependents: defaultdict[int, list[Passage]] = defaultdict(list)
        self._sections = [span.section for span in measured.spans]
        self._taken_from: Counter[int] = Counter()
        self._has_sections = len(set(self._sections)) > 1
        self._is_taken = [False] * len(scores)
        self._heap = [(-self._bound(passage), passage, _UNWEIGHED) for passage in self._passages()]
        heapq.heapify(self._heap)

    def _passages(self) -> list[Passage]:
        """List every sentence that may stand alone, and every two that may stand together."""
        found: list[Passage] = []
        for i, companion in enumerate(self._companions):
            if companion >= 0:
                if not self._is_held_back[i]:
                    found.append((companion, i))
                    self._dependents[companion].append((companion, i))
                continue
            found.append((i,))
            leans = i > 0 and self._leaning[i] > _PAIRED and self._companions[i - 1] < 0
            if leans and not (self._is_held_back[i] or self._is_held_back[i - 1]):
                found.append((i - 1, i))
        return found

    def take_first(self) -> None:
        """Take the sentence that can carry a summary alone."""
        alone = [i for i, companion in enumerate(self._companions) if companion < 0] or [0]
        self.take((max(alone, key=lambda i: (self._alone(i), -i)),))

    def _alone(self, i: int) -> float:
        return self._scores[i] - LEANING * self._leaning[i] - TURNED * self._turned[i]

    def best(self) -> Passage | None:
        """The passage that adds most; None where there is none left."""
        while self._heap:
            _, passage, seen = heapq.heappop(self._heap)
            if self._is_gone(passage):
                continue
            if seen == len(self.order):
                return passage
            heapq.heappush(self._heap, (-self._worth(passage), passage, len(self.order)))
        return None

    def _is_gone(self, passage: Passage) -> bool:
        """Whether one of its sentences was taken, unless that one is what the other leans on."""
        if len(passage) == 1 or self._companions[passage[1]] < 0:
            return any(self._is_taken[i] for i in passage)
        return self._is_taken[passage[1]]

    def take(self, passage: Passage) -> None:
        """Add a passage, without what is there already."""
        passage = tuple(i for i in passage if not self._is_taken[i])
        self.order.append(passage)
        for i in passage:
            self._is_taken[i] = True
            self._held[self._weights.indices[self._entries(i)]] = 1.0
            self._taken_from[self._sections[i]] += self._has_sections
            for other in self._lean_on(i):  # they lean on nothing missing now
                heapq.heappush(self._heap, (-self._bound(other), other, _UNWEIGHED))
        self._repeated = (self._weights @ self._held) / self._sums

    def _lean_on(self, i: int) -> list[Passage]:
        """List what may be worth more once a sentence is taken."""
        has_next = i + 1 < len(self._companions) and self._companions[i + 1] < 0
        return [*self._dependents[i], *([(i + 1,)] if has_next else [])]

    def take_rest(self) -> None:
        """Take what is left, best first, and nothing before its companion."""
        left = [i for i, is_taken in enumerate(self._is_taken) if not is_taken]
        for i in sorted(left, key=lambda i: (-self._scores[i], i)):
            companion = self._companions[i]
            if not self._is_taken[i]:
                passage = (i,) if companion < 0 or self._is_taken[companion] else (companion, i)
                self.order.append(passage)
                for each in passage:
                    self._is_taken[each] = True

    def _bound(self, passage: Passage) -> float:
        return max(self._before_holding[i] for i in passage) if len(passage) > 1 else self._scores[passage[0]]

    def _worth(self, passage: Passage) -> float:
        """Weigh a passage by the mean of what its sentences add."""
        missing = [i for i in passage if not self._is_taken[i]]
        added = [self._added(i) for i in missing]
        worth = added[0]
        if len(added) > 1:
            worth = math.log(sum(map(math.exp, added)) / len(added)) - PASSAGE
        worth -= LEANING * self._lacking(missing[0])
        if self._turned[missing[-1]] and not self._is_taken[missing[-1] + 1]:
            worth -= TURNED
        return round(worth - SECTION * self._taken_from[self._sections[passage[-1]]], 6)

    def _lacking(self, i: int) -> float:
        """How likely a sentence is to lean on one that the summary does not hold."""
        needed = self._companions[i] if self._companions[i] >= 0 else i - 1
        return 0.0 if needed >= 0 and self._is_taken[needed] else self._leaning[i]

    def _added(self, i: int) -> float:
        repeated = float(self._repeated[i])
        if repeated > _REPEATS_MUCH and self._says_the_same(i):
            return self._before_holding[i] - HELD_BACK
        held_back = self._is_held_back[i] and self._companions[i] < 0
        return (self._scores[i] if held_back else self._before_holding[i]) - REPEATED * repeated

    def _says_the_same(self, i: int) -> bool:
        """Whether a sentence that was taken says nearly the same."""
        terms = set(self._weights.indices[self._entries(i)].tolist())
        for passage in self.order:
            for other in passage:
                others = set(self._weights.indices[self._entries(other)].tolist())
                if len(terms & others) >= _ALIKE * min(len(terms), len(others)) > 0:
                    return True
        return False

    def _entries(self, i: int) -> slice:
        return slice(self._weights.indptr[i], self._weights.indptr[i + 1])
