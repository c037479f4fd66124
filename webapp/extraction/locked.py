"""Shows the paragraphs that a page locks for readers who do not pay, though it sends them to all."""

from __future__ import annotations

from lxml.html import HtmlElement

from webapp.extraction.attributes import Attributes
from webapp.extraction.hidden import unhide
from webapp.extraction.tags import ASKING, HEADINGS
from webapp.extraction.trees import text_of

_NAMES = ("paywall", "subscriber", "premium", "metered", "member-only", "members-only")
_PARAGRAPH = 80  # letters; a pitch holds one or two of them
_FEWEST = 3


def open_locked(body: HtmlElement, attributes: Attributes) -> None:
    """Unhide such paragraphs, and take the name off them: it says nothing of what they are."""
    if not any(name in attributes.classes for name in _NAMES):
        return
    named = (box for box in body.iterdescendants() if _is_locked(box.get("class", "")))
    boxes = list(filter(_asks_nothing, named))
    paragraphs = {paragraph for box in boxes for paragraph in box.iter("p", "li")}
    if sum(len(text_of(paragraph)) >= _PARAGRAPH for paragraph in paragraphs) < _FEWEST:
        return
    for box in boxes:
        if box.tag in HEADINGS or not paragraphs.isdisjoint(box.iter("p", "li")):
            box.set("class", " ".join(name for name in box.get("class", "").split() if not _is_locked(name)))
            unhide(box)


def _is_locked(names: str) -> bool:
    return any(name in names for name in _NAMES)


def _asks_nothing(box: HtmlElement) -> bool:
    return next(box.iter(*ASKING), None) is None
