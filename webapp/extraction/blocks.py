"""The blocks of a prepared page: each piece of text with what is known about it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from lxml.html import HtmlElement

from webapp.extraction.names import topic_bits
from webapp.extraction.signs import ENDS_SENTENCE, find_signs
from webapp.extraction.tags import BLOCK, HEADINGS
from webapp.extraction.trees import text_of

# Elements above a block that say what it is a part of.
FRAMES = (
    "article", "main", "aside", "header", "footer", "section", "form", "figure", "table", "li", "blockquote",
    "a",
)  # fmt: skip
_SENTENCE = 12  # words of what reads like running text
_MOST_LINKED = 0.4  # of its letters
_SHORT = 60  # words; longer pieces say something of their own, whatever signs they bear
_NO_SIGNS: frozenset[str] = frozenset()


@dataclass(slots=True)
class Place:
    """Where in the page an element stands: what is above it, and the topics of their names."""

    element: HtmlElement
    parent: Place | None
    depth: int
    bits: int  # topics of the element itself
    near: int  # topics of the element and the two above it
    far: int  # topics of all above those
    frames: frozenset[str]
    chars: int = 0  # of running text within, filled in as blocks are found
    linked: float = 0.0  # of those, in links
    prose: int = 0  # of those, in blocks that read like running text
    count: int = 0  # blocks within

    def up(self) -> Iterator[Place]:
        """Yield the place itself and all around it, the innermost first."""
        place: Place | None = self
        while place is not None:
            yield place
            place = place.parent


# What a block is: a part of the article's text; furniture for certain; or beside the text, as captions are.
State = Literal["text", "beside", "furniture"]


@dataclass(slots=True)
class PageBlock:
    """A piece of a page's text. `links` is the share of its letters that stand in links."""

    element: HtmlElement
    text: str
    words: int
    links: float
    place: Place
    is_prose: bool  # reads like running text whatever is around it
    signs: frozenset[str]  # of furniture, that a short one bears
    style: tuple[str, ...]  # how the page lays it out: blocks of one style are likely to be of one kind
    lone: str = ""  # what it is and where it leads, where it is nothing but a link: "line to site"
    in_core: bool = False  # by readability
    score: float = 0.0  # its own chance to belong, 0 to 1
    state: State = "beside"  # what was decided

    @property
    def belongs(self) -> bool:
        """Whether it is a part of the article's text."""
        return self.state == "text"


def find_blocks(body: HtmlElement, holders: set[HtmlElement]) -> list[PageBlock]:
    """List the page's blocks in document order. `holders` are the elements that hold blocks."""
    blocks: list[PageBlock] = []
    places = {body: Place(body, None, 0, 0, 0, 0, frozenset())}
    for element in body.iter():
        parent = places.get(element.getparent())
        if parent is None or not isinstance(element.tag, str):
            continue  # within a block
        if element in holders:
            places[element] = _step(parent, element)
        elif element.tag in BLOCK and (text := text_of(element)):
            blocks.append(_block(element, text, _step(parent, element)))
    _sum_up(blocks, places.values())
    return blocks


def _sum_up(blocks: Iterable[PageBlock], holders: Collection[Place]) -> None:
    """Note on each place how much stands within."""
    for block in blocks:
        place = block.place
        place.chars, place.count = len(block.text), 1
        place.linked, place.prose = block.links * place.chars, block.is_prose * place.chars
    for place in (*(block.place for block in blocks), *reversed([*holders])):
        if (above := place.parent) is not None:
            above.chars += place.chars
            above.linked += place.linked
            above.prose += place.prose
            above.count += place.count


def place_around(place: Place | None, tags: Collection[str]) -> Place | None:
    """Return the innermost place around, or the place itself, that is one of these elements."""
    while place is not None and place.element.tag not in tags:
        place = place.parent
    return place


def places_around(blocks: Iterable[PageBlock]) -> Iterator[Place]:
    """List the places above and at the blocks, each once, in document order."""
    seen: set[int] = set()
    for block in blocks:
        above: list[Place] = []
        place: Place | None = block.place
        while place is not None and id(place) not in seen:
            seen.add(id(place))
            above.append(place)
            place = place.parent
        yield from reversed(above)


def is_within(block: PageBlock, topics: int) -> bool:
    """Tell whether a block, or anything around it, bears a name of one of these topics."""
    return bool((block.place.near | block.place.far) & topics)


def gather_named(blocks: Iterable[PageBlock], topic: int, longest: int) -> list[list[PageBlock]]:
    """Gather the blocks in each outermost box with a topic, among boxes of at most `longest` letters."""
    boxes: dict[int, list[PageBlock]] = {}
    for block in blocks:
        if is_within(block, topic):
            box = None
            place: Place | None = block.place
            while place is not None and place.chars <= longest:
                box = place if place.bits & topic else box
                place = place.parent
            if box is not None:
                boxes.setdefault(id(box), []).append(block)
    return list(boxes.values())


def _step(parent: Place, element: HtmlElement) -> Place:
    # Ids of headings and sections are made of their own words ("cookies") and say nothing about the page.
    own_id = "" if element.tag in HEADINGS or element.tag == "section" else element.get("id", "")
    names = f"{element.get('class', '')} {own_id}"
    bits = topic_bits(names) if len(names) > 2 else 0
    above = parent.parent
    frames = parent.frames | {element.tag} if element.tag in FRAMES else parent.frames
    if "articlebody" in (element.get("itemprop") or "").lower():
        frames |= {"articleBody"}
    near = bits | parent.bits | (above.bits if above else 0)
    older = above.parent.bits if above and above.parent else 0
    return Place(element, parent, parent.depth + 1, bits, near, parent.far | older, frames)


def _block(element: HtmlElement, text: str, place: Place) -> PageBlock:
    links = 1.0 if "a" in place.frames else _link_share(element, len(text))
    words = _count_words(text)
    is_prose = words >= _SENTENCE and links < _MOST_LINKED and bool(ENDS_SENTENCE.search(text[-6:]))
    signs = find_signs(text) if words <= _SHORT and element.tag != "pre" else _NO_SIGNS
    return PageBlock(element, text, words, links, place, is_prose, signs, _style(element, place))


def _style(element: HtmlElement, place: Place) -> tuple[str, ...]:
    parent = (place.parent or place).element
    return str(element.tag), element.get("class", ""), str(parent.tag), parent.get("class", "")


def _link_share(element: HtmlElement, length: int) -> float:
    if not len(element):
        return 0.0
    letters = sum(len(text_of(link)) for link in element.iter("a") if link.get("href"))
    return min(1.0, letters / max(1, length))


def _count_words(text: str) -> int:
    """Count words; of scripts without spaces two letters count as one."""
    spaced = text.count(" ") + 1
    if text.isascii() or max(text) <= "\u2e7f":
        return spaced
    return max(spaced, sum(letter > "\u2e7f" for letter in text) // 2)
