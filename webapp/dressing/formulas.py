"""Keeps formulas whole where a sentence begins or ends within one: half a formula is none."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from webapp.dressing.tokens import Tag, Token, pair_tags

Ranges = Mapping[int, tuple[int, int]]  # the first and the last token of each sentence, by its position


def keep_formulas_whole(tokens: Sequence[Token], ranges: Ranges) -> Ranges:
    """Move the borders within formulas out of them. Of sentences that share one, the first has it.

    A sentence that stands within another one's formula has no range then.
    """
    starts = [at for at, token in enumerate(tokens) if _opens_formula(token)]
    if not starts:
        return ranges
    pairs = pair_tags(tokens)
    moved: dict[int, tuple[int, int]] = {}
    behind = 0
    for position, borders in sorted(ranges.items(), key=lambda found: found[1]):
        around_first, around_last = (_around(at, starts, pairs) for at in borders)
        first, last = max(behind, around_first[0]), around_last[1]
        if first <= last:
            moved[position] = first, last
            behind = last + 1
    return moved


def _opens_formula(token: Token) -> bool:
    return isinstance(token, Tag) and token.name == "math" and not token.is_closing


def _around(at: int, starts: Sequence[int], ends: Mapping[int, int]) -> tuple[int, int]:
    """Where the formula begins and ends that a token stands in; of one in none, itself."""
    formula = bisect_right(starts, at) - 1
    is_within = formula >= 0 and at <= ends[starts[formula]]
    return (starts[formula], ends[starts[formula]]) if is_within else (at, at)
