"""Opens what a page folds up until the reader asks for it: questions and answers, "read more" panels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from webapp.extraction.hidden import is_hidden, unhide
from webapp.extraction.tags import HEADINGS
from webapp.extraction.trees import classes_of, finder, text_of, unlinked_letters

# Where controls open menus, searches and sign-in boxes.
_NOT_THERE = frozenset(("nav", "form", "dialog", "menu", "aside"))
_SHORTEST = 40  # unlinked letters of a panel that says something
_LONGEST_QUESTION = 300  # letters on a control that make it its panel's heading
_FOLDED = re.compile(r"accordion|collaps|\bfaq|expandable")
_QUESTION = re.compile(r"(?:\S+\s+){2,}\S+\s?[?？؟]|\S{5,}[？؟]")
_find_expanding = finder(".//*[@aria-expanded]")
_find_named = finder(".//*[@id]")
_may_be_folded = finder(".//*[(@hidden or @aria-hidden or @style) and (@class or @id)]")


def open_disclosures(body: HtmlElement) -> None:
    """Unhide the panels that a control with `aria-expanded` opens (WAI-ARIA's disclosure and accordion).

    So are those with the name of one. The words on the control become the panel's heading.
    """
    controls = [*_find_expanding(body), *filter(_asks, body.iter("button"))]
    named = {element.get("id"): element for element in _find_named(body)} if controls else {}
    for control in controls:
        panel = named.get(control.get("aria-controls")) if control.get("aria-controls") else _after(control)
        if panel is not None and _says_something(panel):
            for hidden in _hidden_around(panel):
                unhide(hidden)
            _make_heading(control)
    for panel in _may_be_folded(body):
        if _FOLDED.search(classes_of(panel)) and is_hidden(panel) and _says_something(panel):
            unhide(panel)


def _asks(button: HtmlElement) -> bool:
    return button.get("aria-expanded") is None and _QUESTION.fullmatch(text_of(button)) is not None


def _after(control: HtmlElement) -> HtmlElement | None:
    """Return what follows a control, or the heading that it is the whole of."""
    parent = control.getparent()
    if control.getnext() is None and parent is not None and parent.tag in HEADINGS:
        control = parent
    return control.getnext()


def _says_something(panel: HtmlElement) -> bool:
    if unlinked_letters(panel) < _SHORTEST:
        return False
    return all(above.tag not in _NOT_THERE for above in _self_and_above(panel))


def _hidden_around(panel: HtmlElement) -> Iterator[HtmlElement]:
    """Yield a panel, and what holds nothing but it, where they are hidden."""
    for element in _self_and_above(panel):
        if is_hidden(element):
            yield element
        above = element.getparent()
        if above is None or len(above) > 1:
            return


def _self_and_above(element: HtmlElement) -> Iterable[HtmlElement]:
    return (element, *element.iterancestors())


def _make_heading(control: HtmlElement) -> None:
    if not 0 < len(text_of(control)) <= _LONGEST_QUESTION:
        return
    if any(above.tag in HEADINGS for above in control.iterancestors()):
        control.tag = "span"
    elif control.tag not in HEADINGS:
        control.tag = "h4"
    control.attrib.pop("role", None)
