"""Finds an article's pictures outside what holds its text: the one in its head, and galleries behind it."""

from __future__ import annotations

import re
from itertools import islice, takewhile

from lxml.html import HtmlElement

from webapp.extraction.decoration import file_of, is_decoration, is_named_decoration
from webapp.extraction.names import topic_bits
from webapp.extraction.picture_boxes import NO_PICTURE, PICTURE_FILE
from webapp.extraction.trees import classes_of, names_of, self_and_above, text_of

# Boxes behind the text that hold more of its pictures.
_GALLERY = re.compile(r"attach|galler|photos|slide-?show|carousel|light-?box", re.I)
_OUTSIDE = 3  # elements from what holds the text up to what holds it with its gallery


def bring_lead_picture(home: HtmlElement) -> None:
    """Bring in the picture that stands in the article's head, before what holds its text."""
    head = next((above for above in home.iterancestors("article", "main")), None)
    if head is None or home.tag in ("article", "main"):
        head = home.getparent()
    if head is None:
        return
    lead = _figure_before(home, head)
    if lead is None:
        lead = next((beside for beside in home.itersiblings(preceding=True) if _is_bare(beside)), None)
    shown = {file_of(picture) for picture in home.iter("img")}
    if lead is not None and shown.isdisjoint(file_of(picture) for picture in lead.iter("img")):
        home.insert(0, lead)
        lead.tail, home.text = home.text, None


def _figure_before(home: HtmlElement, head: HtmlElement) -> HtmlElement | None:
    around = set(home.iterancestors("figure"))
    for element in head.iter("figure", home.tag):
        if element is home:
            return None
        if element.tag == "figure" and element not in around and _is_lead(element, head):
            return element
    return None


def _is_bare(element: HtmlElement) -> bool:
    """Tell whether an element holds a picture and no words."""
    return isinstance(element.tag, str) and not text_of(element) and _is_lead(element, element.getparent())


def _is_lead(frame: HtmlElement, head: HtmlElement) -> bool:
    picture = next(frame.iter("img"), None)
    if picture is None or is_decoration(picture, 1) or is_named_decoration(picture):
        return False
    for above in picture.iterancestors():
        if above is head:
            return True
        if topic_bits(names_of(above)) & NO_PICTURE:
            return False
        if above.tag == "a" and not PICTURE_FILE.search(above.get("href") or ""):
            return False
    return True


def find_galleries(home: HtmlElement) -> list[HtmlElement]:
    """List the boxes right behind what holds the text that are named as ones of pictures."""
    holders = takewhile(lambda holder: holder.tag not in ("main", "body"), self_and_above(home))
    return [
        box
        for holder in islice(holders, _OUTSIDE)
        for box in holder.itersiblings()
        if isinstance(box.tag, str) and _GALLERY.search(classes_of(box))
    ]
