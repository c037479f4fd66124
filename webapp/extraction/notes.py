"""Puts notes where they can be read: those that show when their mark is touched, those beside a number."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from webapp.extraction.attributes import Attributes
from webapp.extraction.tags import BLOCK
from webapp.extraction.trees import drop, finder, text_of

MARK = re.compile(r"\W*(?:\d{1,3}|[a-z]|[*†‡§¶]+)\W*", re.I)  # what leads to a note: "1", "[2]", "*"
_LINES = frozenset(("p", "li", "dd", "dt", "td", "th", "blockquote", "h2", "h3", "h4", "h5", "h6"))
_HOLDING = frozenset(("li", "dd", "td", "th", "blockquote"))  # a note stays in these, below their words
_NUMBER = re.compile(r"\W*(?:\d{1,3}|[*†‡§¶]+)\W*")
# Where scripts that show notes keep their words, and how many spaces a note has at least.
_WORDS = (
    "data-footnote-content",
    "data-footnote",
    "data-note",
    "data-tooltip",
    "data-tippy-content",
    "title",
)
_LEAST = 5
_find_described = finder(".//*[@aria-describedby]")


def settle_notes(body: HtmlElement, attributes: Attributes) -> None:
    """Make paragraphs of notes in tooltips and in attributes, and put numbers into the notes beside them."""
    tooltips = [
        element
        for element in attributes.telling
        if element.get("role") == "tooltip" and body in element.iterancestors()
    ]
    marks = {mark.get("aria-describedby"): mark for mark in _find_described(body)} if tooltips else {}
    for tooltip in tooltips:
        mark = _mark_of(tooltip, marks)
        if mark and text_of(tooltip).count(" ") >= _LEAST:
            _put_below(tooltip, mark)
    for mark in list(body.iter("sup")):
        _write_out(mark)
    for number in list(body.iter("a")):
        if number.get("id") and MARK.fullmatch(number.text or ""):
            _join(number)


def _mark_of(tooltip: HtmlElement, marks: dict[str | None, HtmlElement]) -> str:
    """Return the mark that a tooltip explains; nothing where it explains words."""
    near = [marks.get(tooltip.get("id")), tooltip.getprevious()]
    texts = [text_of(element) for element in near if element is not None]
    parent = tooltip.getparent()
    texts.append((parent.text or "").strip() if parent is not None else "")
    return next((text for text in texts if _NUMBER.fullmatch(text)), "")


def _put_below(note: HtmlElement, mark: str) -> None:
    """Make a note a paragraph that begins with its mark; one within a line goes below the line."""
    del note.attrib["role"]
    line = next((above for above in note.iterancestors() if above.tag in BLOCK), None)
    if line is None or line.tag not in _LINES:
        return
    drop(note)
    note.tail = None
    if note.tag not in BLOCK:
        note.tag = "p"
    if mark:
        sign = note.makeelement("sup")
        sign.text, sign.tail, note.text = mark, f" {note.text or ''}", None
        note.insert(0, sign)
    if line.tag in _HOLDING:
        line.append(note)
    else:
        line.addnext(note)


def _write_out(mark: HtmlElement) -> None:
    """Write out the note that a mark's attribute holds, where the mark leads nowhere."""
    text = text_of(mark)
    if not _NUMBER.fullmatch(text):
        return
    holders = [mark, *mark.iterdescendants(), mark.getparent()]
    if any(len(holder.get("href", "")) > 1 for holder in holders):
        return
    words = (holder.get(name, "").strip() for holder in holders for name in _WORDS)
    said = next((word for word in words if word.count(" ") >= _LEAST), None)
    if said:
        note = mark.makeelement("span", {"role": "note"})
        note.text = said
        mark.append(note)
        _put_below(note, text)


def _join(number: HtmlElement) -> None:
    """Put a number that stands alone before a note into the note, so that it bears the number's id."""
    note, parent = number.getnext(), number.getparent()
    is_first = number.getprevious() is None and not (parent.text or "").strip()
    if note is None or note.tag not in BLOCK or not is_first or (number.tail or "").strip():
        return
    line = next((piece for piece in note.iter("p", "li", "dd") if text_of(piece)), note)
    number.tail, line.text = f" {line.text or ''}", None
    line.insert(0, number)
