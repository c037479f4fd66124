"""Shows the paragraphs that a page locks for readers who do not pay, though it sends them to all."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from webapp.extraction.hidden import unhide
from webapp.extraction.tags import ASKING, HEADINGS
from webapp.extraction.trees import all_classes, finder, text_of

_NAMES = ("paywall", "subscriber", "premium", "metered", "member-only", "members-only")
_NAME = re.compile(rf"\S*(?:{'|'.join(_NAMES)})\S*")
_find_classed = finder(".//*[@class]")
_PARAGRAPH = 80  # letters; a pitch holds one or two of them
_FEWEST = 3


def open_locked(body: HtmlElement) -> None:
    """Unhide such paragraphs, and take the name off them: it says nothing of what they are."""
    classes = all_classes(body)
    if not any(name in classes for name in _NAMES):
        return
    named = (box for box in _find_classed(body) if _NAME.search(box.get("class", "")))
    boxes = list(filter(_asks_nothing, named))
    paragraphs = {paragraph for box in boxes for paragraph in box.iter("p", "li")}
    if sum(len(text_of(paragraph)) >= _PARAGRAPH for paragraph in paragraphs) < _FEWEST:
        return
    for box in boxes:
        if box.tag in HEADINGS or not paragraphs.isdisjoint(box.iter("p", "li")):
            box.set("class", _NAME.sub("", box.get("class", "")))
            unhide(box)


def _asks_nothing(box: HtmlElement) -> bool:
    return next(box.iter(*ASKING), None) is None
