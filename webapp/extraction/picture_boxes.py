"""What stands around a page's pictures: the article's own text, other texts, links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from webapp.addresses import host_of
from webapp.extraction.blocks import PageBlock, Place, places_around
from webapp.extraction.figures import LONGEST_CAPTION, is_in_figure, may_be_caption
from webapp.extraction.names import topics_named
from webapp.extraction.tags import MEDIA
from webapp.extraction.trees import self_and_above

# Names of boxes whose pictures are never the article's, and of those whose pictures may be: authors lay
# out an article's own pictures in grids and cards too, but then no text stands with them.
NO_PICTURE = topics_named("comment", "share", "advert", "newsletter", "byline", "footer")
_OWN_TEXT = topics_named("related", "teaser")
_TITLE = 3  # words; a piece of fewer is a control ("Next", "View all")
MOST_LINKED = 0.5  # share of a box's letters; more are the titles of other articles
# Links that show the picture itself, larger or on a page of its own.
PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg)(?:$|[?#:/])|/(?:wiki/)?File:", re.I)
_ENLARGES = re.compile(
    r"attachment|light-?box|lb-?image|fancybox|colorbox|thickbox|photoswipe|highslide|zoom|enlarge|gallery",
    re.I,
)
_PLACE = re.compile(r"#(?:photo|image|img|pic|slide|gallery|media|fig|lightbox|modal)", re.I)
_CAPTIONED = (*MEDIA, "pre", "table", "code", "blockquote", "q")


@dataclass(slots=True)
class PictureBoxes:
    """What stands around the pictures: which places hold text of the article, and which hold other text."""

    inside: Mapping[int, int]  # id of a place → how many pieces of the article's text it holds
    others: frozenset[int]  # ids of the places that hold other pieces that are no captions
    links: frozenset[int]  # ids of the places that hold other pieces that lead elsewhere, as titles do
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
            if place.bits & NO_PICTURE or place.element.tag in ("nav", "footer"):
                return True
            place = place.parent
        return False

    def is_caption(self, block: PageBlock) -> bool:
        """Tell whether a piece that is no running text is kept as a caption: its picture is there."""
        is_line = block.state == "beside" and block.words <= LONGEST_CAPTION
        if not is_line or not is_in_figure(block) or self.is_unpictured(block.place):
            return False
        figure = next((above for above in self_and_above(block.element) if above.tag == "figure"), None)
        return figure is None or next(figure.iter(*_CAPTIONED), None) is not None

    def places_of(self, boxes: Iterable[HtmlElement]) -> list[Place]:
        """List those places among boxes that hold any text."""
        return [place for box in boxes if (place := self.places.get(box)) is not None]

    def hold_words(self, boxes: Iterable[HtmlElement]) -> bool:
        """Tell whether boxes hold words that are no caption, or that lead elsewhere."""
        return any(
            id(place) in self.others or place.linked > MOST_LINKED * place.chars
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
        if PICTURE_FILE.search(href) or _PLACE.match(href) or _ENLARGES.search(names):
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


def look_around_pictures(
    chosen: Sequence[PageBlock], rejected: Sequence[PageBlock], base: str | None
) -> PictureBoxes:
    """Return what stands around the pictures, given the pieces that belong to the article and the others.

    `base` is the page's address, where it is known.
    """
    others = (block for block in rejected if not _is_of_picture(block))
    return PictureBoxes(
        _count_around(chosen),
        _ids_around(others),
        _ids_around(filter(_is_link, rejected)),
        {place.element: place for place in places_around((*chosen, *rejected))},
        host_of(base),
    )


def _is_of_picture(block: PageBlock) -> bool:
    """Tell whether a piece is a picture's caption or control: "Next", "Image 1 of 9"."""
    return block.words < _TITLE or "feedback" in block.signs or may_be_caption(block)


def _is_link(block: PageBlock) -> bool:
    """Tell whether a piece is a title or label that leads elsewhere; captions may be links too."""
    if block.links <= MOST_LINKED or block.words < _TITLE:
        return False
    return not is_in_figure(block) or all(
        above.tag != "figcaption" for above in self_and_above(block.element)
    )


def _ids_around(blocks: Iterable[PageBlock]) -> frozenset[int]:
    return frozenset(map(id, places_around(blocks)))


def _count_around(blocks: Iterable[PageBlock]) -> dict[int, int]:
    counts: dict[int, int] = {}
    for block in blocks:
        for place in block.place.up():
            counts[id(place)] = counts.get(id(place), 0) + 1
    return counts
