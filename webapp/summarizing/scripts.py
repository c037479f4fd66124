"""Unicode's scripts as the character classes that splitting and terms need."""

from __future__ import annotations

import re
from typing import Final

# Scripts written without spaces between words: kana, Han, Thai, Lao, Myanmar, Khmer, Tibetan.
UNSPACED: Final = (
    "\u0e00-\u0e7f\u0e80-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff"
    "\u3005\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003134f"
)

# Vowel signs and accents that Python's \w leaves out, by block; without them Hindi falls into pieces.
MARKS: Final = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06ed\u0711\u0730-\u074a\u07a6-\u07b0\u0816-\u082d\u08d3-\u0903\u093a-\u094f"
    "\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a03\u0a3c-\u0a51\u0a70\u0a71"
    "\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b57\u0b82\u0bbe-\u0bcd\u0c00-\u0c04"
    "\u0c3e-\u0c56\u0c81-\u0c83\u0cbc-\u0cd6\u0d00-\u0d03\u0d3b-\u0d4d\u0d81-\u0d83\u0dca-\u0ddf"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1-\u0ebc\u0ec8-\u0ecd\u0f18-\u0f84\u102b-\u103e"
    "\u1056-\u1059\u135d-\u135f\u17b4-\u17d3\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a"
)

QUOTES: Final = "\"'“”„‟‘’‚‛«»‹›「」『』《》〈〉"
OPENERS: Final = "\"'“‘„‚«‹「『《〈([{¿¡（［【〔"
COLONS: Final = (":", "：")
CLOSERS: Final = "\"'”’“»›」』》〉)]}）］】〕"

_unspaced: Final = re.compile(f"[{UNSPACED}]").search
has_word: Final = re.compile(r"[^\W_]").search

# Characters of Chinese, Japanese or Thai that take as long to read as one word of a spaced language.
CHARS_A_WORD: Final = 2


_NO_LETTERS: Final = dict.fromkeys(code for code in range(128) if not chr(code).isalnum())


def letters_of(text: str) -> str:
    """A text's letters and digits alone, in folded case: the same words, however they are set."""
    letters = text.translate(_NO_LETTERS) if text.isascii() else "".join(filter(str.isalnum, text))
    return letters.casefold()


def is_unspaced(text: str) -> bool:
    """Whether a text has words that no spaces part."""
    return not text.isascii() and _unspaced(text) is not None
