"""What each feature tells of a block, found by bench/fit_extraction.py; scoring.py says what for.

A weight is the change of the log odds for one unit of the feature.
"""

from collections.abc import Mapping
from typing import Final

BIAS: Final = 0.704
WEIGHTS: Final[Mapping[str, float]] = {
    "25+ words": 0.498,
    "<dt>": 0.710,
    "<figcaption>": -6.835,
    "<li>": 1.444,
    "<p>": 0.569,
    "<pre>": 1.213,
    "after kept": -1.291,
    "announced": -1.007,
    "before h1": -1.751,
    "before kept": -0.551,
    "ends": 0.588,
    "far after kept": -1.131,
    "heading": 1.528,
    "heading down": -0.444,
    "heading inside": -3.234,
    "heading sibling": 0.634,
    "in <aside>": -1.162,
    "in <figure>": 0.337,
    "in <footer>": -0.870,
    "in <form>": -1.731,
    "in <table>": 1.134,
    "left by core": -1.342,
    "links": -1.046,
    "lone heading to away": 1.750,
    "lone heading to page": 1.468,
    "lone heading to site": -1.751,
    "lone item to away": 0.255,
    "lone item to page": 3.288,
    "lone item to site": -0.610,
    "near furniture": -1.025,
    "outside own article": -1.524,
    "prose child": -0.032,
    "prose in box 1": 0.772,
    "prose in box 3": -0.382,
    "prose in style": -0.569,
    "prose inside": 1.256,
    "prose sibling": 0.246,
    "prose up": -0.844,
    "says call": -2.002,
    "says comments": -3.551,
    "says date": -0.742,
    "says feedback": -2.846,
    "says legal": -3.076,
    "says media": -1.268,
    "says related": -2.991,
    "says subscribe": -1.851,
    "style share": 1.443,
}
