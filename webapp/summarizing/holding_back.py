"""Tells which sentences a summary takes only where there is nothing else, whatever their score."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from webapp.summarizing.cues import (
    is_address,
    is_fragment,
    is_no_prose,
    is_out_of_place,
    is_pointer,
    is_question,
    is_torn,
)
from webapp.summarizing.graph import Vector
from webapp.summarizing.scripts import is_unspaced, letters_of
from webapp.summarizing.sentences import Span

# Fewer say too little alone. Where words are not spaced, words count as two characters each: twelve letters.
FEWEST_WORDS: Final = 6
_NO_SENTENCES: Final = frozenset({"reference", "caption"})


def find_held_back(spans: Sequence[Span], texts: Sequence[str], words: Vector) -> NDArray[np.int8]:
    """Tell of each sentence how late it is taken; 0 are those that a summary may show.

    1 is no sentence of the article or cannot stand alone, 2 is too short or was told before.
    """
    told: set[str] = set()
    tiers = np.array([2 * _is_told(text, told) for text in texts], dtype=np.int8)
    for i, text in enumerate(texts):
        size = words[i] if is_unspaced(text) else min(words[i], len(text.split()))
        if size < FEWEST_WORDS:
            tiers[i] = 2
    for i in np.flatnonzero(tiers == 0).tolist():
        tiers[i] = _is_held_back(spans[i], texts[i])
    return tiers


def _is_told(text: str, told: set[str]) -> bool:
    """Whether the same words stood before; remembers these."""
    words = letters_of(text)
    is_told = words in told
    told.add(words)
    return is_told


def _is_held_back(span: Span, text: str) -> bool:
    return (
        span.kind in _NO_SENTENCES
        or span.speech
        or (span.kind in ("list item", "lead-in") and is_fragment(text))
        or text.rstrip().endswith((":", "："))  # what it announces is missing
        or is_out_of_place(text)
        or is_question(text)
        or is_torn(text)
        or is_address(text)
        or is_no_prose(text)
        or is_pointer(text)
    )
