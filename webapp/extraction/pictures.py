"""Tells the article's own pictures from those of other articles, boxes beside it and the page's design."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from lxml.html import HtmlElement

from webapp.extraction.blocks import PageBlock, Place
from webapp.extraction.decoration import file_of, is_decoration, is_formula, is_named_decoration
from webapp.extraction.figures import LONGEST_CAPTION, is_in_figure, may_be_caption
from webapp.extraction.links import host_of
from webapp.extraction.names import topic_bits, topics_named
from webapp.extraction.tags import MEDIA
from webapp.extraction.trees import classes_of, drop, finder, text_of

# Names of boxes whose pictures are never the article's, and of those whose pictures may be: authors lay
# out an article's own pictures in grids and cards too, but then no text stands with them.
_NO_PICTURE = topics_named("comment", "share", "advert", "newsletter", "byline", "footer")
_OWN_TEXT = topics_named("related", "teaser")
# Where nothing but a picture stands between two pieces of the text, only these tell against it.
_NEVER = re.compile(
    r"(?<![a-z0-9])(?:author|avatar|by-?line|comment|shar(?:e|ing)|social|newsletter|subscri|advert|sponsor|ads?(?![a-z0-9]))",
    re.I,
)
# Elements whose picture goes with their own text.
_ENTRIES = frozenset(("article", "li", "tr", "dd", "aside"))
_SHORTEST_ENTRY = 40  # letters; a credit is shorter
_TITLE = 3  # words; a piece of fewer is a control ("Next", "View all")
_BESIDE = re.compile(r"side-?bar|(?<![a-z0-9-])widget(?![a-z])|textwidget|(?<![a-z0-9])nav|menu|logo")
_MOST_LINKED = 0.5  # share of a box's letters; more are the titles of other articles
# Links that show the picture itself, larger or on a page of its own.
_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg)(?:$|[?#:/])|/(?:wiki/)?File:", re.I)
_ENLARGES = re.compile(
    r"attachment|light-?box|lb-?image|fancybox|colorbox|thickbox|photoswipe|highslide|zoom|enlarge|gallery",
    re.I,
)
# Boxes behind the text that hold more of its pictures.
_GALLERY = re.compile(r"attach|galler|photos|slide-?show|carousel|light-?box", re.I)
_OUTSIDE = 3  # elements from what holds the text up to what holds it with its gallery
_PLACE = re.compile(r"#(?:photo|image|img|pic|slide|gallery|media|fig|lightbox|modal)", re.I)
_CAPTIONED = (*MEDIA, "pre", "table", "code", "blockquote", "q")
_pictures_before = finder("preceding::img")
_pictures_after = finder("following::img")


@dataclass(slots=True)
class Surroundings:
    """What stands around the pictures: which places hold text of the article, and which hold other text."""

    inside: Mapping[int, int]  # id of a place → how many pieces of the article's text it holds
    others: Mapping[int, int]  # id of a place → how many other pieces that are no captions
    links: Mapping[int, int]  # id of a place → how many other pieces that lead elsewhere, as titles do
    places: Mapping[HtmlElement, Place]
    host: str  # of the page; nothing where it is not known

    def is_at_home(self, link: HtmlElement) -> bool:
        """Tell whether a link leads to a page of the same site, as far as is known.

        One to another site, with words beside it, is about what the article speaks of: a product, a source.
        """
        host = host_of(link.get("href") or "")
        return (
            not (host and self.host)
            or f".{host}".endswith(f".{self.host}")
            or f".{self.host}".endswith(f".{host}")
        )

    def is_unpictured(self, place: Place | None) -> bool:
        """Tell whether a piece without text of the article stands in something named like furniture."""
        while place is not None and id(place) not in self.inside:
            if id(place) in self.others and (place.bits & _OWN_TEXT or place.element.tag == "aside"):
                return True
            if place.bits & _NO_PICTURE or place.element.tag in ("nav", "footer"):
                return True
            place = place.parent
        return False

    def is_caption(self, block: PageBlock) -> bool:
        """Tell whether a piece that is no running text is kept as a caption: its picture is there."""
        is_line = block.state == "beside" and block.words <= LONGEST_CAPTION
        if not is_line or not is_in_figure(block) or self.is_unpictured(block.place):
            return False
        figure = next((above for above in _self_and_above(block.element) if above.tag == "figure"), None)
        return figure is None or next(figure.iter(*_CAPTIONED), None) is not None

    def places_of(self, boxes: Iterable[HtmlElement]) -> list[Place]:
        """List those places among boxes that hold any text."""
        return [place for box in boxes if (place := self.places.get(box)) is not None]

    def hold_words(self, boxes: Iterable[HtmlElement]) -> bool:
        """Tell whether boxes hold words that are no caption, or that lead elsewhere."""
        return any(
            id(place) in self.others or place.linked > _MOST_LINKED * place.chars
            for place in self.places_of(boxes)
        )

    def have_caption(self, boxes: Sequence[HtmlElement]) -> bool:
        """Tell whether boxes are a figure with its caption, and hold nothing else."""
        is_figure = any(place.element.tag == "figure" for place in self.places_of(boxes))
        return is_figure and not self.hold_words(boxes)

    def enlarges(self, link: HtmlElement, picture: HtmlElement) -> bool:
        """Tell whether a link around a picture opens that picture, larger or on a page of its own."""
        href = link.get("href") or ""
        names = f"{link.get('class', '')} {link.get('rel', '')} {href}"
        if _FILE.search(href) or _PLACE.match(href) or _ENLARGES.search(names):
            return True
        host = host_of(href)
        is_where_pictures_lie = host not in ("", self.host) and host == host_of(picture.get("src") or "")
        return (bool(self.host) and is_where_pictures_lie) or picture.get("data-attachment-id") is not None

    def boxes_of(self, picture: HtmlElement, home: HtmlElement) -> list[HtmlElement]:
        """List what stands around a picture, up to what holds text of the article."""
        boxes = []
        for above in picture.iterancestors():
            place = self.places.get(above)
            if above is home or (place is not None and id(place) in self.inside):
                break
            boxes.append(above)
        return boxes


def look_around(chosen: Iterable[PageBlock], rejected: Sequence[PageBlock], base: str | None) -> Surroundings:
    """Return what stands around the pictures, given the pieces that belong to the article and the others.

    `base` is the page's address, where it is known.
    """
    places: dict[HtmlElement, Place] = {}
    inside = _count_around(chosen, places)
    _count_around(rejected, places)
    others = _count_around((block for block in rejected if not _is_of_picture(block)), places)
    links = _count_around(filter(_is_link, rejected), places)
    return Surroundings(inside, others, links, places, host_of(base or ""))


def _is_of_picture(block: PageBlock) -> bool:
    """Tell whether a piece is a picture's caption or control: "Next", "Image 1 of 9"."""
    return block.words < _TITLE or "feedback" in block.signs or may_be_caption(block)


