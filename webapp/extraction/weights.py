"""What each feature tells of a block, found by bench/fit_extraction.py; scoring.py says what for.

A weight is the change of the log odds for one unit of the feature.
"""

from collections.abc import Mapping
from typing import Final

BIAS: Final = 0.550
WEIGHTS: Final[Mapping[str, float]] = {
    "25+ words": 0.482,
    "<dt>": 0.944,
    "<figcaption>": -6.557,
    "<li>": 1.525,
    "<p>": 0.705,
    "<pre>": 1.747,
    "after kept": -1.236,
    "announced": -0.994,
    "before h1": -1.751,
    "before kept": -0.500,
    "ends": 0.595,
    "far after kept": -1.160,
    "heading": 1.667,
    "heading down": -0.432,
    "heading inside": -3.247,
    "heading sibling": 0.518,
    "in <aside>": -1.132,
    "in <figure>": -0.390,
    "in <footer>": -0.867,
    "in <form>": -1.707,
    "in <table>": 1.303,
    "left by core": -1.277,
    "links": -0.999,
    "lone heading to away": 1.708,
    "lone heading to page": 1.480,
    "lone heading to site": -1.782,
    "lone item to away": 0.251,
    "lone item to page": 3.271,
    "lone item to site": -0.604,
    "near furniture": -1.001,
    "outside own article": -1.613,
    "prose child": -0.051,
    "prose in box 1": 0.785,
    "prose in box 3": -0.381,
    "prose in style": -0.534,
    "prose inside": 1.224,
    "prose sibling": 0.220,
    "prose up": -0.919,
    "says call": -2.067,
    "says comments": -3.533,
    "says date": -0.688,
    "says feedback": -2.824,
    "says legal": -3.028,
    "says media": -1.220,
    "says related": -2.971,
    "says subscribe": -1.821,
    "style share": 1.473,
}
