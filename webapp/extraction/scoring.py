"""Turns blocks into probabilities that each belongs to the article: two passes of one weighted sum.

The measure is a logistic regression, fitted by bench/fit_extraction.py on pages whose text is known;
weights.py is what it found. The first pass looks at each block alone; the second at the same features and
at what the first thought of the blocks around it, in the same boxes and of the same style, so that a short
line amid text stays and a long one amid furniture goes.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable
from functools import lru_cache
from itertools import accumulate

from webapp.extraction.blocks import PageBlock, Place
from webapp.extraction.features import Row, describe_blocks
from webapp.extraction.names import TOPICS
from webapp.extraction.weights import ALONE, AMONG

_MOSTLY = 0.6  # of a page's words
_AROUND = (4, 10)  # blocks on either side whose mean score is looked at
_BOXES = 4  # elements above a block whose mean score is looked at
_PRIOR = (0.3, 1.0)  # score and words that stand in for the other blocks of a box where there are none


# reach → topic → its weights in both passes
_TOPIC_WEIGHTS = tuple(
    tuple((ALONE[f"{reach} {name}"], AMONG[f"{reach} {name}"]) for name in TOPICS)
    for reach in ("own", "near", "far")
)


def score_blocks(blocks: list[PageBlock], title: str, told: str) -> None:
    """Set each block's score, 0 to 1."""
    weighed = [
        _weigh(row, block) for row, block in zip(describe_blocks(blocks, title, told), blocks, strict=True)
    ]
    alone = [_probability(ALONE["bias"] + odds) for odds, _ in weighed]
    contexts = describe_neighbours(alone, blocks)
    for block, (_, odds), context in zip(blocks, weighed, contexts, strict=True):
        around = sum(AMONG[name] * value for name, value in context.items())
        block.score = _probability(AMONG["bias"] + odds + around)
    _trust_typescript(blocks)


def _trust_typescript(blocks: list[PageBlock]) -> None:
    """Take a page that is mostly preformatted (an RFC, a mail) for what it is: the text, not code in it."""
    typed = [block for block in blocks if block.element.tag == "pre"]
    if sum(block.words for block in typed) > _MOSTLY * sum(block.words for block in blocks):
        for block in typed:
            block.score = 1.0


def describe_neighbours(scores: list[float], blocks: list[PageBlock]) -> list[Row]:
    """Return what the first pass thought of each block and of those around it."""
    words = [block.words for block in blocks]
    mass = [0.0, *accumulate(score * count for score, count in zip(scores, words, strict=True))]
    counted = [0, *accumulate(words)]
    padded = [0.0, 0.0, *scores, 0.0, 0.0]
    total = max(mass[-1], 1.0)
    rows: list[Row] = []
    for at, score in enumerate(scores):
        row = {
            "alone": math.log((score + 1e-3) / (1 - score + 1e-3)),
            "next": padded[at + 3],
            "next but one": padded[at + 4],
            "previous": padded[at + 1],
            "previous but one": padded[at],
            "mass before": mass[at] / total,
            "mass after": (total - mass[at + 1]) / total,
            "log mass": math.log1p(total),
        }
        for reach in _AROUND:
            low, high = max(0, at - reach), min(len(scores), at + reach + 1)
            row[f"around {reach}"] = (mass[high] - mass[low]) / max(1, counted[high] - counted[low])
        rows.append(row)
    boxes, styles = _in_boxes(scores, blocks), _in_style(scores, blocks)
    return [
        row | box | {"others of its style": style}
        for row, box, style in zip(rows, boxes, styles, strict=True)
    ]


def _in_boxes(scores: list[float], blocks: list[PageBlock]) -> Iterable[Row]:
    """Yield the mean score in each box above a block: of all blocks there, and of the others."""
    boxes = _Means()
    places: dict[int, Place] = {}
    for score, block in zip(scores, blocks, strict=True):
        place = block.place.parent or block.place
        boxes.add(id(place), score, block.words + 1)
        while id(place) not in places:
            places[id(place)] = place
            place = place.parent or place
    for place in sorted(places.values(), key=lambda place: -place.depth):
        if place.parent is not None:
            boxes.join(id(place.parent), id(place))
    for score, block in zip(scores, blocks, strict=True):
        place, row = block.place.parent or block.place, {}
        for box in range(1, _BOXES + 1):
            row[f"box {box}"] = boxes.mean(id(place))
            row[f"others in box {box}"] = boxes.mean_of_others(id(place), score, block.words + 1)
            place = place.parent or place
        yield row


def _in_style(scores: list[float], blocks: list[PageBlock]) -> Iterable[float]:
    styles = _Means()
    for score, block in zip(scores, blocks, strict=True):
        styles.add(block.style, score, block.words + 1)
    for score, block in zip(scores, blocks, strict=True):
        yield styles.mean_of_others(block.style, score, block.words + 1)


class _Means:
    """Mean scores of groups of blocks, each block weighing as many words as it has."""

    def __init__(self) -> None:
        self._sums: dict[Hashable, tuple[float, float]] = {}

    def add(self, group: Hashable, score: float, words: float) -> None:
        mass, weight = self._sums.get(group, (0.0, 0.0))
        self._sums[group] = mass + score * words, weight + words

    def join(self, group: Hashable, part: Hashable) -> None:
        mass, weight = self._sums.get(group, (0.0, 0.0))
        more, heavier = self._sums.get(part, (0.0, 0.0))
        self._sums[group] = mass + more, weight + heavier

    def mean(self, group: Hashable) -> float:
        mass, weight = self._sums[group]
        return mass / weight

    def mean_of_others(self, group: Hashable, score: float, words: float) -> float:
        mass, weight = self._sums[group]
        return (mass - score * words + _PRIOR[0]) / (weight - words + _PRIOR[1])


def _weigh(row: Row, block: PageBlock) -> tuple[float, float]:
    """Return what a block's own features add to the odds of the first pass and of the second."""
    alone, among = _weigh_topics(block.place.bits, block.place.near, block.place.far)
    for name, value in row.items():
        if value:
            alone += ALONE[name] * value
            among += AMONG[name] * value
    return alone, among


def _probability(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


@lru_cache(maxsize=50_000)
def _weigh_topics(own: int, near: int, far: int) -> tuple[float, float]:
    alone = among = 0.0
    for bits, weights in zip((own, near, far), _TOPIC_WEIGHTS, strict=True):
        for place, (first, second) in enumerate(weights):
            if bits >> place & 1:
                alone, among = alone + first, among + second
    return alone, among
