"""Turns signals into scores and odds, as tables: what each signal weighs.

The tables are printed by `python -m bench.fit_summaries` from an editor's judgement of 192 articles in 12
languages; they are not set by hand, and no site or language has a row. A signal stands in a table where
leaving it out made articles that the fit had not seen less likely. What they are worth: docs/summaries.md.
"""

from __future__ import annotations

from typing import Final

# Signal of a sentence: its weight in the logarithm of the sentence's worth.
WORTH: Final[dict[str, float]] = {
    "telling words": -0.097,
    "rare words": -0.411,
    "announces": -0.271,
    "commonplaces": -0.043,
    "calls": -0.252,
    "reasons": 0.097,
    "weighs": 0.112,
    "measures": 0.066,
    "plans": 0.071,
    "opens vaguely": -0.122,
    "textrank": 0.261,
    "centroid": -0.034,
    "introduces": -0.010,
    "introduces, share": 0.252,
    "title": 0.439,
    "topics": 0.538,
    "own head": 0.171,
    "heads": 0.193,
    "shared with the one before": -0.312,
    "told": 0.251,
    "keywords": 0.302,
    "bold": -0.477,
    "first": -0.171,
    "second": -0.113,
    "list item": -0.253,
    "paragraph first": 0.135,
    "paragraph's words": 0.094,
    "early in section": 0.045,
    "capitals": -0.379,
    "quantity": 0.185,
    "bracket": -0.156,
    "exclaims": -0.365,
    "commas": 0.067,
    "quotation first": -0.151,
    "colon": -0.179,
    "colon at the end": -0.069,
    "no end": -0.759,
    "asks": -0.612,
    "goes on": -0.690,
    "length": 0.077,
    "length, by the others'": 0.179,
    "words": 0.135,
    "under ten words": -0.273,
    "over thirty-five words": -0.512,
    "stop words": -0.234,
}

# What is added to it where the text has so many sections or more.
SECTIONS: Final = 3
IN_SECTIONS: Final[dict[str, float]] = {
    "advises": 0.112,
    "compares": 0.127,
    "i": -0.150,
    "this": -0.112,
    "lists": -0.195,
    "defines": 0.138,
    "textrank": 0.091,
    "own head": 0.097,
    "heads": 0.318,
    "shared with the next": -0.275,
    "bold": 0.614,
    "list item": 0.005,
    "paragraph last": -0.086,
    "paragraph's words": 0.080,
    "early in section": 0.110,
    "capitals": -0.414,
    "quantity": 0.348,
    "no end": -0.216,
    "asks": -0.714,
    "length": 0.157,
    "length, by the others'": 0.129,
    "words": 0.098,
    "under ten words": -0.182,
    "over thirty-five words": -0.666,
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
