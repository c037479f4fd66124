"""Takes out of a page what no reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

from webapp.extraction.attributes import FOR_SCREEN_READERS, Attributes
from webapp.extraction.tags import UNSEEN
from webapp.extraction.trees import drop_all, unlinked_letters

_HIDING_STYLE = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\s*(?:!important\s*)?(?:;|$)", re.I
)
# A page that hides more of its text than this shows it by script: then it is meant to be read.
_TOO_MUCH_HIDDEN = 0.5
_SHORTEST_PANE = 500  # letters; what is shorter is a message or a menu all the same


def drop_unseen(page: HtmlElement) -> None:
    """Take out scripts, styles and templates."""
    drop_all(page.iter(*UNSEEN))


def drop_hidden(body: HtmlElement, attributes: Attributes) -> None:
    """Take out what the page's own markup hides."""
    found = _outermost(filter(is_hidden, attributes.telling))
    if not found:
        return
    hidden = sum(map(unlinked_letters, found))
    if hidden > unlinked_letters(body) * _TOO_MUCH_HIDDEN:
        found = [element for element in found if unlinked_letters(element) < _SHORTEST_PANE]
    drop_all(found)


def _outermost(hidden: Iterable[HtmlElement]) -> list[HtmlElement]:
    """List the hidden elements that stand in no other hidden one."""
    found: list[HtmlElement] = []
    within: set[HtmlElement] = set()
    for element in hidden:
        if within.isdisjoint(element.iterancestors()):
            found.append(element)
        within.add(element)
    return found


def unhide(panel: HtmlElement) -> None:
    """Show an element, and the only element that it holds where that is hidden too."""
    while True:
        for name in ("hidden", "aria-hidden"):
            panel.attrib.pop(name, None)
        if _HIDING_STYLE.search(panel.get("style", "")):
            del panel.attrib["style"]
        if len(panel) != 1:
            return
        panel = panel[0]


def is_hidden(element: HtmlElement) -> bool:
    """Tell whether an element's own markup hides it."""
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
    if not FOR_SCREEN_READERS.isdisjoint(element.get("class", "").split()):
        return True
    style = element.get("style")
    return bool(style and _HIDING_STYLE.search(style))
