"""Cuts the article's tree out of the page once its blocks are decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml.html import HtmlElement

from webapp.extraction.blocks import PageBlock, Place
from webapp.extraction.figures import frame_pictures
from webapp.extraction.outer_pictures import bring_lead_picture, find_galleries
from webapp.extraction.picture_boxes import look_around_pictures
from webapp.extraction.pictures import drop_pictures
from webapp.extraction.trees import drop

# Elements between a piece of code and the text that it stands in: figure, highlight, scroller.
_CODE_WRAPPERS = 3
_DECLARED_WORDS = 60  # a teaser is shorter
_DECLARED_SHARE = 0.5  # of the declared words: fewer were found, so the page shows its text by script


def choose_content(body: HtmlElement, blocks: list[PageBlock], base: str | None) -> HtmlElement:
    """Cut the page down to the blocks that belong, with their pictures, and return what holds them all.

    `base` is the page's address, where it is known. Without a block that belongs, the body comes back empty.
    """
    chosen = [block for block in blocks if block.belongs]
    if not chosen:
        body.clear()
        return body
    rejected = [block for block in blocks if not block.belongs]
    around = look_around_pictures(chosen, rejected, base)
    inside = around.inside
    home = _smallest_around(chosen, inside)
    galleries = find_galleries(home.element)
    for root in (home.element, *galleries):
        drop_pictures(root, home.element, (chosen[0].element, chosen[-1].element), around)
    beside = (block for block in rejected if block.state == "beside")
    frame_pictures((block for block in beside if not around.is_unpictured(block.place)), inside)
    for block in rejected:
        if not around.is_caption(block) and not _is_code_amid(block, inside):
            drop(block.element)
    bring_lead_picture(home.element)
    home.element.extend(gallery for gallery in galleries if next(gallery.iter("img"), None) is not None)
    return home.element


def _smallest_around(chosen: list[PageBlock], inside: Mapping[int, int]) -> Place:
    place = chosen[0].place
    while place.parent is not None and inside[id(place)] < len(chosen):
        place = place.parent
    if place is chosen[0].place and place.parent is not None:
        place = place.parent
    return place


def _is_code_amid(block: PageBlock, inside: Mapping[int, int]) -> bool:
    """Tell whether a piece of code stands beside text of the article: code reads like no prose."""
    place = block.place.parent
    for _ in range(_CODE_WRAPPERS):
        if place is None or id(place) in inside:
            break
        place = place.parent
    is_code = block.element.tag == "pre" or block.element.find(".//pre") is not None
    return is_code and place is not None and id(place) in inside


def is_declared_better(declared: str, blocks: Iterable[PageBlock]) -> bool:
    """Tell whether the JSON-LD's text is an article that the page's own blocks do not hold."""
    if declared.count(" ") < _DECLARED_WORDS:
        return False
    found = sum(block.words for block in blocks if block.belongs)
    return found < _DECLARED_SHARE * declared.count(" ")
