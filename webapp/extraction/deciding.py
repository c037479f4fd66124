"""Decides which blocks belong: by their chances and those around them, then by rules that know better.

Each rule finds blocks among all and says what they are. A later rule has
the last word, but over what is furniture for certain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from webapp.extraction.adjacent import (
    find_bare_headings,
    find_embedded_posts,
    find_led_in,
    find_notes,
    find_opening,
    find_rest,
    find_sources,
    find_standfirst,
    find_subheads,
    find_subheads_by_style,
    find_trusted,
)
from webapp.extraction.agreement import agree
from webapp.extraction.blocks import PageBlock, State
from webapp.extraction.calls import (
    find_buttons,
    find_calls,
    find_comments,
    find_named,
    find_pitches,
)
from webapp.extraction.figures import find_captions
from webapp.extraction.interruptions import (
    find_announced,
    find_cards,
    find_excerpts,
    find_lone_links,
    find_menus,
    find_teasers,
)
from webapp.extraction.leftovers import find_above_title, find_copies, find_leftovers
from webapp.extraction.tickers import find_ticker

Finder = Callable[[list[PageBlock], str], Iterable[PageBlock]]

TEXT: Final = "text"
BESIDE: Final = "beside"
FURNITURE: Final = "furniture"
RULES: Final[tuple[tuple[State, Finder], ...]] = (
    (TEXT, find_trusted),
    (TEXT, find_ticker),
    (TEXT, find_opening),
    (TEXT, find_standfirst),
    (TEXT, find_embedded_posts),
    (TEXT, find_notes),
    (TEXT, find_rest),
    (TEXT, find_led_in),
    (FURNITURE, find_above_title),
    (FURNITURE, find_named),
    (FURNITURE, find_comments),
    (FURNITURE, find_lone_links),
    (FURNITURE, find_cards),
    (FURNITURE, find_menus),
    (FURNITURE, find_teasers),
    (FURNITURE, find_excerpts),
    (FURNITURE, find_announced),
    (FURNITURE, find_calls),
    (FURNITURE, find_buttons),
    (TEXT, find_subheads),
    (TEXT, find_subheads_by_style),
    (TEXT, find_sources),
    (BESIDE, find_leftovers),
    (FURNITURE, find_copies),
    (BESIDE, find_captions),
    (FURNITURE, find_pitches),
    (BESIDE, find_bare_headings),
)


def decide(blocks: list[PageBlock], title: str) -> None:
    """Set each block's state."""
    for block, belongs in zip(blocks, agree(blocks), strict=True):
        block.state = TEXT if belongs else BESIDE
    for state, find in RULES:
        for block in list(find(blocks, title)):
            if block.state != FURNITURE:
                block.state = state
