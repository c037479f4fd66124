"""Chooses among phrases that say the same: the whole name, the phrase and not its part."""

from __future__ import annotations

from typing import Final

from webapp.summarizing.phrases import Phrase
from webapp.summarizing.pointers import Stems
from webapp.summarizing.tagging import Tagging

_LEAST: Final = 0.2  # of the second best term's worth; the best is often far above all


def find_wholes(taken: list[Stems], found: dict[Stems, Phrase], tagging: Tagging) -> dict[Stems, Stems]:
    """Find the longer phrase for what mostly stands in one, and the whole name for a surname that has one."""
    holders: dict[Stems, list[Stems]] = {}
    for stems in taken:
        for piece in _pieces(stems):
            holders.setdefault(piece, []).append(stems)
    wholes: dict[Stems, Stems] = {}
    for stems in taken:
        longer = holders.get(stems, [])
        mostly = [whole for whole in longer if found[whole].count * 2 >= found[stems].count]
        names = [whole for whole in longer if tagging.is_name(found[whole])]
        if mostly:
            wholes[stems] = mostly[0]
        elif tagging.is_name(found[stems]):
            # Of several whole names the one that the title has: Lady Gaga.
            names = names if len(names) == 1 else [name for name in names if tagging.is_titled(name)]
            if len(names) == 1:
                wholes[stems] = names[0]
    return wholes


def _pieces(stems: Stems) -> list[Stems]:
    size = len(stems)
    return [stems[start : start + n] for n in range(1, size) for start in range(size - n + 1)]


def choose_distinct(
    taken: list[Stems], wholes: dict[Stems, Stems], worth: dict[Stems, float], most: int
) -> list[Stems]:
    """Take the best terms, each whole, that are not alike; what is worth little beside the best ones not."""
    chosen: list[Stems] = []
    least = _LEAST * worth[taken[min(1, len(taken) - 1)]] if taken else 0.0
    for piece in taken:
        stems = wholes.get(piece, piece)
        stems = wholes.get(stems, stems)
        if len(chosen) == most or worth[piece] < least:
            break
        if not any(_are_alike(stems, other) for other in chosen):
            chosen.append(stems)
    return chosen


def _are_alike(stems: Stems, other: Stems) -> bool:
    """Whether all words of one are the other's, or the last is the same."""
    return set(stems) <= set(other) or set(other) <= set(stems) or stems[-1] == other[-1]
