"""Makes figures of the pictures that pages set beside their captions without saying so."""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterable

from lxml.html import HtmlElement

from webapp.extraction.blocks import PageBlock, Place
from webapp.extraction.names import topics_named
from webapp.extraction.trees import drop, text_of

LONGEST_CAPTION = 80  # words
# Text that reads like the article's own is a caption only where it is short: galleries set texts by pictures.
_LONGEST_CUT = 40  # words
_CAPTION = topics_named("caption")
_LONGEST_CREDIT = 120  # letters that stand with a picture beside its caption
_MOST_LINKED = 0.5  # share of a caption's letters; a teaser's line is a link as a whole
_FRAMES_ABOVE = 4  # elements from a caption up to what holds it with its picture
_NO_FRAMES = frozenset(("li", "td", "th", "tr", "table", "ul", "ol", "dl", "dd"))  # their own structure stays


def may_be_caption(block: PageBlock) -> bool:
    """Tell whether a piece of text may well be a picture's caption."""
    if block.state == "furniture":
        return False
    return block.words <= LONGEST_CAPTION and (is_in_figure(block) or bool(block.place.near & _CAPTION))


def is_in_figure(block: PageBlock) -> bool:
    """Tell whether a piece of text stands in what its author made a figure."""
    return "figure" in block.place.frames or block.element.tag in ("figure", "figcaption")


def find_captions(blocks: Iterable[PageBlock], _title: str) -> list[PageBlock]:
    """Find captions that no figure holds: they are no running text, unless most of the text is called so."""
    chosen = [block for block in blocks if block.belongs]
    found = [block for block in chosen if _is_caption_alone(block)]
    return found if 2 * sum(block.words for block in found) < sum(block.words for block in chosen) else []


def _is_caption_alone(block: PageBlock) -> bool:
    is_line = block.words <= _LONGEST_CUT and bool(block.place.near & _CAPTION)
    frame = _frame_of(block, ()) if is_line and not is_in_figure(block) else None
    return frame is not None and len(text_of(frame)) <= len(block.text) + _LONGEST_CREDIT


def frame_pictures(rejected: Iterable[PageBlock], inside: Collection[int]) -> None:
    """Make a figure of each picture with its caption, given the pieces that are no running text.

    `inside` are the ids of the places that hold text of the article.
    """
    frames: dict[HtmlElement, list[HtmlElement]] = {}
    for block in rejected:
        is_line = block.words <= LONGEST_CAPTION and block.links <= _MOST_LINKED and not is_in_figure(block)
        if is_line and (frame := _frame_of(block, inside)) is not None:
            frames.setdefault(frame, []).append(block.element)
    for frame, captions in frames.items():
        picture = next(frame.iter("img"), None)
        if picture is not None:  # a frame around this one has not taken it
            _frame(frame, picture, captions)


def _frame_of(block: PageBlock, inside: Collection[int]) -> HtmlElement | None:
    """Find what holds a caption with a single picture, and no text of the article."""
    is_named = bool(block.place.near & _CAPTION)
    is_amid = block.place.parent is not None and id(block.place.parent) in inside
    place: Place | None = block.place
    for _ in range(_FRAMES_ABOVE):
        if place is None or id(place) in inside or place.element.tag in _NO_FRAMES:
            return None
        pictures = sum(1 for _ in place.element.iter("img"))
        if pictures:
            is_frame = is_named or (is_amid and place is block.place)
            return place.element if pictures == 1 and is_frame else None
        place = place.parent
    return None


def _frame(frame: HtmlElement, picture: HtmlElement, captions: Iterable[HtmlElement]) -> None:
    """Turn `frame` into a figure: its picture with its captions, one of which may be `frame` itself."""
    lines = [copy.deepcopy(caption) for caption in captions]
    tail = frame.tail
    frame.clear()
    frame.tag, frame.tail, picture.tail = "figure", tail, None
    caption = frame.makeelement("figcaption")
    frame.extend((picture, caption))
    for line in lines:
        line.tag, line.tail = "span", " "
        for copied in list(line.iter("img")):
            drop(copied)
        caption.append(line)
