"""Sentences that a summary takes only where there is nothing else, whatever their score."""

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
from webapp.summarizing.scripts import COLONS, is_unspaced, letters_of
from webapp.summarizing.sentences import Span

# How late a sentence is taken; 0 are those that a summary may show.
NO_SENTENCE: Final = 1  # none of the article's own, or none that can stand alone
NEVER: Final = 2  # too short, or told before
OF_OTHERS: Final = 3  # a reply's: after all that the author says

# Fewer say too little alone. Where words are not spaced, words count as two characters each: twelve letters.
FEWEST_WORDS: Final = 6
MOST_WORDS: Final = 150  # more are a text whose sentences could not be found
_KINDS: Final = frozenset({"reference", "caption"})

Tiers = NDArray[np.int8]


def find_held_back(spans: Sequence[Span], texts: Sequence[str], words: Vector) -> Tiers:
    """Tell of each sentence how late it is taken: 0, NO_SENTENCE, NEVER or OF_OTHERS."""
    taken: set[str] = set()
    tiers = np.zeros(len(spans), dtype=np.int8)
    for i, (span, text) in enumerate(zip(spans, texts, strict=True)):
        size = words[i] if is_unspaced(text) else min(words[i], len(text.split()))
        letters = letters_of(text)
        if span.kind == "reply":
            tiers[i] = OF_OTHERS
        elif size < FEWEST_WORDS or letters in taken:
            tiers[i] = NEVER
        elif size > MOST_WORDS or _is_held_back(span, text):
            tiers[i] = NO_SENTENCE
        taken.add(letters)
    return tiers


def _is_held_back(span: Span, text: str) -> bool:
    return (
        span.kind in _KINDS
        or span.speech
        or (span.kind in ("list item", "lead-in") and is_fragment(text))
        or text.rstrip().endswith(COLONS)  # what it announces is missing
        or is_out_of_place(text)
        or is_question(text)
        or is_torn(text)
        or is_address(text)
        or is_no_prose(text)
        or is_pointer(text)
    )