def _is_link(block: PageBlock) -> bool:
    """Tell whether a piece is a title or label that leads elsewhere; captions may be links too."""
    if block.links <= _MOST_LINKED or block.words < _TITLE:
        return False
    return not is_in_figure(block) or all(
        above.tag != "figcaption" for above in _self_and_above(block.element)
    )


def _count_around(blocks: Iterable[PageBlock], places: dict[HtmlElement, Place]) -> dict[int, int]:
    counts: dict[int, int] = {}
    for block in blocks:
        for place in _up_from(block.place):
            counts[id(place)] = counts.get(id(place), 0) + 1
            places[place.element] = place
    return counts


def _up_from(place: Place | None) -> Iterator[Place]:
    while place is not None:
        yield place
        place = place.parent


def _self_and_above(element: HtmlElement) -> Iterator[HtmlElement]:
    yield element
    yield from element.iterancestors()


def find_galleries(home: HtmlElement) -> list[HtmlElement]:
    """List the boxes right behind what holds the text that are named as ones of pictures."""
    holders = takewhile(lambda holder: holder.tag not in ("main", "body"), _self_and_above(home))
    return [
        box
        for holder in islice(holders, _OUTSIDE)
        for box in holder.itersiblings()
        if isinstance(box.tag, str) and _GALLERY.search(classes_of(box))
    ]


