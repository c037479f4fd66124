"""How many sentences an article asks for."""

from __future__ import annotations

import math
from typing import Final

# Measured on the editors' labels of 192 articles (docs/summaries.md): the sentences that they found worth 2
# or 3, each fact once, are 0.8 more for every doubling of the words and 0.3 more for every doubling of the
# sections. Their best five is what the median article gets.
_MEDIAN_LENGTH: Final = 5
_MEDIAN_WORDS: Final = 860
_MEDIAN_SECTIONS: Final = 4
_A_DOUBLING_OF_WORDS: Final = 0.8
_A_DOUBLING_OF_SECTIONS: Final = 0.3

_FEWEST: Final = 2
_MOST: Final = 9
_SHARE: Final = 3  # one sentence in so many at most: more of a short text is the text


def ask_length(words: int, sentences: int, sections: int) -> int:
    """Say how many sentences a summary takes: 2 of a note up to 9 of a long read, and at least 1."""
    asked = (
        _MEDIAN_LENGTH
        + _A_DOUBLING_OF_WORDS * math.log2(max(words, 1) / _MEDIAN_WORDS)
        + _A_DOUBLING_OF_SECTIONS * math.log2(max(sections, 1) / _MEDIAN_SECTIONS)
    )
    return max(1, min(max(round(asked), _FEWEST), _MOST, sentences // _SHARE))
