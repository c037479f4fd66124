"""Turns signals into scores, as a table: what each signal weighs, and what tells which weight holds.

SIGNALS and GATE are printed by `bench/fit_summaries.py` from the dev halves of 14 public sets in 9 languages;
they are not set by hand, and no set, site or language has a row of its own. What each row is worth:
docs/summaries.md.
"""

from __future__ import annotations

from typing import Final

# Signal: (its weight where the beginning is the point, its weight where the whole text decides).
SIGNALS: Final[dict[str, tuple[float, float]]] = {
    "textrank": (0.024, 1.407),
    "textrank, no direction": (0.020, 1.561),
    "centroid": (-0.237, 9.564),
    "recurring terms": (-0.017, 0.763),
    "recurring terms, share": (0.051, 0.769),
    "introduces": (0.112, 0.862),
    "introduces, share": (0.325, 0.796),
    "title": (0.423, 6.536),
    "title, share": (0.643, 7.939),
    "early": (0.044, 0.172),
    "early, by length": (0.967, 2.332),
    "late": (0.343, 1.153),
    "first": (4.491, 1.193),
    "second": (-2.764, 1.432),
    "opens a paragraph": (0.024, 0.622),
    "length": (-0.181, 1.367),
    "length, by the others'": (-0.129, 0.445),
    "too long": (-0.840, -0.837),
    "too short": (-0.020, -0.514),
    "leans": (-0.029, 0.345),
    "stop words": (-0.044, 0.986),
    "bracket": (0.084, -0.499),
    "quotation first": (0.001, -0.872),
    "colon": (-0.041, -0.807),
    "digit": (-0.006, -0.368),
    "capitals": (0.039, 2.161),
}

# Trait of a text: (its weight, its mean over the sets, its standard deviation there). Positive: the beginning
# is the point.
GATE_OFFSET: Final = -2.596
GATE: Final[dict[str, tuple[float, float, float]]] = {
    "sentences": (-0.340, 3.232, 1.005),
    "words a sentence": (0.148, 3.040, 0.316),
    "stop words": (-0.539, 0.412, 0.298),
    "first leans": (-0.163, 0.401, 0.490),
    "first has capitals": (-0.037, 0.033, 0.116),
    "first introduces": (0.128, 0.814, 0.891),
    "first near the centroid": (-0.027, 0.433, 1.106),
    "first three near the centroid": (0.035, 0.213, 0.625),
    "first repeats the title": (-0.066, 0.069, 0.194),
    "first is long": (-0.080, 0.157, 1.019),
    "quotations": (-0.079, 0.092, 0.117),
    "colons": (-0.056, 0.071, 0.100),
}

# A summary's first sentence carries it alone; those after it add, and are better short: weight of the
# logarithm of their words. Scanned from 0 to -6 on the dev halves: -3 to -4 is best, by 0.6 R1 and 0.5 R2.
FOLLOWING_LENGTH: Final = -3.0
# Weight of the share of a sentence that the summary holds already. Scanned from 0 to 4: +0.2 R1.
REPEATED: Final = 3.0
# Weight of each sentence that the summary holds from the same section; no set has sections, so set by eye on
# our own long reads: two sentences of a section may stand before another section has one, not three.
SECTION: Final = 0.7
