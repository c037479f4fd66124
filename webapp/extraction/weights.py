"""What each feature tells of a block, found by bench/fit_extraction.py; scoring.py says what for.

A weight is the change of the log odds for one unit of the feature.
"""

from collections.abc import Mapping
from typing import Final

BIAS: Final = 0.701
WEIGHTS: Final[Mapping[str, float]] = {
    "25+ words": 0.492,
    "<dt>": 0.721,
    "<figcaption>": -6.855,
    "<li>": 1.443,
    "<p>": 0.563,
    "<pre>": 1.201,
    "after kept": -1.288,
    "announced": -1.001,
    "before h1": -1.768,
    "before kept": -0.531,
    "ends": 0.582,
    "far after kept": -1.121,
    "heading": 1.520,
    "heading down": -0.441,
    "heading inside": -3.239,
    "heading sibling": 0.630,
    "in <aside>": -1.157,
    "in <figure>": 0.355,
    "in <footer>": -0.872,
    "in <form>": -1.736,
    "in <table>": 1.129,
    "left by core": -1.364,
    "links": -1.025,
    "lone heading to away": 1.735,
    "lone heading to page": 1.460,
    "lone heading to site": -1.766,
    "lone item to away": 0.379,
    "lone item to page": 3.250,
    "lone item to site": -0.628,
    "near furniture": -1.030,
    "outside own article": -1.533,
    "prose child": -0.026,
    "prose in box 1": 0.780,
    "prose in box 3": -0.384,
    "prose in style": -0.562,
    "prose inside": 1.265,
    "prose sibling": 0.253,
    "prose up": -0.825,
    "says call": -1.398,
    "says comments": -3.556,
    "says date": -0.740,
    "says feedback": -2.851,
    "says legal": -3.038,
    "says media": -1.276,
    "says related": -2.972,
    "says subscribe": -1.855,
    "style share": 1.433,
}