def drop_pictures(
    root: HtmlElement, home: HtmlElement, ends: tuple[HtmlElement, HtmlElement], surroundings: Surroundings
) -> None:
    """Drop the pictures and players in `root` that are not the article's.

    `home` holds the article's text; `ends` are the elements of its first and last pieces.
    """
    outside = {*_pictures_before(ends[0]), *_pictures_after(ends[1])}
    pictures = list(root.iter(*MEDIA))
    times = Counter(picture.get("src") for picture in pictures if picture.tag == "img")
    shown: set[str] = set()
    for picture in pictures:
        boxes = surroundings.boxes_of(picture, home)
        if picture.tag != "img":
            if _is_furniture(boxes, surroundings):
                drop(picture)
        elif (
            is_decoration(picture, times[picture.get("src")])
            or _is_anothers(picture, boxes, surroundings, is_outside=picture in outside)
            or (file_of(picture) in shown and _is_copy(boxes))
            or _is_formula_again(picture)
        ):
            drop(picture)
        else:
            shown.add(file_of(picture))


def _is_copy(boxes: Sequence[HtmlElement]) -> bool:
    """Tell whether a picture that was shown before is there for another size of screen.

    Within a line it is a sign of the text, and with a caption it is shown for what that says.
    """
    return bool(boxes) and all(box.find(".//figcaption") is None for box in boxes)


def _is_formula_again(picture: HtmlElement) -> bool:
    """Tell whether a picture is of the formula beside it, for browsers without MathML."""
    parent = picture.getparent()
    return is_formula(picture) and parent is not None and next(parent.iter("math"), None) is not None


def _is_furniture(boxes: Sequence[HtmlElement], surroundings: Surroundings) -> bool:
    """Tell whether boxes are furniture by their names, or hold the text of something else."""
    places = surroundings.places_of(boxes)
    is_named = any(topic_bits(f"{box.get('class', '')} {box.get('id', '')}") & _NO_PICTURE for box in boxes)
    return is_named or _hold_another(places, surroundings)


def _hold_another(places: Sequence[Place], surroundings: Surroundings) -> bool:
    return bool(places) and (
        surroundings.is_unpictured(places[0]) or any(_is_entry(place, surroundings) for place in places)
    )


def _is_entry(place: Place, surroundings: Surroundings) -> bool:
    """Tell whether a picture's box holds a text of its own, not just a caption or a credit."""
    if place.linked > _MOST_LINKED * place.chars:
        return id(place) in surroundings.links
    is_text = place.element.tag in _ENTRIES and place.chars >= _SHORTEST_ENTRY
    return is_text and id(place) in surroundings.others


def _is_anothers(
    picture: HtmlElement, boxes: Sequence[HtmlElement], surroundings: Surroundings, *, is_outside: bool
) -> bool:
    """Tell whether a picture is another article's teaser, a part of some furniture, or set beside the text.

    `is_outside`: it comes before all of the text, or after it.
    """
    link = next((box for box in boxes if box.tag == "a" and box.get("href")), None)
    leads_away = link is not None and not surroundings.enlarges(link, picture)
    if any(_NEVER.search(classes_of(box)) for box in boxes):
        return True
    if not (leads_away or is_outside):
        return link is None and _hold_another(surroundings.places_of(boxes), surroundings)
    if _is_furniture(boxes, surroundings):
        return True
    if (is_outside or surroundings.hold_words(boxes)) and is_named_decoration(picture):
        return True
    if link is not None and leads_away:
        if is_outside and not surroundings.have_caption(boxes):
            return True
        if surroundings.hold_words(boxes) and surroundings.is_at_home(link):
            return True
    return any(_BESIDE.search(classes_of(box)) for box in boxes)


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
        if topic_bits(f"{above.get('class', '')} {above.get('id', '')}") & _NO_PICTURE:
            return False
        if above.tag == "a" and not _FILE.search(above.get("href") or ""):
            return False
    return True
