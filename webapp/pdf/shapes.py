"""What a page has besides text: how many pictures, and where the small shapes are that may be bullets."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2.raw as pdfium

from webapp.pdf.bullets import Dot

_PAGE_OBJECTS: Final = 8_000  # looked at; browsers print each letter as one, and a map has a million paths
_PAGE_DOTS: Final = 200
_PICTURE_SHARE: Final = 0.01  # of a page; smaller ones are icons and rules
_WIDEST_DOT: Final = 20.0  # points
_LONGEST_SIDE: Final = 1.25  # times the other


@dataclass(frozen=True, slots=True)
class Shapes:
    pictures: int  # of some size
    dots: tuple[Dot, ...]


def look_at_shapes(page: Any, area: float) -> Shapes:
    """Look at a page's objects; `area` is the page's own."""
    pictures, dots = 0, list[Dot]()
    for at in range(min(_PAGE_OBJECTS, pdfium.FPDFPage_CountObjects(page))):
        each = pdfium.FPDFPage_GetObject(page, at)
        kind = pdfium.FPDFPageObj_GetType(each)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            _x, _y, width, height = _place_of(each)
            pictures += width * height > _PICTURE_SHARE * area
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and len(dots) < _PAGE_DOTS:
            x, y, width, height = _place_of(each)
            if _is_dot(width, height):
                dots.append(Dot(x, y, width))
    return Shapes(pictures, tuple(dots))


def _place_of(each: Any) -> tuple[float, float, float, float]:
    """The middle of an object, its width and its height; nothing where that cannot be told."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(each, left, bottom, right, top):
        return 0.0, 0.0, 0.0, 0.0
    width, height = right.value - left.value, top.value - bottom.value
    if not math.isfinite(width * height):
        return 0.0, 0.0, 0.0, 0.0
    return left.value + width / 2, bottom.value + height / 2, width, height


def _is_dot(width: float, height: float) -> bool:
    return 0 < width < _WIDEST_DOT and height < _LONGEST_SIDE * width < _LONGEST_SIDE**2 * height
