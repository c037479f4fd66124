"""Takes page furniture out: what tags and roles show to be no part of the text."""

from __future__ import annotations

from collections.abc import Iterable

from lxml.html import HtmlElement

from webapp.extraction.trees import drop_all, finder, has_few_unlinked, unlinked_letters

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
# An element with more of the page's unlinked text than this is no furniture, whatever it is called: markup
# left open swallows whole pages.
_TOO_MUCH = 0.3


_with_role = finder(".//*[@role]")


def drop_furniture(body: HtmlElement) -> list[HtmlElement]:
    """Take out what is certain to be furniture; what is only likely is left to the choice of blocks.

    Returns what went.
    """
    return drop_but_text(body, [*body.iter(*_TAGS), *filter(_has_role, _with_role(body))])


def drop_but_text(body: HtmlElement, found: Iterable[HtmlElement]) -> list[HtmlElement]:
    """Take elements out, but none that has swallowed the page's text; returns those that went."""
    most = unlinked_letters(body) * _TOO_MUCH
    gone = [element for element in found if has_few_unlinked(element, most)]
    drop_all(gone)
    return gone


def _has_role(element: HtmlElement) -> bool:
    role = (element.get("role") or "").lower()
    return role in _ROLES and (role != "button" or has_few_unlinked(element, _LONGEST_LABEL))
