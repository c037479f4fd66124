"""Finds the sentences that are shown only together with another one: a list's items with its lead-in."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from webapp.summarizing.sentences import Span

_COLONS = (":", "：")


def find_companions(spans: Sequence[Span], texts: Sequence[str]) -> NDArray[np.int64]:
    """Find each list item's lead-in, by its place; -1 where it has none or needs none.

    A lead-in is what extraction knows for one, else a sentence before the list that ends with a colon.
    """
    companions = np.full(len(spans), -1)
    lead_in = -1
    for i, span in enumerate(spans):
        if span.kind != "list item":
            completes = span.kind == "lead-in" or texts[i].rstrip().endswith(_COLONS)
            lead_in = i if completes else -1
        elif lead_in >= 0 and span.section == spans[lead_in].section:
            companions[i] = lead_in
    return companions
