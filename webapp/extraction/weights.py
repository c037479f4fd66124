"""The weight of each feature, fitted by bench/fit_extraction.py and used by scoring.py.

A weight is the change of the log odds for one unit of the feature.
"""

from collections.abc import Mapping
from typing import Final

BIAS: Final = 0.521
WEIGHTS: Final[Mapping[str, float]] = {
    "25+ words": 0.492,
    "<dt>": 0.954,
    "<figcaption>": -6.499,
    "<li>": 1.532,
    "<p>": 0.699,
    "<pre>": 1.690,
    "after core": -1.260,
    "announced": -1.008,
    "before h1": -1.726,
    "before core": -0.561,
    "ends": 0.599,
    "far after core": -1.146,
    "heading": 1.665,
    "heading down": -0.394,
    "heading inside": -3.159,
    "heading sibling": 0.591,
    "in <aside>": -1.137,
    "in <figure>": -0.468,
    "in <footer>": -0.886,
    "in <form>": -1.842,
    "in <table>": 1.335,
    "left by core": -1.174,
    "links": -1.021,
    "lone heading to away": 1.694,
    "lone heading to page": 1.429,
    "lone heading to site": -1.760,
    "lone item to away": 0.227,
    "lone item to page": 3.282,
    "lone item to site": -0.612,
    "near furniture": -1.010,
    "outside own article": -1.607,
    "prose child": -0.038,
    "prose in box 1": 0.798,
    "prose in box 3": -0.400,
    "prose in style": -0.543,
    "prose inside": 1.216,
    "prose sibling": 0.212,
    "prose up": -0.952,
    "says call": -2.073,
    "says comments": -3.518,
    "says date": -0.706,
    "says feedback": -2.796,
    "says legal": -3.013,
    "says media": -1.197,
    "says related": -2.965,
    "says subscribe": -1.800,
    "style share": 1.498,
}
