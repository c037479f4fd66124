"""Finds what is shown only with another sentence: a list item with its lead-in, what points back with it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from webapp.summarizing.holding_back import NO_SENTENCE, Tiers
from webapp.summarizing.scripts import COLONS
from webapp.summarizing.sentences import Span

Places = NDArray[np.int64]
Marks = NDArray[np.bool_]


def find_companions(
    spans: Sequence[Span], texts: Sequence[str], leaning: Marks, held_back: Tiers
) -> tuple[Places, Tiers]:
    """Find the sentence that each is shown with or not at all, by its place; -1 where it can stand alone.

    That is its list's lead-in, or the sentence before it where it begins by pointing back (`leaning`). What
    points back at nothing that could be shown is held back: the second result is `held_back` and those.
    """
    companions = _find_lead_ins(spans, texts)
    held_back = held_back.copy()
    for i in np.flatnonzero(leaning & (companions < 0)).tolist():
        can_stand = i > 0 and not (leaning[i - 1] or held_back[i - 1]) and companions[i - 1] < 0
        if can_stand and spans[i - 1].section == spans[i].section:
            companions[i] = i - 1
        else:
            held_back[i] = max(held_back[i], NO_SENTENCE)
    return companions, held_back


def _find_lead_ins(spans: Sequence[Span], texts: Sequence[str]) -> Places:
    """Find each list item's lead-in: what extraction knows for one, else what ends with a colon before it."""
    companions = np.full(len(spans), -1)
    lead_in = -1
    for i, span in enumerate(spans):
        if span.kind != "list item":
            completes = span.kind == "lead-in" or texts[i].rstrip().endswith(COLONS)
            lead_in = i if completes else -1
        elif lead_in >= 0 and span.section == spans[lead_in].section:
            companions[i] = lead_in
    return companions
