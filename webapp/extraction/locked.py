"""Shows the paragraphs that a page locks for readers who do not pay, though it sends them to all."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from webapp.extraction.hidden import unhide
from webapp.extraction.tags import HEADINGS
from webapp.extraction.trees import finder, text_of

_NAME = re.compile(r"\S*(?:paywall|subscriber|premium|metered|members?-only)\S*", re.I)
_find_named = finder(
    ".//*[contains(@class, 'paywall') or contains(@class, 'subscriber') or contains(@class, 'premium')"
    " or contains(@class, 'metered') or contains(@class, 'only')]"
)
_PARAGRAPH = 80  # letters; a pitch holds one or two of them
_FEWEST = 3
_ASKING = ("input", "button", "form", "iframe")  # what a pitch asks with


def open_locked(body: HtmlElement) -> None:
    """Unhide such paragraphs, and take the name off them: it says nothing of what they are."""
    boxes = [box for box in _find_named(body) if _NAME.search(box.get("class", "")) and _asks_nothing(box)]
    paragraphs = {paragraph for box in boxes for paragraph in box.iter("p", "li")}
    if sum(len(text_of(paragraph)) >= _PARAGRAPH for paragraph in paragraphs) < _FEWEST:
        return
    for box in boxes:
        if box.tag in HEADINGS or not paragraphs.isdisjoint(box.iter("p", "li")):
            box.set("class", _NAME.sub("", box.get("class", "")))
            unhide(box)


def _asks_nothing(box: HtmlElement) -> bool:
    return next(box.iter(*_ASKING), None) is None
