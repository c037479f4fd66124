"""Mends text that was encoded twice ("youâ€™re"), and leaves what is right alone."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

# UTF-8 read as Windows-1252 or Latin-1: what its second and later bytes are then taken for.
_LATER: Final = r"[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_FIRST: Final = "ÃÂâðÐÑ"
# No language writes these: letters of the west, punctuation, emoji; three Cyrillic letters in a row.
_TELL_TALE: Final = re.compile(
    rf"[{_FIRST}](?:(?<=[ÃÂ]){_LATER}|(?<=â)[\x80-\x84\x86\x94\x9c€‚ƒ„†œ”]{_LATER}|(?<=ð)[\x9fŸ]{_LATER}{{2}}"
    rf"|(?<=[ÐÑ]){_LATER}(?:[ÐÑ]{_LATER}){{2,}})"
)
# A text about encodings shows such words in quotes or as code: what stands before and after them there.
_OPENED: Final = re.compile(r"(?:[\"'“„«‘(]|&\w{2,6};|<(?:code|kbd|samp|tt|pre)\b[^<>]*>)[^\s<>\"&]*\Z")
_CLOSED: Final = re.compile(r"[^\s<>\"&]*(?:[\"'”“»’)]|&\w{2,6};|</(?:code|kbd|samp|tt|pre)>)")
_REACH: Final = 60  # letters that such a word and its tag have at most
_MOST_SHOWN: Final = 0.5  # of the tell-tale words; where more of them are only shown, all are meant
_LOOKED_AT: Final = 1_000  # tell-tale words, to tell whether they are only shown
_RUN: Final = re.compile(r"[^<>\"\n]+")


def mend_twice_encoded(text: str) -> str:
    """Return a page's text with what was encoded twice decoded once more."""
    if text.isascii() or not any(first in text for first in _FIRST):
        return text
    found = list(islice(_TELL_TALE.finditer(text), _LOOKED_AT))
    shown = sum(_is_shown(text, word) for word in found)
    return _RUN.sub(_mend, text) if shown < _MOST_SHOWN * len(found) else text


def _is_shown(text: str, word: re.Match[str]) -> bool:
    before = text[max(0, word.start() - _REACH) : word.start()]
    return bool(_OPENED.search(before) and _CLOSED.match(text, word.end(), word.end() + _REACH))


def _mend(run: re.Match[str]) -> str:
    if run[0].isascii() or not _TELL_TALE.search(run[0]):
        return run[0]
    from ftfy import fix_encoding  # seldom needed, and slow to import

    return fix_encoding(run[0])
