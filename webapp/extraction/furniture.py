"""Takes page furniture out: what structure, roles and an author's own names show to be no part of the text."""

from __future__ import annotations

from lxml.html import HtmlElement

from webapp.extraction.trees import drop_all

_TAGS = (
    "nav",
    "button",
    "input",
    "select",
    "textarea",
    "dialog",
    "menu",
    "datalist",
    "progress",
    "meter",
    "option",
)
# WAI-ARIA 1.2 landmark and widget roles that never hold running text.
_ROLES = frozenset(
    [
        "navigation",
        "banner",
        "contentinfo",
        "search",
        "complementary",
        "dialog",
        "alertdialog",
        "menu",
        "menubar",
        "toolbar",
        "tooltip",
        "button",
        "tablist",
    ]
)


def drop_furniture(body: HtmlElement) -> None:
    """Take out what is certain to be furniture; what is only likely is left to the choice of blocks."""
    drop_all(body.iter(*_TAGS))
    drop_all(element for element in body.iter() if (element.get("role") or "").lower() in _ROLES)
