"""Takes page furniture out: what tags and roles show to be no part of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

from webapp.extraction.tags import BLOCK, HEADINGS
from webapp.extraction.trees import drop_all, has_few_unlinked, text_of, unlinked_letters

_TAGS = frozenset(
    ("nav", "button", "input", "select", "textarea", "dialog", "menu", "datalist", "progress", "meter")
)
# WAI-ARIA 1.2 landmark and widget roles that never hold running text.
_ROLES = frozenset(
    """navigation banner contentinfo search complementary dialog alertdialog menu menubar toolbar tooltip
    button tablist""".split()
)
# An element with more words than a label has is no button, whatever its role: cards that lead elsewhere when
# pressed hold text.
_LONGEST_LABEL = 120  # letters
_LONGEST_TOOLTIP = 400  # letters
# An element with more of the page's unlinked text than this is no furniture, whatever it is called: markup
# left open swallows whole pages.
_TOO_MUCH = 0.3


_SENTENCE_END = re.compile(r"[.!?…:。！？|•·][\s\"'”’)]*$")


def drop_furniture(body: HtmlElement) -> list[HtmlElement]:
    """Take out what is certain to be furniture; what is only likely is left to the choice of blocks.

    Returns what went.
    """
    found = [*body.iter(*_TAGS), *filter(_has_role, body.iterdescendants())]
    words = {element for element in found if _is_pressed(element) and _is_in_sentence(element)}
    for element in words:
        element.tag = "span"
        element.attrib.pop("role", None)
    return drop_but_text(body, (element for element in found if element not in words))


def drop_but_text(body: HtmlElement, found: Iterable[HtmlElement]) -> list[HtmlElement]:
    """Take elements out, but none that has swallowed the page's text; returns those that went."""
    most = unlinked_letters(body) * _TOO_MUCH
    gone = [element for element in found if has_few_unlinked(element, most)]
    drop_all(gone)
    return gone


def _has_role(element: HtmlElement) -> bool:
    role = element.get("role")
    if not role:
        return False
    role = role.lower()
    return role in _ROLES and (role not in ("button", "tooltip") or _is_label(element))


def _is_label(element: HtmlElement) -> bool:
    if element.get("role") == "button" and next(element.iter(*HEADINGS), None) is not None:
        return False  # a question that is pressed to see its answer
    most = _LONGEST_LABEL if element.get("role") == "button" else _LONGEST_TOOLTIP
    return has_few_unlinked(element, most) or len(text_of(element)) <= most


def _is_pressed(element: HtmlElement) -> bool:
    return bool(element.tag == "button" or element.get("role") == "button")


def _is_in_sentence(button: HtmlElement) -> bool:
    """Tell whether a button is a word of a sentence, which goes on after it."""
    before, after = _text_beside(button, forward=False), _text_beside(button, forward=True)
    return bool(after) and bool(before) and not _SENTENCE_END.search(before) and bool(text_of(button))


def _text_beside(button: HtmlElement, *, forward: bool) -> str:
    """Return the words in the same line before or after a button, and after the buttons beside it."""
    element: HtmlElement | None = button
    while element is not None:
        following = element.getnext() if forward else element.getprevious()
        holder = element if forward else following
        parent = element.getparent()
        words = holder.tail if holder is not None else parent.text if parent is not None else ""
        if words and words.strip():
            return str(words).strip()
        if following is not None and not _is_pressed(following):
            return "" if following.tag in BLOCK or following.tag == "a" else text_of(following)
        element = following
    return ""
