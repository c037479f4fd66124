"""Opens what a page folds up until the reader asks for it: questions and answers, "read more" panels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from webapp.extraction.attributes import Attributes
from webapp.extraction.hidden import is_hidden, unhide
from webapp.extraction.tags import ASKING, HEADINGS
from webapp.extraction.trees import classes_of, finder, self_and_above, text_of, unlinked_letters

# Where controls open menus, searches and sign-in boxes.
_NOT_THERE = frozenset(("nav", "form", "dialog", "menu", "aside"))
_SHORTEST = 40  # unlinked letters of a panel that says something
_LONGEST_QUESTION = 300  # letters on a control that make it its panel's heading
_FOLDED = re.compile(r"accordion|collaps|\bfaq|expandable")
_NOTES = re.compile(r"footnote|endnote")
_SHORTEST_PARAGRAPH = 80  # letters of one that is no notice
_BESIDE_HEADING = 12  # letters in a heading's box: "[edit]", a sign that it opens
_QUESTION = re.compile(r"(?:\S+\s+){2,}\S+\s?[?？؟]|\S{5,}[？؟]")
_find_named = finder(".//*[@id]")


def open_disclosures(body: HtmlElement, attributes: Attributes) -> None:
    """Unhide the panels that a control opens (WAI-ARIA's disclosure and accordion).

    So are those with the name of one, and what is hidden right below its heading. The words on the control
    become the panel's heading.
    """
    controls = [*filter(_is_control, attributes.telling), *filter(_asks, body.iter("button"))]
    named = {element.get("id"): element for element in _find_named(body)} if controls else {}
    for control in controls:
        panel = named.get(control.get("aria-controls")) if control.get("aria-controls") else _after(control)
        if panel is None or not _says_something(panel):
            continue
        hidden = list(_hidden_around(panel))
        for element in hidden:
            unhide(element)
        if hidden or control.get("aria-expanded") or control.tag == "button":
            _make_heading(control)
    hidden = [panel for panel in filter(is_hidden, attributes.telling) if _says_something(panel)]
    for panel in [*filter(_is_folded, hidden), *_find_sections(hidden)]:
        unhide(panel)


def _is_control(element: HtmlElement) -> bool:
    is_button = element.get("role") == "button"
    return element.get("aria-expanded") is not None or (
        is_button and element.get("aria-controls") is not None
    )


def _is_folded(panel: HtmlElement) -> bool:
    names = classes_of(panel)
    return bool(_FOLDED.search(names) or (_NOTES.search(names) and _holds_text(panel)))


def _find_sections(hidden: Iterable[HtmlElement]) -> list[HtmlElement]:
    """List what stands right below headings that are pressed to open it: two of a kind at least."""
    kinds: dict[tuple[str, str], list[HtmlElement]] = {}
    for panel in hidden:
        if _is_below_heading(panel) and _holds_text(panel):
            kinds.setdefault((panel.tag, panel.get("class", "")), []).append(panel)
    return [panel for panels in kinds.values() if len(panels) > 1 for panel in panels]


def _is_below_heading(panel: HtmlElement) -> bool:
    above = panel.getprevious()
    heading = next(above.iter(*HEADINGS), None) if above is not None else None
    if heading is None or panel.tag not in ("div", "section", "ul", "ol", "dl"):
        return False
    return len(text_of(above)) <= len(text_of(heading)) + _BESIDE_HEADING


def _holds_text(panel: HtmlElement) -> bool:
    if next(panel.iter(*ASKING), None) is not None:
        return False
    letters = len(text_of(panel))
    is_own = unlinked_letters(panel) > letters / 2
    return is_own and any(len(text_of(piece)) >= _SHORTEST_PARAGRAPH for piece in panel.iter("p", "li", "dd"))


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
    return all(above.tag not in _NOT_THERE for above in self_and_above(panel))


def _hidden_around(panel: HtmlElement) -> Iterator[HtmlElement]:
    """Yield a panel, and what holds nothing but it, where they are hidden."""
    for element in self_and_above(panel):
        if is_hidden(element):
            yield element
        above = element.getparent()
        if above is None or len(above) > 1:
            return


def _make_heading(control: HtmlElement) -> None:
    if not 0 < len(text_of(control)) <= _LONGEST_QUESTION:
        return
    if any(above.tag in HEADINGS for above in control.iterancestors()):
        control.tag = "span"
    elif next(control.iter(*HEADINGS), None) is not None:
        control.tag = "div"
    elif control.tag not in HEADINGS:
        control.tag = "h4"
    control.attrib.pop("role", None)
