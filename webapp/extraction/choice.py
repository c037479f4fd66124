"""Turns scored blocks into the article's tree: what belongs stays, everything else goes."""

from __future__ import annotations

from collections.abc import Iterable

from lxml.html import HtmlElement

from webapp.extraction.blocks import PageBlock, Place
from webapp.extraction.figures import LONGEST_CAPTION, frame_pictures, is_in_figure, may_be_caption
from webapp.extraction.names import topic_bits, topics_named
from webapp.extraction.tags import MEDIA
from webapp.extraction.trees import drop

_CODE_WRAPPERS = (
    3  # elements between a piece of code and the text that it stands in: figure, highlight, scroller
)
# Names of boxes whose pictures are never the article's, and of those whose pictures may be: authors lay
# out an article's own pictures in grids and cards too, but then no text stands with them.
_NO_PICTURE = topics_named("comment", "share", "advert", "newsletter", "byline", "footer")
_OWN_TEXT = topics_named("related", "teaser")
_TOLD_WORDS = 60  # a teaser is shorter
_TOLD_SHARE = 0.5  # of the told words: fewer were found, so the page shows its text by script


def choose_content(body: HtmlElement, blocks: list[PageBlock]) -> HtmlElement:
    """Cut the page down to the blocks that belong, with their pictures, and return what holds them all.

    Without a block that belongs, the body comes back empty.
    """
    chosen = [block for block in blocks if block.belongs]
    if not chosen:
        body.clear()
        return body
    inside = _count_around(chosen)
    texts = {id(place) for place in _places(b for b in blocks if not b.belongs and not may_be_caption(b))}
    home = _smallest_around(chosen, inside)
    frame_pictures(
        (b for b in blocks if b.state == "beside" and not _is_unpictured(b.place, inside, texts)), inside
    )
    for block in blocks:
        if not block.belongs and not _is_caption(block, inside, texts) and not _is_code_amid(block, inside):
            drop(block.element)
    _drop_pictures(home.element, {place.element: place for place in _places(blocks)}, inside, texts)
    _bring_lead_figure(home.element)
    return home.element


def _count_around(blocks: Iterable[PageBlock]) -> dict[int, int]:
    counts: dict[int, int] = {}
    for block in blocks:
        place: Place | None = block.place
        while place is not None:
            counts[id(place)] = counts.get(id(place), 0) + 1
            place = place.parent
    return counts


def _smallest_around(chosen: list[PageBlock], inside: dict[int, int]) -> Place:
    place = chosen[0].place
    while place.parent is not None and inside[id(place)] < len(chosen):
        place = place.parent
    if place is chosen[0].place and place.parent is not None:
        place = place.parent
    return place


def _is_caption(block: PageBlock, inside: dict[int, int], texts: set[int]) -> bool:
    is_line = block.state == "beside" and is_in_figure(block) and block.words <= LONGEST_CAPTION
    return is_line and not _is_unpictured(block.place, inside, texts)


def _is_code_amid(block: PageBlock, inside: dict[int, int]) -> bool:
    """Tell whether a piece of code stands beside text of the article: code reads like no prose."""
    place = block.place.parent
    for _ in range(_CODE_WRAPPERS):
        if place is None or id(place) in inside:
            break
        place = place.parent
    is_code = block.element.tag == "pre" or block.element.find(".//pre") is not None
    return is_code and place is not None and id(place) in inside


def _is_unpictured(place: Place | None, inside: dict[int, int], texts: set[int]) -> bool:
    """Tell whether a piece without text of the article stands in something named like furniture."""
    while place is not None and id(place) not in inside:
        if place.bits & _OWN_TEXT and id(place) in texts:
            return True
        if place.bits & _NO_PICTURE or place.element.tag in ("aside", "nav", "footer"):
            return True
        place = place.parent
    return False


def _places(blocks: Iterable[PageBlock]) -> Iterable[Place]:
    """Yield each place around blocks once."""
    seen = set()
    for block in blocks:
        place: Place | None = block.place
        while place is not None and id(place) not in seen:
            seen.add(id(place))
            yield place
            place = place.parent


def _drop_pictures(
    home: HtmlElement, places: dict[HtmlElement, Place], inside: dict[int, int], texts: set[int]
) -> None:
    """Drop the pictures and players that stand apart from the article's text."""
    for picture in list(home.iter(*MEDIA)):
        around = picture
        while around is not None and around not in places and around is not home:
            around = around.getparent()
        place = places.get(around)
        if (
            place is not None and id(place) not in inside and _is_apart(place, inside, texts)
        ) or _has_furniture_name(picture, around):
            drop(picture)


def _has_furniture_name(picture: HtmlElement, top: HtmlElement | None) -> bool:
    around = picture.getparent()
    while around is not None and around is not top:
        if topic_bits(f"{around.get('class', '')} {around.get('id', '')}") & _NO_PICTURE:
            return True
        around = around.getparent()
    return False


def _bring_lead_figure(home: HtmlElement) -> None:
    """Bring in the picture that stands in the article's head, before what holds its text."""
    head = next((above for above in home.iterancestors("article", "main")), None)
    if head is None or home.tag in ("article", "main"):
        head = home.getparent()
    for element in head.iter("figure", home.tag) if head is not None else ():
        if element is home:
            return
        if element.tag == "figure" and _is_lead(element, head):
            home.insert(0, element)
            element.tail, home.text = home.text, None
            return


def _is_lead(figure: HtmlElement, head: HtmlElement) -> bool:
    return next(figure.iter("img"), None) is not None and not _has_furniture_name(figure, head)


def _is_apart(place: Place, inside: dict[int, int], texts: set[int]) -> bool:
    return _is_unpictured(place, inside, texts) or (
        "figure" not in place.frames and place.linked > 0.5 * place.chars
    )


def is_told_better(told: str, blocks: Iterable[PageBlock]) -> bool:
    """Tell whether the JSON-LD's text is an article that the page's own blocks do not hold."""
    if told.count(" ") < _TOLD_WORDS:
        return False
    found = sum(block.words for block in blocks if block.belongs)
    return found < _TOLD_SHARE * told.count(" ")
