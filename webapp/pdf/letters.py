"""Letters as PDFs hold them, made the letters that were meant."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# Ligatures, and the forms that Arabic letters take beside each other: fonts name the glyph, not the letter.
_FORMS: Final = re.compile("[\ufb00-\ufdff\ufe70-\ufefc]+")
_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_LIGATURES: Final = ("ff", "fi", "fl", "ffi", "ffl")
# TeX's older fonts have no names for their glyphs, and what comes out is their place in the font: that of the
# encodings OT1 and T1, which have nothing but signs of their own where Unicode has control characters.
_OT1: Final = dict(zip(range(0x0B, 0x10), _LIGATURES, strict=True))
_T1: Final = {
    **dict(zip(range(0x1B, 0x20), _LIGATURES, strict=True)),
    **dict(zip(range(0x10, 0x17), "“”„«»–—", strict=True)),
}
_TEX: Final = {**_OT1, **_T1}
_RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_SHARP_S: Final = "ÿ"  # where T1 has ß, Unicode has ÿ


def is_of_tex(codes: frozenset[int]) -> bool:
    """Whether the letters of a page are places in TeX's older fonts."""
    return not codes.isdisjoint(range(0x1B, 0x20))


def runs_left(text: str) -> bool:
    """Whether any letter is of a script that runs from right to left; its signs and digits are no letters."""
    return any(found[0].isalpha() for found in _RIGHT_TO_LEFT.finditer(text))


def mend_letters(text: str, *, of_tex: bool = False) -> str:
    """Return the text with whole letters in place of glyphs, and without what no text can hold."""
    if text.isascii() and text.isprintable():
        return text
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore").translate(_TEX)
    if of_tex:
        text = text.replace(_SHARP_S, "ß")
    text = _FORMS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return _CONTROL.sub("", text).replace("\xa0", " ")
