"""Decides which blocks belong, heard together: what stands in one box, or in one style, belongs together.

The page's boxes are a tree. Each box, each group of blocks of one style in a box, and each block belongs or
does not. A block pays for not doing as its own chance says, each box and each block for not doing as what is
around it does (a Potts model). On a tree the cheapest answer of all is found exactly, in two walks: up with
the costs, down with the answers. No box is heard more loudly than `PARTING` for what is in it, so that a
hundred doubtful teasers do not outvote the text beside them.
"""

from __future__ import annotations

import math
from typing import Final

from webapp.extraction.blocks import PageBlock, Place

# In units of log odds. What it costs to part from what is around.
PARTING: Final = 0.8
# What a block's own odds are raised by: a lost paragraph is worse than a leftover link.
LENIENCE: Final = 0.75


class _Node:
    """A box, a group of one style in a box, or a block, with what it costs to leave it out or to keep it."""

    __slots__ = ("above", "belongs", "below", "keeps", "leaves")

    def __init__(self, above: _Node | None) -> None:
        self.above = above
        self.below = 0
        self.leaves = self.keeps = 0.0
        self.belongs = False
        if above is not None:
            above.below += 1


def agree(blocks: list[PageBlock]) -> list[bool]:
    """Tell of each block whether it belongs, by its chance and by those around it."""
    nodes: list[_Node] = []  # each after the one above it
    boxes: dict[int, _Node] = {}
    groups: dict[tuple[int, str, str], _Node] = {}
    leaves: list[_Node] = []
    for block in blocks:
        place = block.place.parent or block.place
        style = (id(place), str(block.element.tag), block.element.get("class", ""))
        group = groups.get(style)
        if group is None:
            groups[style] = group = _add(nodes, _box(place, boxes, nodes))
        leaf = _add(nodes, group)
        odds = _log_odds(block.score) + LENIENCE
        leaf.leaves, leaf.keeps = max(0.0, odds), max(0.0, -odds)
        leaves.append(leaf)
    _walk_up(nodes)
    _walk_down(nodes)
    return [leaf.belongs for leaf in leaves]


def _walk_up(nodes: list[_Node]) -> None:
    """Add to what each node costs the least that what is in it can."""
    for node in reversed(nodes):
        above = node.above
        if above is not None:
            parting = _parting(above)
            above.leaves += min(node.leaves, node.keeps + parting)
            above.keeps += min(node.keeps, node.leaves + parting)


def _walk_down(nodes: list[_Node]) -> None:
    """Answer for each node as is cheapest, given the answer above it."""
    for node in nodes:
        above = node.above
        if above is None:
            node.belongs = node.keeps < node.leaves
        elif above.belongs:
            node.belongs = node.keeps <= node.leaves + _parting(above)
        else:
            node.belongs = node.leaves > node.keeps + _parting(above)


def _parting(above: _Node) -> float:
    """A box with one thing in it is that thing."""
    return PARTING if above.below > 1 else math.inf


def _box(place: Place, boxes: dict[int, _Node], nodes: list[_Node]) -> _Node:
    missing = []
    above: Place | None = place
    while above is not None and id(above) not in boxes:
        missing.append(above)
        above = above.parent
    node = boxes[id(above)] if above is not None else None
    for inner in reversed(missing):
        boxes[id(inner)] = node = _add(nodes, node)
    return boxes[id(place)]


def _add(nodes: list[_Node], above: _Node | None) -> _Node:
    nodes.append(_Node(above))
    return nodes[-1]


def _log_odds(chance: float) -> float:
    return math.log((chance + 1e-6) / (1 - chance + 1e-6))
