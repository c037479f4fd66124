"""Notes in one walk over a page which attributes there are, for the steps that ask for some of them."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.html import HtmlElement

# What says that an element is hidden, opens another, or what it is there for.
# Frameworks' classes for what is there for screen readers alone, beside what others see. A class "hidden"
# tells nothing: pages take it away by script, or at some width of the window.
FOR_SCREEN_READERS = frozenset(
    ("sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "show-for-sr")
)
_TELLING = frozenset(("hidden", "aria-hidden", "style", "aria-expanded", "aria-controls", "role"))


@dataclass(frozen=True, slots=True)
class Attributes:
    """What a page's attributes are: who reads them looks again at what has changed since."""

    telling: list[HtmlElement]  # the elements that tell how they are shown and what for, in their order
    classes: str  # all classes, each element's once


def read_attributes(body: HtmlElement) -> Attributes:
    """Note the attributes of all that a body holds."""
    telling: list[HtmlElement] = []
    classes: dict[str, bool] = {"": False}  # → whether it is for screen readers
    for element in body.iterdescendants():
        names = element.keys()
        own = element.get("class", "") if names else ""
        if own not in classes:
            classes[own] = not FOR_SCREEN_READERS.isdisjoint(own.split())
        if classes[own] or not _TELLING.isdisjoint(names):
            telling.append(element)
    return Attributes(telling, " ".join(classes))
