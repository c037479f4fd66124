"""The few moves on lxml trees that lxml itself lacks."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator
from functools import lru_cache
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

_NO_LETTERS = re.compile(r"\W+")


def finder(xpath: str) -> Callable[[HtmlElement], list[HtmlElement]]:
    """Return what lists the elements at an XPath, in document order."""
    return cast("Callable[[HtmlElement], list[HtmlElement]]", etree.XPath(xpath))


def squeeze(text: str) -> str:
    """Fold every run of whitespace into one space and trim the ends."""
    return " ".join(text.split())


@lru_cache(maxsize=1_000)  # of a page's blocks most are asked for three times
def fold_text(text: str) -> str:
    """Return the letters and figures of a text alone, in lower case: what tells it from another."""
    return _NO_LETTERS.sub("", text.lower())


def text_of(element: HtmlElement) -> str:
    """Return an element's text with whitespace folded."""
    return squeeze(raw_text_of(element))


def raw_text_of(element: HtmlElement) -> str:
    """Return an element's text as it stands; ten times as fast as joining its itertext()."""
    return etree.tostring(element, method="text", encoding="unicode", with_tail=False)


def drop(element: HtmlElement) -> None:
    """Take an element out with all that is in it; the text after it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def drop_all(elements: Iterable[HtmlElement]) -> None:
    """Drop many elements, found before any of them is dropped."""
    for element in list(elements):
        drop(element)


def self_and_above(element: HtmlElement) -> Iterator[HtmlElement]:
    """Yield an element and all that it stands in, the innermost first."""
    yield element
    yield from element.iterancestors()


def names_of(element: HtmlElement) -> str:
    """Return what an author called an element, as written: its classes and id."""
    return f"{element.get('class', '')} {element.get('id', '')}"


def classes_of(element: HtmlElement) -> str:
    """Return what an author called an element: its classes and id, in lower case."""
    return names_of(element).lower()


def unlinked_letters(element: HtmlElement) -> int:
    """Count the letters of an element that stand in no link."""
    if not len(element):
        return 0 if element.tag == "a" else len(element.text or "")
    return _letters(element) - sum(_letters(link) for link in element.iter("a"))


def has_few_unlinked(element: HtmlElement, most: float) -> bool:
    """Tell whether an element has no more letters outside links than `most`; sooner than by counting them."""
    return _letters(element) <= most or unlinked_letters(element) <= most


def text_pieces(
    element: HtmlElement, unread: Container[str]
) -> Iterator[tuple[str, HtmlElement, HtmlElement | None]]:
    """Yield an element's texts in their order, each with the element that holds it and the one it follows.

    What stands in elements with an unread tag is passed over; however deep they lie, nothing recurses.
    """
    stack = [(element, False)]
    while stack:
        here, is_behind = stack.pop()
        if is_behind:
            if here.tail:
                yield here.tail, here.getparent(), here
        elif isinstance(here.tag, str) and here.tag not in unread:
            if here.text:
                yield here.text, here, None
            for child in reversed(here):
                stack += ((child, True), (child, False))


def has_at_most(element: HtmlElement, letters: int) -> bool:
    """Tell whether an element's text is no longer than so many letters; a long one is not read to its end."""
    if not len(element):
        return len(element.text or "") <= letters
    seen = 0
    for text in element.itertext():
        seen += len(text)
        if seen > letters:
            return False
    return True


def _letters(element: HtmlElement) -> int:
    return len(raw_text_of(element)) if len(element) else len(element.text or "")
