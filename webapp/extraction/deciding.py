"""Decides which blocks belong: by their chances and those around them, then by rules that know better.

Each rule finds blocks among all; what is found is kept or left out. A later rule has the last word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from webapp.extraction.agreement import agree
from webapp.extraction.blocks import PageBlock
from webapp.extraction.figures import find_captions
from webapp.extraction.interruptions import (
    find_above_title,
    find_announced,
    find_buttons,
    find_calls,
    find_comments,
    find_lone_links,
    find_named,
)
from webapp.extraction.leftovers import find_copies, find_leftovers
from webapp.extraction.neighbours import (
    find_bare_headings,
    find_embedded_posts,
    find_notes,
    find_rest,
    find_sources,
    find_standfirst,
    find_subheads,
    find_subheads_by_style,
    find_trusted,
    find_typescript,
)

Finder = Callable[[list[PageBlock], str], Iterable[PageBlock]]

KEEP: Final = True
LEAVE: Final = False
RULES: Final[tuple[tuple[bool, Finder], ...]] = (
    (KEEP, find_typescript),
    (KEEP, find_trusted),
    (KEEP, find_standfirst),
    (KEEP, find_embedded_posts),
    (KEEP, find_notes),
    (KEEP, find_rest),
    (LEAVE, find_above_title),
    (LEAVE, find_named),
    (LEAVE, find_comments),
    (LEAVE, find_lone_links),
    (LEAVE, find_announced),
    (LEAVE, find_calls),
    (LEAVE, find_buttons),
    (KEEP, find_subheads),
    (KEEP, find_subheads_by_style),
    (KEEP, find_sources),
    (LEAVE, find_leftovers),
    (LEAVE, find_copies),
    (LEAVE, find_captions),
    (LEAVE, find_bare_headings),
)


def decide(blocks: list[PageBlock], title: str) -> None:
    """Set of each block whether it belongs to the article."""
    for block, belongs in zip(blocks, agree(blocks), strict=True):
        block.belongs = belongs
    for keeps, find in RULES:
        for block in list(find(blocks, title)):
            block.belongs = keeps
