"""Turns signals into scores and odds, as tables: what each signal weighs.

The tables are printed by `python -m bench.fit_summaries` from an editor's judgement of 192 articles in 12
languages; they are not set by hand, and no site or language has a row. A signal stands in a table where
leaving it out made articles that the fit had not seen less likely. What they are worth: docs/summaries.md.
"""

from __future__ import annotations

from typing import Final

# Signal of a sentence: its weight in the logarithm of the sentence's worth.
WORTH: Final[dict[str, float]] = {
    "telling words": -0.110,
    "rare words": -0.336,
    "announces": -0.300,
    "commonplaces": -0.017,
    "calls": -0.262,
    "reasons": 0.118,
    "weighs": 0.123,
    "measures": 0.077,
    "plans": 0.077,
    "opens vaguely": -0.133,
    "textrank": 0.228,
    "centroid": -0.075,
    "introduces": 0.012,
    "introduces, share": 0.252,
    "title": 0.428,
    "topics": 0.475,
    "own head": 0.165,
    "heads": 0.232,
    "shared with the one before": -0.367,
    "told": 0.321,
    "keywords": 0.370,
    "bold": -0.439,
    "first": -0.282,
    "second": -0.172,
    "list item": -0.240,
    "paragraph first": 0.124,
    "paragraph's words": 0.106,
    "early in section": 0.037,
    "capitals": -0.508,
    "quantity": 0.236,
    "bracket": -0.163,
    "exclaims": -0.406,
    "commas": 0.136,
    "quotation first": -0.187,
    "colon": -0.206,
    "colon at the end": -0.128,
    "no end": -0.824,
    "asks": -0.714,
    "goes on": -0.758,
    "length": 0.124,
    "length, by the others'": 0.180,
    "words": 0.136,
    "under ten words": -0.300,
    "over thirty-five words": -0.555,
    "stop words": -0.270,
}

# What is added to it where the text has so many sections or more.
SECTIONS: Final = 3
IN_SECTIONS: Final[dict[str, float]] = {
    "advises": 0.112,
    "compares": 0.127,
    "i": -0.149,
    "this": -0.114,
    "lists": -0.204,
    "defines": 0.141,
    "textrank": 0.107,
    "own head": 0.096,
    "heads": 0.335,
    "shared with the next": -0.256,
    "bold": 0.587,
    "list item": 0.001,
    "paragraph last": -0.087,
    "paragraph's words": 0.070,
    "early in section": 0.119,
    "capitals": -0.337,
    "quantity": 0.288,
    "no end": -0.172,
    "asks": -0.639,
    "length": 0.110,
    "length, by the others'": 0.116,
    "words": 0.088,
    "under ten words": -0.172,
    "over thirty-five words": -0.647,
    "next leans": 0.139,
}

# Signal of a sentence: its weight in the log odds that it cannot be understood without the one before
# it, and the odds where no signal speaks.
LEANS: Final[dict[str, float]] = {
    "everyday words": 0.579,
    "telling words": 0.222,
    "rare words": 0.413,
    "title first": -0.720,
    "advises": -0.221,
    "weighs": -0.382,
    "commonplaces": -0.478,
    "compares": 0.074,
    "measures": -0.271,
    "i": 0.239,
    "you": -0.142,
    "he": 0.179,
    "it": 0.139,
    "this": 0.872,
    "lists": 0.154,
    "opens vaguely": 0.600,
    "orders": -0.169,
    "textrank": -0.706,
    "recurring terms": 0.266,
    "introduces, share": -0.564,
    "title": -0.886,
    "own head": -0.895,
    "heads": -0.367,
    "middle is far": -1.650,
    "paragraph first": -1.350,
    "paragraph last": 0.462,
    "paragraph's words": -0.166,
    "section first": -0.785,
    "section's share": -0.654,
    "quotation first": 0.530,
    "colon at the end": 1.110,
    "no end": 0.588,
    "two names first": -0.518,
    "length, by the others'": -0.545,
    "under ten words": 0.425,
    "leans": 1.399,
}
LEANS_ALWAYS: Final = 1.420

# The order of passages, in the same logarithms. Scanned in cross-validation; docs/summaries.md.
# Weight of the likelihood that a sentence leans on one that the summary does not hold. From 1 to 2.5 fewer
# sentences dangle (6.5 to 3.2 in a hundred) and the five shown are worth ever less (59.7 to 56.8 per cent).
LEANING: Final = 1.8
# Weight of the share of a sentence that the summary holds already: 0 to 1.5 are worth the same at five
# sentences, 1 is best at three.
REPEATED: Final = 1.0
# Weight of each sentence that the summary holds from the same section: 0 to 0.5, best on long reads.
SECTION: Final = 0.15
# Weight against two sentences as one passage where two of their own would do.
PASSAGE: Final = 0.2
