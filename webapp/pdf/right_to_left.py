"""Puts a line that runs from right to left in the order in which it is read, by where its letters stand.

Files hold such lines as they are seen, or as they are read, or each word in one way or the other, and PDFium
turns some of it round; where a letter stands is the same in all of them.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, groupby
from typing import Final

from webapp.pdf.letters import mend_letters, runs_left
from webapp.pdf.word import Letter, Word

_LATIN: Final = re.compile(r"[^\W\d_]")
_LATIN_SPAN: Final = re.compile(r"\w(?:.*\w)?")
# What stays as it is seen within a line that runs left: numbers; in Arabic without dashes and percent signs.
_ARABIC_NUMBER: Final = re.compile(r"\d+(?:[.,:/\u066b\u066c]\d+)*")
_HEBREW_NUMBER: Final = re.compile(r"[%$€£₪+-]?\d+(?:[.,:/-]\d+)*[%$€£₪+-]?")
_ARABIC: Final = re.compile("[\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
_LAM_ALEF: Final = re.compile("ل[اأإآ]")
_OPENING, _CLOSING = "([{«‹", ")]}»›"
_OPENED: Final = str.maketrans(_CLOSING, _OPENING)
_CLOSED: Final = str.maketrans(_OPENING, _CLOSING)
_BULLETS: Final = "•◦▪‣●○■□"
_END: Final = re.compile(r"[\W_]*$")
_SPACE: Final = 0.2  # times the type's size: letters of a word stand up to 0.15 apart, words from 0.26 on
_OVERLAPPING: Final = 8  # letters at most at one place
_BEHIND: Final = 0.01


def order_words(words: Sequence[Word]) -> list[Word]:
    """The words of a line as they are read; where one begins, the gaps between the letters tell."""
    is_arabic = any(_ARABIC.search(word.text) for word in words)
    number = _ARABIC_NUMBER if is_arabic else _HEBREW_NUMBER
    ordered = list(_from_the_right([_word(letters, number) for letters in _parted(words)]))
    ordered[0].is_glued = False
    ordered[-1].ends_line, ordered[-1].is_cut = True, words[-1].is_cut
    return ordered


def _parted(words: Sequence[Word]) -> Iterator[list[tuple[Letter, Word]]]:
    """The letters of each word from the right, with the file's word that they are of, and apart by style."""
    found: list[tuple[Letter, Word]] = []
    left = 0.0
    for letter, word in _from_right_to_left(words):
        is_apart = left - letter.right > _SPACE * word.size or _is_bullet(found)
        if found and (is_apart or (word.style, word.link) != (found[-1][1].style, found[-1][1].link)):
            yield found
            found = []
        left = min(left, letter.left) if found and not is_apart else letter.left
        found.append((letter, word))
    yield found


def _is_bullet(letters: Sequence[tuple[Letter, Word]]) -> bool:
    return len(letters) == 1 and letters[0][0].sign in _BULLETS


def _from_right_to_left(words: Sequence[Word]) -> Iterator[tuple[Letter, Word]]:
    letters = [(letter, word) for word in words for letter in word.letters]
    bases = sorted(
        (letter for letter, _word in letters if not unicodedata.combining(letter.sign)), key=_left_of
    )
    letters.sort(key=lambda pair: -_place(pair[0], bases))
    for _same_place, group in groupby(letters, key=lambda pair: (pair[0].left, pair[0].right)):
        glyph = list(group)
        text = "".join(letter.sign for letter, _word in glyph)
        # PDFium takes the letters of a ligature backwards, all at the same place.
        yield from glyph if _LAM_ALEF.fullmatch(text) or not runs_left(text) else reversed(glyph)


def _place(letter: Letter, bases: Sequence[Letter]) -> float:
    """The middle of a letter; a mark's is just behind that of the letter that it stands on."""
    middle = (letter.left + letter.right) / 2
    if unicodedata.combining(letter.sign):
        at = bisect_left(bases, middle, key=_left_of)
        below = (base for base in bases[max(0, at - _OVERLAPPING) : at] if middle < base.right)
        return min(((base.left + base.right) / 2 - _BEHIND for base in below), default=middle)
    return middle


def _left_of(letter: Letter) -> float:
    return letter.left


def _word(letters: Sequence[tuple[Letter, Word]], number: re.Pattern[str]) -> Word:
    """A word of its letters from the right; numbers and what is Latin in it are turned back."""
    text = "".join(letter.sign for letter, _word in letters)
    span = _LATIN_SPAN if _LATIN.search(text) and not runs_left(text) else number
    text = span.sub(lambda found: found[0][::-1], text)
    left, right = (
        min(letter.left for letter, _word in letters),
        max(letter.right for letter, _word in letters),
    )
    return replace(
        letters[0][1],
        text=_with_brackets(mend_letters(text)),
        left=left,
        right=right,
        ends_line=False,
        is_cut=False,
        letters=(),
    )


def _with_brackets(text: str) -> str:
    """Open brackets before a word and close them behind it: some files have them as they are seen."""
    end = _END.search(text)
    if end is None or not end.start():
        return text
    return text[: end.start()].translate(_OPENED) + end[0].translate(_CLOSED)


def _from_the_right(words: Sequence[Word]) -> Iterator[Word]:
    """Words from the right, glued where they touch; those of a Latin passage from the left, numbers too."""
    before: Word | None = None
    for is_latin, group in groupby(_passages(words), key=lambda pair: pair[0]):
        found = [word for _is_latin, word in group]
        for word in reversed(found) if is_latin else found:
            if before is not None:
                gap = max(before.left - word.right, word.left - before.right)
                word.is_glued = gap < _SPACE * word.size and before.text not in _BULLETS
            yield word
            before = word


def _passages(words: Sequence[Word]) -> Iterator[tuple[bool, Word]]:
    """Each word with whether it is of a Latin passage: Latin, between Latin words, or a number behind one."""
    nearest_right = list(accumulate(map(_script, words), _nearest))
    nearest_left = list(accumulate(map(_script, reversed(words)), _nearest))[::-1]
    for word, right, left in zip(words, nearest_right, nearest_left, strict=True):
        is_number = any(map(str.isdecimal, word.text))
        yield left == "latin" and (right == "latin" or is_number), word


def _script(word: Word) -> str:
    return "latin" if _is_latin(word) else "left" if runs_left(word.text) else ""


def _nearest(before: str, script: str) -> str:
    return script or before


def _is_latin(word: Word) -> bool:
    return _LATIN.search(word.text) is not None and not runs_left(word.text)
