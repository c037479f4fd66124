"""Notes in one walk over a page which attributes there are, for the steps that ask for some of them."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.html import HtmlElement

# What says that an element is hidden, opens another, or what it is there for.
_TELLING = frozenset(("hidden", "aria-hidden", "style", "aria-expanded", "aria-controls", "role"))


@dataclass(frozen=True, slots=True)
class Attributes:
    """What a page's attributes are: who reads them looks again at what has changed since."""

    telling: list[HtmlElement]  # the elements that tell by an attribute how they are shown, in their order
    classes: str  # all classes, each element's once


def read_attributes(body: HtmlElement) -> Attributes:
    """Note the attributes of all that a body holds."""
    telling, classes = [], set()
    for element in body.iterdescendants():
        names = element.keys()
        if "class" in names:
            classes.add(element.get("class"))
        if not _TELLING.isdisjoint(names):
            telling.append(element)
    return Attributes(telling, " ".join(sorted(classes)))
