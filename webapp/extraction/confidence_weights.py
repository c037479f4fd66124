"""What each clue of loss tells, found by bench/confidence.py; confidence.py says what for."""

from collections.abc import Mapping
from typing import Final

BIAS: Final = -3.725
WEIGHTS: Final[Mapping[str, float]] = {
    "missed": 9.039,
    "between": 13.359,
    "doubtful": 2.139,
}
