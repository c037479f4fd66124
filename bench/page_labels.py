"""Carries labels from a page's blocks as a person sees them over to the blocks that the engine cuts it into.

Both hold the page's words in the same order, cut at other borders. Pieces of five words that stand once in
each are the fixed points; what is between two of them is looked for between them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence

Words = Sequence[str]

_PIECE = 5  # words
_ASTRAY = 200  # words by which a piece may stand before or behind where it is looked for


def carry_labels(ours: Sequence[Words], theirs: Sequence[tuple[Words, str]]) -> list[str | None]:
    """Return for each of our blocks the label of most of its words; None where it is not to be found."""
    words = [word for piece, _label in theirs for word in piece]
    labels = [label for piece, label in theirs for _word in piece]
    places = {size: _index(words, size) for size in range(1, _PIECE + 1)}
    fixed = _fixed_points(ours, places[_PIECE])
    behind = _next_fixed(len(ours), fixed, len(words))
    found: list[str | None] = []
    at = 0
    for number, own in enumerate(ours):
        place = fixed.get(number)
        if place is None and own:
            place = _find(own, places, at, behind[number])
        if place is None:
            found.append(None)
            continue
        found.append(Counter(labels[place : place + len(own)]).most_common(1)[0][0])
        if len(own) > 2 or number in fixed:
            at = max(at, place + len(own))
    return found


def _index(words: Words, size: int) -> dict[tuple[str, ...], list[int]]:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(words) - size + 1):
        places[tuple(words[at : at + size])].append(at)
    return places


def _fixed_points(ours: Sequence[Words], places: dict[tuple[str, ...], list[int]]) -> dict[int, int]:
    """Return the longest run of blocks that begin with a piece found once on either side, in both orders."""
    beginnings = Counter(tuple(own[:_PIECE]) for own in ours if len(own) >= _PIECE)
    single = [
        (number, places[piece][0])
        for number, own in enumerate(ours)
        if len(own) >= _PIECE
        and beginnings[piece := tuple(own[:_PIECE])] == 1
        and len(places.get(piece, ())) == 1
    ]
    ends: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for at, (_number, place) in enumerate(single):
        length = bisect_left(ends, place)
        before.append(last[length - 1] if length else None)
        ends[length : length + 1] = [place]
        last[length : length + 1] = [at]
    fixed = {}
    step = last[-1] if last else None
    while step is not None:
        number, place = single[step]
        fixed[number] = place
        step = before[step]
    return fixed


def _next_fixed(count: int, fixed: dict[int, int], end: int) -> list[int]:
    behind = [end] * count
    for number in range(count - 2, -1, -1):
        behind[number] = fixed.get(number + 1, behind[number + 1])
    return behind


def _find(own: Words, places: dict[int, dict[tuple[str, ...], list[int]]], at: int, end: int) -> int | None:
    size = min(_PIECE, len(own))
    for start in range(len(own) - size + 1):
        candidates = places[size].get(tuple(own[start : start + size]), ())
        near = [place - start for place in candidates if at <= place - start <= end]
        near = near or [p - start for p in candidates if at - _ASTRAY <= p - start <= end + _ASTRAY]
        if near:
            return max(0, near[0])
    return None
