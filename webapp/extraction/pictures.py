"""Separates the article's pictures from those of other articles, boxes beside it and the page's design."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from lxml.html import HtmlElement

from webapp.extraction.blocks import Place
from webapp.extraction.decoration import file_of, is_decoration, is_formula, is_named_decoration
from webapp.extraction.names import topic_bits
from webapp.extraction.picture_boxes import MOST_LINKED, NO_PICTURE, PictureBoxes
from webapp.extraction.tags import MEDIA
from webapp.extraction.trees import classes_of, drop, names_of

# Where nothing but a picture stands between two pieces of the text, only these tell against it.
_NEVER = re.compile(
    r"(?<![a-z0-9])(?:author|avatar|by-?line|comment|shar(?:e|ing)|social|newsletter|subscri|advert|sponsor|ads?(?![a-z0-9]))",
    re.I,
)
# Elements whose picture goes with their own text.
_ENTRIES = frozenset(("article", "li", "tr", "dd", "aside"))
_SHORTEST_ENTRY = 40  # letters; a credit is shorter
_BESIDE = re.compile(r"side-?bar|(?<![a-z0-9-])widget(?![a-z])|textwidget|(?<![a-z0-9])nav|menu|logo")


def drop_pictures(
    root: HtmlElement, home: HtmlElement, ends: tuple[HtmlElement, HtmlElement], around: PictureBoxes
) -> None:
    """Drop the pictures and players in `root` that are not the article's.

    `home` holds the article's text; `ends` are the elements of its first and last pieces.
    """
    outside = _pictures_outside(*ends)
    pictures = list(root.iter(*MEDIA))
    times = Counter(picture.get("src") for picture in pictures if picture.tag == "img")
    shown: set[str] = set()
    for picture in pictures:
        boxes = around.boxes_of(picture, home)
        if picture.tag != "img":
            if _is_furniture(boxes, around):
                drop(picture)
        elif (
            is_decoration(picture, times[picture.get("src")])
            or _is_anothers(picture, boxes, around, is_outside=picture in outside)
            or (file_of(picture) in shown and _is_copy(boxes))
            or _is_formula_again(picture)
        ):
            drop(picture)
        else:
            shown.add(file_of(picture))


def _pictures_outside(first: HtmlElement, last: HtmlElement) -> set[HtmlElement]:
    """Return the page's pictures that come before all of one element, or after all of another."""
    outside: set[HtmlElement] = set()
    within = set(last.iter("img"))
    is_outside = True
    for element in first.getroottree().iter("img", first.tag, last.tag):
        is_outside = (is_outside and element is not first) or element is last
        if is_outside and element.tag == "img" and element not in within:
            outside.add(element)
    return outside


def _is_copy(boxes: Sequence[HtmlElement]) -> bool:
    """Tell whether a picture that was shown before is there for another size of screen.

    Within a line it is a sign of the text, and with a caption it is shown for what that says.
    """
    return bool(boxes) and all(box.find(".//figcaption") is None for box in boxes)


def _is_formula_again(picture: HtmlElement) -> bool:
    """Tell whether a picture is of the formula beside it, for browsers without MathML."""
    parent = picture.getparent()
    return is_formula(picture) and parent is not None and next(parent.iter("math"), None) is not None


def _is_furniture(boxes: Sequence[HtmlElement], around: PictureBoxes) -> bool:
    """Tell whether boxes are furniture by their names, or hold the text of something else."""
    places = around.places_of(boxes)
    is_named = any(topic_bits(names_of(box)) & NO_PICTURE for box in boxes)
    return is_named or _hold_another(places, around)


def _hold_another(places: Sequence[Place], around: PictureBoxes) -> bool:
    return bool(places) and (
        around.is_unpictured(places[0]) or any(_is_entry(place, around) for place in places)
    )


def _is_entry(place: Place, around: PictureBoxes) -> bool:
    """Tell whether a picture's box holds a text of its own, not just a caption or a credit."""
    if place.linked > MOST_LINKED * place.chars:
        return id(place) in around.links
    is_text = place.element.tag in _ENTRIES and place.chars >= _SHORTEST_ENTRY
    return is_text and id(place) in around.others


def _is_anothers(
    picture: HtmlElement, boxes: Sequence[HtmlElement], around: PictureBoxes, *, is_outside: bool
) -> bool:
    """Tell whether a picture is another article's teaser, a part of some furniture, or set beside the text.

    `is_outside`: it comes before all of the text, or after it.
    """
    link = next((box for box in boxes if box.tag == "a" and box.get("href")), None)
    leads_away = link is not None and not around.enlarges(link, picture)
    if any(_NEVER.search(classes_of(box)) for box in boxes):
        return True
    if not (leads_away or is_outside):
        return link is None and _hold_another(around.places_of(boxes), around)
    if _is_furniture(boxes, around):
        return True
    if (is_outside or around.hold_words(boxes)) and is_named_decoration(picture):
        return True
    if link is not None and leads_away:
        if is_outside and not around.have_caption(boxes):
            return True
        if around.hold_words(boxes) and around.is_at_home(link):
            return True
    return any(_BESIDE.search(classes_of(box)) for box in boxes)
