"""What each feature tells of a block, found by bench/fit_extraction.py; scoring.py says what for.

A weight is the change of the log odds for one unit of the feature.
"""

from collections.abc import Mapping
from typing import Final

BIAS: Final = 0.689
WEIGHTS: Final[Mapping[str, float]] = {
    "25+ words": 0.509,
    "<dt>": 0.732,
    "<figcaption>": -6.843,
    "<li>": 1.462,
    "<p>": 0.574,
    "<pre>": 1.196,
    "after kept": -1.275,
    "announced": -0.984,
    "before h1": -1.761,
    "before kept": -0.533,
    "ends": 0.579,
    "far after kept": -1.126,
    "heading": 1.523,
    "heading down": -0.452,
    "heading inside": -3.246,
    "heading sibling": 0.620,
    "in <aside>": -1.148,
    "in <figure>": 0.340,
    "in <footer>": -0.878,
    "in <form>": -1.738,
    "in <table>": 1.133,
    "left by core": -1.352,
    "links": -1.043,
    "lone heading to away": 1.744,
    "lone heading to page": 1.490,
    "lone heading to site": -1.753,
    "lone item to away": 0.387,
    "lone item to page": 3.247,
    "lone item to site": -0.637,
    "near furniture": -1.000,
    "outside own article": -1.541,
    "prose child": -0.038,
    "prose in box 1": 0.766,
    "prose in box 3": -0.384,
    "prose in style": -0.556,
    "prose inside": 1.277,
    "prose sibling": 0.270,
    "prose up": -0.844,
    "says call": -1.403,
    "says comments": -3.536,
    "says date": -0.713,
    "says feedback": -2.851,
    "says legal": -3.038,
    "says media": -1.284,
    "says related": -2.853,
    "says subscribe": -1.855,
    "style share": 1.415,
}
