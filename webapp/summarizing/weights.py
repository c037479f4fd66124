"""Turns signals into scores and odds, as tables: what each signal weighs.

The tables are printed by `python -m bench.fit_summaries` from an editor's judgement of 192 articles in 12
languages; they are not set by hand, and no site or language has a row. A signal stands in a table where
leaving it out made articles that the fit had not seen less likely. What they are worth: docs/summaries.md.
"""

from __future__ import annotations

from typing import Final

# Signal of a sentence: its weight in the logarithm of the sentence's worth.
WORTH: Final[dict[str, float]] = {
    "telling words": -0.098,
    "rare words": -0.412,
    "announces": -0.273,
    "commonplaces": -0.021,
    "calls": -0.255,
    "reasons": 0.099,
    "weighs": 0.114,
    "measures": 0.066,
    "plans": 0.072,
    "opens vaguely": -0.117,
    "textrank": 0.261,
    "centroid": -0.030,
    "introduces": -0.010,
    "introduces, share": 0.252,
    "title": 0.437,
    "topics": 0.536,
    "own head": 0.170,
    "heads": 0.194,
    "shared with the one before": -0.313,
    "told": 0.249,
    "keywords": 0.304,
    "bold": -0.479,
    "first": -0.171,
    "second": -0.113,
    "list item": -0.254,
    "paragraph first": 0.132,
    "paragraph's words": 0.095,
    "early in section": 0.045,
    "capitals": -0.379,
    "quantity": 0.185,
    "bracket": -0.156,
    "exclaims": -0.370,
    "commas": 0.066,
    "quotation first": -0.149,
    "colon": -0.180,
    "colon at the end": -0.069,
    "no end": -0.759,
    "asks": -0.616,
    "goes on": -0.690,
    "length": 0.076,
    "length, by the others'": 0.179,
    "words": 0.135,
    "under ten words": -0.273,
    "over thirty-five words": -0.512,
    "stop words": -0.230,
}

# What is added to it where the text has so many sections or more.
SECTIONS: Final = 3
IN_SECTIONS: Final[dict[str, float]] = {
    "advises": 0.111,
    "compares": 0.126,
    "i": -0.151,
    "this": -0.115,
    "lists": -0.193,
    "defines": 0.139,
    "textrank": 0.090,
    "own head": 0.095,
    "heads": 0.318,
    "shared with the next": -0.276,
    "bold": 0.612,
    "list item": 0.005,
    "paragraph last": -0.087,
    "paragraph's words": 0.081,
    "early in section": 0.109,
    "capitals": -0.415,
    "quantity": 0.349,
    "no end": -0.217,
    "asks": -0.714,
    "length": 0.155,
    "length, by the others'": 0.129,
    "words": 0.097,
    "under ten words": -0.182,
    "over thirty-five words": -0.667,
    "next leans": 0.140,
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
