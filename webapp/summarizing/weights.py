"""Turns signals into scores and odds, as tables: what each signal weighs.

The tables are printed by `python -m bench.fit_summaries` from an editor's judgement of 192 articles in 12
languages; they are not set by hand, and no site or language has a row. A signal stands in a table where
leaving it out made articles that the fit had not seen less likely. What they are worth: docs/summaries.md.
"""

from __future__ import annotations

from typing import Final

# Signal of a sentence: its weight in the logarithm of the sentence's worth.
WORTH: Final[dict[str, float]] = {
    "telling words": -0.161,
    "rare words": -0.326,
    "announces": -0.317,
    "calls": -0.253,
    "reasons": 0.126,
    "weighs": 0.125,
    "measures": 0.082,
    "plans": 0.084,
    "opens vaguely": -0.140,
    "textrank": 0.233,
    "centroid": 0.116,
    "introduces": 0.012,
    "introduces, share": 0.276,
    "title": 0.434,
    "topics": 0.320,
    "own head": 0.150,
    "heads": 0.250,
    "shared with the one before": -0.369,
    "told": 0.378,
    "keywords": 0.412,
    "bold, share": -0.427,
    "first": -0.378,
    "second": -0.227,
    "list item": -0.225,
    "paragraph first": 0.123,
    "paragraph's words": 0.098,
    "early in section": 0.028,
    "capitals": -0.583,
    "quantity": 0.267,
    "bracket": -0.173,
    "exclaims": -0.386,
    "commas": 0.172,
    "quotation first": -0.217,
    "colon": -0.215,
    "colon at the end": -0.149,
    "no end": -0.847,
    "asks": -0.753,
    "goes on": -0.787,
    "length": 0.172,
    "length, by the others'": 0.214,
    "words": 0.162,
    "under ten words": -0.383,
    "over thirty-five words": -0.635,
    "stop words": -0.340,
}

# What is added to it where the text has so many sections or more.
SECTIONS: Final = 3
IN_SECTIONS: Final[dict[str, float]] = {
    "advises": 0.118,
    "compares": 0.136,
    "i": -0.161,
    "this": -0.109,
    "lists": -0.217,
    "defines": 0.142,
    "textrank": 0.112,
    "own head": 0.107,
    "heads": 0.330,
    "shared with the next": -0.239,
    "bold, share": 0.566,
    "list item": -0.021,
    "paragraph last": -0.093,
    "paragraph's words": 0.068,
    "early in section": 0.128,
    "capitals": -0.318,
    "quantity": 0.257,
    "no end": -0.147,
    "asks": -0.597,
    "length": 0.061,
    "length, by the others'": 0.096,
    "words": 0.072,
    "under ten words": -0.138,
    "over thirty-five words": -0.519,
    "next leans": 0.129,
}

# Signal of a sentence: its weight in the odds (logarithms) that it cannot be understood without the one before
# it, and the odds where no signal speaks.
LEANS: Final[dict[str, float]] = {
    "everyday words": 0.584,
    "telling words": 0.273,
    "rare words": 0.385,
    "title first": -0.779,
    "advises": -0.213,
    "weighs": -0.405,
    "commonplaces": -0.598,
    "compares": 0.066,
    "measures": -0.279,
    "i": 0.248,
    "you": -0.149,
    "he": 0.168,
    "it": 0.155,
    "this": 0.892,
    "lists": 0.218,
    "opens vaguely": 0.539,
    "orders": -0.207,
    "textrank": -0.732,
    "recurring terms": 0.269,
    "introduces, share": -0.538,
    "title": -0.853,
    "own head": -0.867,
    "heads": -0.367,
    "middle is far": -1.672,
    "paragraph first": -1.355,
    "paragraph last": 0.454,
    "paragraph's words": -0.160,
    "section first": -0.807,
    "section's share": -0.664,
    "quotation first": 0.486,
    "colon at the end": 1.105,
    "no end": 0.570,
    "two names first": -0.550,
    "length, by the others'": -0.560,
    "under ten words": 0.451,
    "leans": 1.447,
}
LEANS_ALWAYS: Final = 1.447

# The order of passages, in the same logarithms. Scanned in cross-validation; docs/summaries.md.
# Weight of the likelihood that a sentence leans on one that the summary does not hold. From 1 to 2.5 fewer
# sentences dangle (6.5 to 3.2 in a hundred) and the five shown are worth ever less (59.7 to 56.8).
LEANING: Final = 2.0
# Weight of the share of a sentence that the summary holds already: 0 to 1.5 are worth the same at five
# sentences, 1 is best at three.
REPEATED: Final = 1.0
# Weight of each sentence that the summary holds from the same section: 0 to 0.5, best on long reads.
SECTION: Final = 0.15
# Weight against two sentences as one passage where two of their own would do.
PASSAGE: Final = 0.2
