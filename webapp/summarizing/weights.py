"""Turns signals into scores and odds, as tables: what each signal weighs.

The tables are printed by `python -m bench.fit_summaries` from an editor's judgement of 192 articles in 12
languages; they are not set by hand, and no site or language has a row. A signal stands in a table where
leaving it out made articles that the fit had not seen less likely. What they are worth: docs/summaries.md.
"""

from __future__ import annotations

from typing import Final

# Signal of a sentence: its weight in the logarithm of the sentence's worth.
WORTH: Final[dict[str, float]] = {
    "telling words": -0.093,
    "rare words": -0.441,
    "announces": -0.259,
    "commonplaces": -0.045,
    "calls": -0.249,
    "reasons": 0.088,
    "weighs": 0.109,
    "measures": 0.061,
    "plans": 0.069,
    "opens vaguely": -0.110,
    "textrank": 0.273,
    "centroid": -0.010,
    "introduces": -0.019,
    "introduces, share": 0.253,
    "title": 0.445,
    "topics": 0.557,
    "own head": 0.173,
    "heads": 0.177,
    "shared with the one before": -0.291,
    "told": 0.226,
    "keywords": 0.277,
    "bold": -0.494,
    "first": -0.135,
    "second": -0.092,
    "list item": -0.259,
    "paragraph first": 0.137,
    "paragraph's words": 0.088,
    "early in section": 0.048,
    "capitals": -0.329,
    "quantity": 0.165,
    "bracket": -0.154,
    "exclaims": -0.348,
    "commas": 0.040,
    "quotation first": -0.137,
    "colon": -0.168,
    "colon at the end": -0.046,
    "no end": -0.730,
    "asks": -0.573,
    "goes on": -0.660,
    "length": 0.059,
    "length, by the others'": 0.180,
    "words": 0.136,
    "under ten words": -0.263,
    "over thirty-five words": -0.498,
    "stop words": -0.217,
}

# What is added to it where the text has so many sections or more.
SECTIONS: Final = 3
IN_SECTIONS: Final[dict[str, float]] = {
    "advises": 0.112,
    "compares": 0.127,
    "i": -0.151,
    "this": -0.113,
    "lists": -0.191,
    "defines": 0.137,
    "textrank": 0.085,
    "own head": 0.096,
    "heads": 0.310,
    "shared with the next": -0.283,
    "bold": 0.625,
    "list item": 0.007,
    "paragraph last": -0.087,
    "paragraph's words": 0.085,
    "early in section": 0.106,
    "capitals": -0.444,
    "quantity": 0.372,
    "no end": -0.236,
    "asks": -0.744,
    "length": 0.172,
    "length, by the others'": 0.134,
    "words": 0.101,
    "under ten words": -0.185,
    "over thirty-five words": -0.671,
    "next leans": 0.146,
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
    "it": 0.156,
    "this": 0.855,
    "lists": 0.152,
    "opens vaguely": 0.615,
    "orders": -0.177,
    "textrank": -0.699,
    "recurring terms": 0.271,
    "introduces, share": -0.568,
    "title": -0.891,
    "own head": -0.915,
    "heads": -0.358,
    "middle is far": -1.635,
    "paragraph first": -1.352,
    "paragraph last": 0.461,
    "paragraph's words": -0.167,
    "section first": -0.778,
    "section's share": -0.650,
    "quotation first": 0.543,
    "colon at the end": 1.111,
    "no end": 0.590,
    "two names first": -0.517,
    "length, by the others'": -0.550,
    "under ten words": 0.423,
    "leans": 1.493,
}
LEANS_ALWAYS: Final = 1.413

# The order of passages, in the same logarithms. Scanned in cross-validation; docs/summaries.md.
# Weight of the likelihood that a sentence leans on one that the summary does not hold. From 1 to 2.5 fewer
# sentences dangle (6.5 to 3.2 in a hundred) and the five shown are worth ever less (59.7 to 56.8 per cent).
LEANING: Final = 1.8
# Weight of the share of a sentence that the summary holds already: 0 to 1.5 are worth the same at five
# sentences, 1 is best at three.
REPEATED: Final = 1.0
# Weight of each sentence that the summary holds from the same section: 0 to 0.5, best on long reads.
SECTION: Final = 0.15
# Weight against a sentence that the next one turns against ("But ..."), until that one is there.
TURNED: Final = 0.8
# Weight against two sentences as one passage where two of their own would do.
PASSAGE: Final = 0.2
