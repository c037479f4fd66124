"""The words of a page, as PDFium finds them, each with its place and how it is set."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, Final

import pypdfium2.raw as pdfium

from webapp.pdf.letters import is_of_tex, mend_letters, runs_left
from webapp.pdf.lines import BOLD, ITALIC, RAISED, TYPED
from webapp.pdf.word import Letter, LinkPlace, Word

_SPACES: Final = frozenset(map(ord, " \t\xa0\u3000\u2002\u2003\u2009"))
_BREAKS: Final = frozenset(map(ord, "\r\n"))
_CUT: Final = 2  # what PDFium puts where a hyphen ends a line and the word goes on
_JOIN: Final = -1  # what we put where PDFium breaks a line between two letters of one word
_NO_LETTERS: Final = frozenset({0, 0xFFFE, 0xFFFF})
_NOTE_MARKS: Final = frozenset(map(ord, "0123456789*†‡§"))
_SMALL: Final = 0.82  # of the type around it: a raised or lowered sign
_SPACE: Final = 0.45  # of the type's size: what is nearer is on one line
_TOUCHING: Final = 0.2  # of the type's size: what is nearer is one word
_SAME_BASE: Final = 0.5  # points
_LIFTED: Final = 0.12  # of that type's size: how far a note's mark stands above the line
_BOLD_NAME: Final = re.compile(r"bold|black|heavy|demi|cmbx|sfbx|ecbx|-bd|medi(?![a-z])", re.I)
_ITALIC_NAME: Final = re.compile(r"italic|oblique|slanted|cmti|cmsl|sfti|sfsl|(?<=[a-z])ital?(?![a-z])", re.I)
_TYPED_NAME: Final = re.compile(r"mono|courier|consol|menlo|typewriter|cmtt|sftt|ectt|inconsolata", re.I)
_TYPED_FLAG: Final = 1 << 0
_ITALIC_FLAG: Final = 1 << 6
_BOLD_FLAG: Final = 1 << 18
_NAME_BYTES: Final = 128
_PRIVATE: Final = range(0xE000, 0xF900)


def read_words(text: Any, links: Sequence[LinkPlace]) -> list[Word]:
    """Read the words of a text page, in PDFium's order."""
    get = pdfium.FPDFText_GetUnicode
    codes = [get(text, at) for at in range(pdfium.FPDFText_CountChars(text))]
    reader = _Reader(text, codes, links)
    return list(reader.words())


