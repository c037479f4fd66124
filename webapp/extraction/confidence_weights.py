"""Weights of the clues to a loss, fitted by bench/confidence.py and used by confidence.py."""

from collections.abc import Mapping
from typing import Final

BIAS: Final = -3.725
WEIGHTS: Final[Mapping[str, float]] = {
    "missed": 9.039,
    "between": 13.359,
    "doubtful": 2.139,
}
