"""Estimates the minutes that reading a text takes, as a range.

Speeds: Trauzettel-Klosinski, S. & Dietz, K. (2012), "Standardized Assessment of Reading Performance:
The New International Reading Speed Texts IReST", Investigative Ophthalmology & Visual Science 53(9):
mean and standard deviation of words a minute, and of characters where words are not spaced.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

UNSPACED = frozenset({"zh", "ja", "th", "lo", "km", "my"})
_KANA = "\u3040-\u30ff"
_HAN = "\u3400-\u9fff\uf900-\ufaff"
_LETTERS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_SIGN = re.compile(f"[{_LETTERS}{_KANA}{_HAN}]")
_WIDE_MARKS = "\u3000-\u303f\uff00-\uffef"  # they stand between signs, and are no words
_SIGN_OR_MARK = re.compile(f"[{_LETTERS}{_KANA}{_HAN}{_WIDE_MARKS}]")
_SCRIPTS = (("ja", re.compile(f"[{_KANA}]")), ("zh", re.compile(f"[{_HAN}]")))

# The study's mean over its seventeen languages.
UNKNOWN_SPEED = (184, 29)
# Thai, Lao, Khmer and Burmese are in no such study, and write letters: the same mean in characters. Its
# deviation is between languages (234); a reader's is as that of UNKNOWN_SPEED.
_LETTERS_SPEED = (863, 136)

# language: (mean, standard deviation) a minute; characters for UNSPACED, else words
SPEEDS: Mapping[str, tuple[int, int]] = {
    "ar": (138, 20),
    "de": (179, 17),
    "en": (228, 30),
    "es": (218, 28),
    "fi": (161, 18),
    "fr": (195, 26),
    "he": (187, 29),
    "it": (188, 28),
    "ja": (357, 56),
    "nl": (202, 29),
    "pl": (166, 23),
    "pt": (181, 29),
    "ru": (184, 32),
    "sl": (180, 30),
    "sv": (199, 34),
    "tr": (166, 25),
    "zh": (255, 29),
    **dict.fromkeys(("th", "lo", "km", "my"), _LETTERS_SPEED),
}


@dataclass(frozen=True, slots=True)
class ReadingTime:
    """Seconds, for a fast and for a slow reader (one standard deviation to either side)."""

    fast: float
    slow: float

    @property
    def mean(self) -> float:
        return (self.fast + self.slow) / 2


def count_words(text: str, lang: str | None) -> int:
    """Count what SPEEDS counts for this language: words, or characters where words are not spaced.

    Pages often say no language, or a wrong one: characters of those count as the words that take as long.
    """
    signs = 0 if text.isascii() else len(_SIGN.findall(text))
    if not signs:
        return len(text.split())
    if _base(lang) in UNSPACED:
        return signs + len(_SIGN.sub(" ", text).split())
    script = next((name for name, sign in _SCRIPTS if sign.search(text)), "th")
    as_words = signs * _speed(lang)[0] / _speed(script)[0]
    return len(_SIGN_OR_MARK.sub(" ", text).split()) + round(as_words)


def reading_time(words: int, lang: str | None) -> ReadingTime:
    """Tell how long so many words (see `count_words`) of a language take."""
    mean, deviation = _speed(lang)
    return ReadingTime(fast=60 * words / (mean + deviation), slow=60 * words / (mean - deviation))


def _speed(lang: str | None) -> tuple[int, int]:
    return SPEEDS.get(_base(lang), UNKNOWN_SPEED)


def _base(lang: str | None) -> str:
    return (lang or "").split("-")[0].lower()