class _Reader:
    def __init__(self, text: Any, codes: Sequence[int], links: Sequence[LinkPlace]) -> None:
        self._text, self._codes, self._links = text, codes, links
        self._of_tex = is_of_tex(frozenset(codes))
        self._runs_left = any(map(runs_left, map(chr, frozenset(codes))))
        self._box = [ctypes.c_double() for _ in range(4)]  # left, right, bottom, top
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._matrix = pdfium.FS_MATRIX()
        self._shown: int | None = None  # the text object of the word before, and how that is set
        self._set = (1.0, 0, 0)
        self._name, self._flags = ctypes.create_string_buffer(_NAME_BYTES), ctypes.c_int()

    def words(self) -> Iterator[Word]:
        waiting: Word | None = None  # until it is known whether its line ends behind it
        for start, end, is_glued, ends_line, is_cut in self._spans():
            if start == end:
                if waiting is not None:
                    waiting.ends_line = True
                continue
            if waiting is not None:
                yield waiting
            waiting = self._word(start, end, None if waiting is None or waiting.ends_line else waiting)
            waiting.is_glued, waiting.ends_line, waiting.is_cut = is_glued, ends_line, is_cut
        if waiting is not None:
            yield waiting

    def _spans(self) -> Iterator[tuple[int, int, bool, bool, bool]]:
        """Where words begin and end, whether they are glued, end a line, and are cut there."""
        codes, start, is_glued = self._without_false_breaks(), 0, False
        for at, code in enumerate(codes):
            if code == _JOIN:
                if start < at:
                    yield start, at, is_glued, False, False
                    is_glued = True
                start = at + 1
                continue
            if code in _SPACES or code in _BREAKS or code == _CUT:
                if start < at:
                    yield start, at, is_glued, code not in _SPACES, code == _CUT
                elif code in _BREAKS:
                    yield at, at, False, True, False
                start, is_glued = at + 1, False
            elif at > start and self._changes(codes[at - 1], code, start, at):
                yield start, at, is_glued, False, False
                start, is_glued = at, True
        if start < len(codes):
            yield start, len(codes), is_glued, True, False

    def _without_false_breaks(self) -> list[int]:
        """The letters' codes without the breaks that PDFium makes within a line.

        It makes them, between all letters, where it takes a page for one that is set from top to bottom.
        """
        codes = list(self._codes)
        breaks = [at for at in range(1, len(codes)) if codes[at] in _BREAKS and codes[at - 1] not in _BREAKS]
        for at in breaks:
            end = next((end for end in range(at, len(codes)) if codes[end] not in _BREAKS), None)
            gap = None if end is None else self._gap_between(at - 1, end, at)
            if gap is not None and gap < _SPACE:
                codes[at:end] = [_JOIN if gap < _TOUCHING else ord(" ")] * len(codes[at:end])
        return codes

    def _gap_between(self, before: int, after: int, at: int) -> float | None:
        """How far two letters of a line are apart, in the type's size, where PDFium made a break at `at`."""
        if abs(self._base_of(before) - self._base_of(after)) > _SAME_BASE or self._codes[before] == _CUT:
            return None  # as nearly all of them are
        if pdfium.FPDFText_IsGenerated(self._text, at) != 1:
            return None
        size, _style, angle = self._set_as(after)
        one, other = self._place_of(before), self._place_of(after)
        gap = max(other[0] - one[1], one[0] - other[1]) / size
        return None if angle or gap < -_SPACE else gap

    def _base_of(self, at: int) -> float:
        pdfium.FPDFText_GetCharOrigin(self._text, at, self._x, self._y)
        return self._y.value

    def _changes(self, before: int, code: int, start: int, at: int) -> bool:
        """Whether a note's mark begins or ends here, by its size."""
        if (code in _NOTE_MARKS) == (before in _NOTE_MARKS):
            return False
        sizes = [pdfium.FPDFText_GetFontSize(self._text, each) for each in (start, at)]
        return bool(min(sizes) < _SMALL * max(sizes))

    def _word(self, start: int, end: int, before: Word | None) -> Word:
        text, letters = self._text, "".join(map(chr, self._codes[start:end]))
        box = self._place_of(start)
        if end - start > 1:
            ends = zip(box, self._place_of(end - 1), (min, max, min, max), strict=True)
            box = [outer(first, last) for first, last, outer in ends]
        pdfium.FPDFText_GetCharOrigin(text, start, self._x, self._y)
        size, style, angle = self._set_as(start)
        left, right, base = _upright(box, self._x.value, self._y.value, angle)
        if before is not None and size < _SMALL * before.size and base > before.base + _LIFTED * before.size:
            style |= RAISED
        unknown = 0 if letters.isascii() else sum(map(_is_unknown, letters))
        return Word(
            mend_letters(letters, of_tex=self._of_tex),
            left,
            right,
            base,
            size,
            style,
            self._link_at((box[0] + box[1]) / 2, (box[2] + box[3]) / 2) if self._links else "",
            angle,
            unknown=unknown,
            letters=self._letters(start, end) if self._runs_left and not angle else (),
        )

    def _letters(self, start: int, end: int) -> tuple[Letter, ...]:
        """The letters with their places, which are wider than what is seen of them: those of a word touch."""
        found, place = [], pdfium.FS_RECTF()
        for at in range(start, end):
            pdfium.FPDFText_GetLooseCharBox(self._text, at, place)
            found.append(Letter(chr(self._codes[at]), place.left, place.right))
        return tuple(found)

    def _place_of(self, at: int) -> list[float]:
        """Left, right, bottom and top of a letter."""
        pdfium.FPDFText_GetCharBox(self._text, at, *self._box)
        return [edge.value for edge in self._box]

    def _set_as(self, at: int) -> tuple[float, int, int]:
        """Size, style and angle; all that one operator of the page shows has the same."""
        shown = ctypes.cast(pdfium.FPDFText_GetTextObject(self._text, at), ctypes.c_void_p).value
        if shown is None or shown != self._shown:
            pdfium.FPDFText_GetMatrix(self._text, at, self._matrix)
            scale = math.hypot(self._matrix.c, self._matrix.d)
            size = pdfium.FPDFText_GetFontSize(self._text, at) * scale
            self._shown, self._set = shown, (size or 1.0, self._style(at), self._angle())
        return self._set

    def _style(self, at: int) -> int:
        size = pdfium.FPDFText_GetFontInfo(self._text, at, self._name, _NAME_BYTES, self._flags)
        return _style_of(self._name.value, self._flags.value) if 0 < size <= _NAME_BYTES else 0

    def _angle(self) -> int:
        if not self._matrix.b and self._matrix.a >= 0:
            return 0
        return round(math.degrees(math.atan2(self._matrix.b, self._matrix.a)) / 90) * 90 % 360

    def _link_at(self, x: float, y: float) -> str:
        return next((link.address for link in self._links if link.holds(x, y)), "")


def _upright(box: Sequence[float], x: float, y: float, angle: int) -> tuple[float, float, float]:
    """Left, right and base of a word on the page turned back by an angle."""
    left, right, low, high = box
    if angle == 90:
        return low, high, -x
    if angle == 180:
        return -right, -left, -y
    if angle == 270:
        return -high, -low, x
    return left, right, y


def _is_unknown(letter: str) -> bool:
    return ord(letter) in _NO_LETTERS or ord(letter) in _PRIVATE


@lru_cache(maxsize=500)
def _style_of(name: bytes, flags: int) -> int:
    font = name.decode("latin-1")
    is_bold = flags & _BOLD_FLAG or _BOLD_NAME.search(font)
    is_italic = flags & _ITALIC_FLAG or _ITALIC_NAME.search(font)
    is_typed = flags & _TYPED_FLAG or _TYPED_NAME.search(font)
    return (BOLD if is_bold else 0) | (ITALIC if is_italic else 0) | (TYPED if is_typed else 0)
