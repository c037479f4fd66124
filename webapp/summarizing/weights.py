"""The weight of each signal in scores and odds.

The tables are printed by `python -m bench.fit_summaries` from an editor's judgement of 192 articles in 12
languages and, counting less, from articles with reference summaries; they are not set by hand, and no site or
language has a row. Which signals stand in a table was decided in cross-validation: docs/summaries.md.
"""

from __future__ import annotations

from typing import Final

# Signal of a sentence: its weight in the logarithm of the sentence's worth.
WORTH: Final[dict[str, float]] = {
    "telling words": -0.085,
    "rare words": -0.430,
    "announces": -0.283,
    "commonplaces": -0.009,
    "calls": -0.285,
    "reasons": 0.094,
    "weighs": 0.120,
    "measures": 0.059,
    "plans": 0.061,
    "opens vaguely": -0.097,
    "textrank": 0.300,
    "centroid": 0.052,
    "introduces": -0.004,
    "introduces, share": 0.216,
    "title": 0.554,
    "topics": 0.550,
    "shared with the one before": -0.294,
    "hinted": 0.217,
    "keywords": 0.382,
    "bold": -0.524,
    "first": 0.018,
    "second": -0.057,
    "capitals": -0.289,
    "quantity": 0.172,
    "bracket": -0.157,
    "exclaims": -0.384,
    "commas": 0.021,
    "quotation first": -0.140,
    "colon": -0.200,
    "colon at the end": 0.086,
    "no end": -0.831,
    "asks": -0.581,
    "goes on": -0.704,
    "length": 0.029,
    "length, by the others'": 0.191,
    "words": 0.144,
    "under ten words": -0.271,
    "over thirty-five words": -0.480,
    "stop words": -0.141,
}

# What is added to it where the text has so many sections or more.
SECTIONS: Final = 3
IN_SECTIONS: Final[dict[str, float]] = {
    "advises": 0.102,
    "compares": 0.127,
    "i": -0.133,
    "this": -0.157,
    "lists": -0.201,
    "defines": 0.236,
    "textrank": 0.162,
    "shared with the next": -0.119,
    "bold": 0.604,
    "capitals": -0.423,
    "quantity": 0.373,
    "no end": -0.383,
    "asks": -0.730,
    "length": 0.168,
    "length, by the others'": 0.151,
    "words": 0.114,
    "under ten words": -0.229,
    "over thirty-five words": -0.614,
    "next leans": 0.240,
}

# Signal of a sentence: its weight in the log odds that it cannot be understood without the one before
# it, and the odds where no signal speaks.
LEANS: Final[dict[str, float]] = {
    "everyday words": 0.577,
    "telling words": 0.215,
    "rare words": 0.415,
    "title first": -0.746,
    "advises": -0.220,
    "weighs": -0.368,
    "commonplaces": -0.475,
    "compares": 0.064,
    "measures": -0.263,
    "i": 0.234,
    "you": -0.138,
    "he": 0.167,
    "it": 0.157,
    "this": 0.855,
    "lists": 0.152,
    "opens vaguely": 0.615,
    "orders": -0.177,
    "textrank": -0.699,
    "recurring terms": 0.271,
    "introduces, share": -0.568,
    "title": -0.891,
    "own head": -0.915,
    "heads": -0.359,
    "middle is far": -1.635,
    "paragraph first": -1.352,
    "paragraph last": 0.461,
    "paragraph's words": -0.167,
    "section first": -0.778,
    "section's share": -0.650,
    "quotation first": 0.543,
    "colon at the end": 1.111,
    "no end": 0.589,
    "two names first": -0.517,
    "length, by the others'": -0.550,
    "under ten words": 0.423,
    "leans": 1.493,
}
LEANS_ALWAYS: Final = 1.413

# The order of passages, in the same logarithms, each scanned in cross-validation while the others stood
# still. Figures are of the tables as they were then.
# Weight of the likelihood that a sentence leans on one that the summary does not hold. From 1 to 2.5 fewer
# sentences dangle (6.5 to 3.2 in a hundred) and the five shown are worth ever less (59.7 to 56.8 per cent).
LEANING: Final = 2.0
# Weight of the share of a sentence that the summary holds already: 0 to 1.5 are worth the same at five
# sentences, 1 is best at three.
REPEATED: Final = 1.0
# Weight of each sentence that the summary holds from the same section: 0 to 0.5, best on long reads.
SECTION: Final = 0.15
# Weight against a sentence that the next one turns against ("But ..."), until that one is there.
TURNED: Final = 0.8
# Weight against two sentences as one passage where two of their own would do.
PASSAGE: Final = 0.2
