"""Turns signals into scores, as a table: what each signal and each trait weighs.

SIGNALS and GATE are printed by `python -m bench.fit_summaries` from the dev halves of 14 public sets in 9
languages; they are not set by hand, and no set, site or language has a row. What each row is worth:
docs/summaries.md.
"""

from __future__ import annotations

from typing import Final

# Signal of a sentence: its weight.
SIGNALS: Final[dict[str, float]] = {
    "textrank": 1.740,
    "centroid": 10.156,
    "recurring terms": 0.805,
    "introduces": 1.034,
    "introduces, share": 1.359,
    "title": 6.323,
    "title, share": 7.688,
    "early": 0.225,
    "early, by length": 2.625,
    "first": 1.069,
    "second": 0.747,
    "length": 2.099,
    "length, by the others'": 0.612,
    "too long": -1.556,
    "stop words": 0.772,
    "quotation first": -1.318,
    "colon": -0.546,
    "capitals": 1.358,
}

# Trait of a text: its weight on "first", its mean over the sets and its standard deviation there.
# Where words are not spaced, "stop words" is far below the mean, so that this row speaks of the script too.
GATE: Final[dict[str, tuple[float, float, float]]] = {
    "sentences": (-0.525, 3.232, 1.005),
    "words a sentence": (-1.164, 3.040, 0.316),
    "stop words": (-2.577, 0.412, 0.298),
    "first leans": (0.711, 0.401, 0.490),
    "first has capitals": (0.940, 0.033, 0.116),
    "first introduces": (2.249, 0.814, 0.891),
    "first near the centroid": (1.476, 0.433, 1.106),
    "first three near the centroid": (-0.087, 0.213, 0.625),
    "first repeats the title": (0.136, 0.069, 0.194),
    "first is long": (-1.449, 0.157, 1.019),
}

# A summary's first sentence carries it alone; those after it add, and are better short: weight of the
# logarithm of their words. Scanned from 0 to -6 on the dev halves: -3 to -4 is best, by 0.6 R1 and 0.5 R2.
FOLLOWING_LENGTH: Final = -4.0
# Weight of the share of a sentence that the summary holds already. Scanned from 0 to 6: worth 0.1 R1.
REPEATED: Final = 3.0
# Weight of each sentence that the summary holds from the same section. No set has sections: set by eye on
# our own long reads, so that three sentences of one section do not come before the first of another.
SECTION: Final = 0.7
# Weight against a sentence that leans on one that the summary does not hold. Scanned from 0 to 5: the mean is
# the same up to 2 and 0.1 less at 5; from 1 on single sets lose.
LEANING: Final = 0.6
