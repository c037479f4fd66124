"""Puts right what pages use for what it is not: figures around texts, captions of nothing, twin formulas."""

from __future__ import annotations

from lxml.html import HtmlElement

from webapp.extraction.hidden import unhide
from webapp.extraction.trees import drop, text_of

_LONGEST_CAPTION = 60  # words of a figure's paragraphs, beside its <figcaption>
_FEWEST_PARAGRAPHS = 2
_AROUND_FORMULA = 3  # elements from a formula up to what holds its picture too
_FORMULA_NAMES = ("math", "latex", "equation", "formula", "mwe")


def mend_misused(body: HtmlElement) -> None:
    """Turn figures that hold a text, and captions outside a table, into plain boxes; keep formulas once."""
    for figure in list(body.iter("figure")):
        if _holds_text(figure):
            figure.tag = "div"
    for caption in list(body.iter("caption")):
        parent = caption.getparent()
        if parent is not None and parent.tag != "table":
            caption.tag = "div"
    for formula in list(body.iter("math")):
        _drop_picture(formula)


def _holds_text(figure: HtmlElement) -> bool:
    lines = [line for line in figure.iter("p") if next(line.iterancestors("figcaption"), None) is None]
    lines = [line for line in lines if next(line.iterancestors("blockquote"), None) is None]
    words = sum(text_of(line).count(" ") + 1 for line in lines)
    return len(lines) >= _FEWEST_PARAGRAPHS and words > _LONGEST_CAPTION


def _drop_picture(formula: HtmlElement) -> None:
    """Drop the picture that a page holds for browsers that cannot set a formula, and show the formula."""
    box = formula
    for _ in range(_AROUND_FORMULA):
        parent = box.getparent()
        if parent is None or text_of(parent) != text_of(formula):
            return
        box = parent
        pictures = [picture for picture in box.iter("img") if _is_of_formula(picture, box)]
        if pictures:
            for picture in pictures:
                drop(picture)
            unhide(box)
            return


def _is_of_formula(picture: HtmlElement, box: HtmlElement) -> bool:
    names = f"{picture.get('class', '')} {box.get('class', '')}".lower()
    return any(name in names for name in _FORMULA_NAMES)
