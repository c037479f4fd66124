"""What each feature tells of a block, found by bench/fit_extraction.py; scoring.py says what for.

A weight is the change of the log odds for one unit of the feature.
"""

from collections.abc import Mapping
from typing import Final

BIAS: Final = 0.688
WEIGHTS: Final[Mapping[str, float]] = {
    "25+ words": 0.501,
    "<dt>": 0.732,
    "<figcaption>": -6.850,
    "<li>": 1.456,
    "<p>": 0.572,
    "<pre>": 1.195,
    "after kept": -1.266,
    "announced": -1.008,
    "before h1": -1.767,
    "before kept": -0.534,
    "ends": 0.578,
    "far after kept": -1.138,
    "heading": 1.520,
    "heading down": -0.446,
    "heading inside": -3.244,
    "heading sibling": 0.626,
    "in <aside>": -1.149,
    "in <figure>": 0.341,
    "in <footer>": -0.881,
    "in <form>": -1.739,
    "in <table>": 1.140,
    "left by core": -1.354,
    "links": -1.028,
    "lone heading to away": 1.735,
    "lone heading to page": 1.475,
    "lone heading to site": -1.762,
    "lone item to away": 0.374,
    "lone item to page": 3.237,
    "lone item to site": -0.636,
    "near furniture": -1.001,
    "outside own article": -1.543,
    "prose child": -0.032,
    "prose in box 1": 0.763,
    "prose in box 3": -0.375,
    "prose in style": -0.551,
    "prose inside": 1.274,
    "prose sibling": 0.266,
    "prose up": -0.844,
    "says call": -1.402,
    "says comments": -3.544,
    "says date": -0.718,
    "says feedback": -2.855,
    "says legal": -3.042,
    "says media": -1.286,
    "says related": -2.967,
    "says subscribe": -1.858,
    "style share": 1.420,
}
