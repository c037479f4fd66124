"""Takes out of a page what no reader sees."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from webapp.extraction.tags import UNSEEN
from webapp.extraction.trees import drop, drop_all

_HIDING_STYLE = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\s*(?:!important\s*)?(?:;|$)", re.I
)
# A page that hides more of its text than this shows it by script: then it is meant to be read.
_TOO_MUCH_HIDDEN = 0.5


def drop_unseen(page: HtmlElement) -> None:
    """Take out scripts, styles and templates."""
    drop_all(page.iter(*UNSEEN))


def drop_hidden(body: HtmlElement) -> None:
    """Take out what the page's own markup hides."""
    total = _length(body)
    for element in list(body.iter()):
        if element is not body and _is_hidden(element) and _length(element) <= total * _TOO_MUCH_HIDDEN:
            drop(element)


def _is_hidden(element: HtmlElement) -> bool:
    if element.get("hidden") is not None and element.get("hidden") != "until-found":
        return True
    if element.get("aria-hidden") == "true" and element.tag not in (
        "img",
        "svg",
        "math",
        "picture",
        "figure",
        "a",
    ):
        # Formulas are hidden from screen readers where a picture of them follows.
        return "math" not in (element.get("class") or "").lower()
    style = element.get("style")
    return bool(style and _HIDING_STYLE.search(style))


def _length(element: HtmlElement) -> int:
    return sum(len(text) for text in element.itertext())
