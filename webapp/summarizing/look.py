"""How sentences look: their length and their marks, what they begin and end with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import numpy as np

from webapp.summarizing.cues import is_fragment, is_question
from webapp.summarizing.graph import Vector
from webapp.summarizing.scripts import COLONS, OPENERS

_QUANTITIES: Final = "%$€£¥％"
_PER_CENT: Final = re.compile(r"\b(?:percent|Prozent)\b")
_COMMAS: Final = ",;、，،"
_MOST: Final = 4  # commas

# What is looked for in each sentence, in this order.
_LOOKS: Final = (
    "capitals", "quantity", "bracket", "exclaims", "commas", "quotation first", "colon", "colon at the end",
    "no end", "asks", "goes on", "two names first",
)  # fmt: skip
_TWO_NAMES: Final = re.compile(r"\W{0,3}[^\W\d_a-z][\w’'.-]{0,30} [^\W\d_a-z]")


def measure_look(texts: Sequence[str], words: Vector, terms: Vector) -> dict[str, Vector]:
    """Measure the looks of all sentences; `words` and `terms` count each one's."""
    looks = np.array([_look(text) for text in texts], dtype=float).T
    found: dict[str, Vector] = dict(zip(_LOOKS, looks, strict=True))
    found["capitals"] = found["capitals"] / words
    return found | {
        "length": np.minimum(words, 25) / 25,
        "length, by the others'": np.log(words / words.mean()),
        "words": np.log(words),
        "under ten words": (words < 10) * 1.0,
        "over thirty-five words": np.maximum(0, words - 35) / 35,
        "stop words": 1 - terms / words,
    }


def _look(text: str) -> tuple[float, ...]:
    end = text.rstrip()[-1:]
    return (
        sum([word[0].isupper() for word in text.split()[1:]]),
        _has_quantity(text),
        "(" in text or "（" in text,
        "!" in text or "！" in text,
        min(sum(map(text.count, _COMMAS)), _MOST) / _MOST,
        text[:1] in OPENERS,
        ":" in text,
        end in COLONS,
        is_fragment(text),
        is_question(text),
        text[:1].islower(),
        _TWO_NAMES.match(text) is not None,
    )


def _has_quantity(text: str) -> bool:
    if any(mark in text for mark in _QUANTITIES):
        return True
    return ("percent" in text or "Prozent" in text) and _PER_CENT.search(text) is not None
