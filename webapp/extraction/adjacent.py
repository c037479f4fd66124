"""Finds what stands beside the text and is a part of it, whatever its chances: subheads, notes, sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby, pairwise

from webapp.extraction.blocks import PageBlock, Place, place_around
from webapp.extraction.features import find_heading
from webapp.extraction.footnotes import find_footnotes
from webapp.extraction.label_words import is_references_label
from webapp.extraction.names import FURNITURE, topics_named
from webapp.extraction.references import IN_BRACKETS, is_line_of_sources, looks_like_reference
from webapp.extraction.tags import HEADINGS

_MOSTLY = 0.6  # of a list's words
_WORDY = 12  # words a cell
_MOST_CELLS = 0.4  # of a table's words
_LOWEST_SUBHEAD = 0.15  # below it a heading is a box's own ("Most read") even between two paragraphs
_SUBHEAD = 15  # words
_FEW_SUBHEADS = 2  # of one style
_NEXT_TO_NOTHING = 40  # words
_LOWEST_CORE = 0.15
_MOST_LINKED = 0.4  # of its letters
_LOWEST_STANDFIRST = 0.1
_STANDFIRST = 8  # words
_LOWEST_OPENING = 0.4
_MOST_LINKED_ITEM = 0.5  # of its letters; more lead to other pages
_FEW_LINKS = 0.1  # of its letters; more are a byline
_STANDFIRST_REACH = 5  # blocks below the title
_NO_HEADS = FURNITURE & ~topics_named("header")
_NO_OPENINGS = _NO_HEADS & ~topics_named("teaser")  # layouts in columns call all their boxes "grid"
_SOURCES_REACH = 3  # blocks behind the text: captions, credits and buttons stand between
_EMBEDDED = topics_named("embed")
_ASIDE = topics_named("newsletter", "share")  # boxes that stand among the text with a heading of their own


def find_trusted(blocks: list[PageBlock], _title: str) -> Iterator[PageBlock]:
    """Find what readability kept where next to nothing else was found."""
    if sum(block.words for block in blocks if block.belongs) >= _NEXT_TO_NOTHING:
        return
    core = [b for b in blocks if b.in_core and b.links < _MOST_LINKED and b.score >= _LOWEST_CORE]
    if sum(block.words for block in core) >= _NEXT_TO_NOTHING:
        yield from core


def find_standfirst(blocks: list[PageBlock], title: str) -> Iterator[PageBlock]:
    """Find the sentences between the title and the text that say what the article is about."""
    heading = find_heading(blocks, title)
    if heading is None or not any(block.belongs for block in blocks):
        return
    at = blocks.index(heading) + 1
    for block in blocks[at : at + _STANDFIRST_REACH]:
        if block.belongs:
            return
        if _is_standfirst(block) and _share_a_head(heading, block):
            yield block
            return


def _is_standfirst(block: PageBlock) -> bool:
    is_text = block.element.tag in ("p", "h2", "div") and block.words >= _STANDFIRST
    return is_text and block.links < _FEW_LINKS and block.score >= _LOWEST_STANDFIRST


def _share_a_head(heading: PageBlock, block: PageBlock) -> bool:
    return block.place.parent is heading.place.parent or "header" in block.place.frames & heading.place.frames


def find_opening(blocks: list[PageBlock], _title: str) -> Iterator[PageBlock]:
    """Find the paragraphs right above the text that pages set apart, larger, as its opening."""
    for block, following in pairwise(blocks):
        if block.belongs and block.is_prose:
            return
        is_own = block.is_prose and block.links < _FEW_LINKS and not block.signs
        is_likely = block.score >= _LOWEST_OPENING and not block.place.near & _NO_OPENINGS
        if is_own and is_likely and following.belongs:
            yield block


def find_led_in(blocks: list[PageBlock], _title: str) -> Iterator[PageBlock]:
    """Find the items of lists that a paragraph of the text right above leads in with a colon."""
    lead: PageBlock | None = None
    for place, group in groupby(blocks, key=lambda block: place_around(block.place, ("ul", "ol"))):
        items = list(group)
        if place is not None and lead is not None and place.parent is lead.place.parent:
            yield from (item for item in items if item.links < _MOST_LINKED_ITEM)
        last = items[-1]
        is_lead = last.belongs and last.text.endswith((":", "：")) and "related" not in last.signs
        lead = last if place is None and is_lead else None


def find_embedded_posts(blocks: list[PageBlock], _title: str) -> Iterator[PageBlock]:
    """Find what people said elsewhere and the article quotes, where it stands between two pieces of text."""
    chosen = [at for at, block in enumerate(blocks) if block.belongs]
    for block in blocks[chosen[0] : chosen[-1]] if chosen else ():
        if block.place.near & _EMBEDDED and "blockquote" in block.place.frames | {block.element.tag}:
            yield block


def find_notes(blocks: list[PageBlock], _title: str) -> list[PageBlock]:
    """Find what the text's own marks lead to."""
    return find_footnotes([block for block in blocks if block.belongs], blocks)


def find_subheads_by_style(blocks: list[PageBlock], _title: str) -> Iterator[PageBlock]:
    """Find lines of one style that each stand right above text, as subheads do that are no headings."""
    styles: dict[tuple[str, ...], list[tuple[PageBlock, PageBlock]]] = defaultdict(list)
    chosen = [at for at, block in enumerate(blocks) if block.belongs]
    for block, following in pairwise(blocks[chosen[0] : chosen[-1] + 1] if chosen else []):
        if not block.belongs or block.words <= _SUBHEAD:
            styles[block.style].append((block, following))
    for pairs in styles.values():
        heads = [block for block, following in pairs if following.belongs and _may_head(block)]
        if len(heads) >= _FEW_SUBHEADS and len(heads) == len(pairs):
            yield from heads


def _may_head(block: PageBlock) -> bool:
    is_named = block.place.near & _NO_HEADS
    return 2 <= block.words <= _SUBHEAD and not block.links and not is_named and not block.signs


def find_subheads(blocks: list[PageBlock], _title: str) -> Iterator[PageBlock]:
    """Find the headings right above text."""
    has_begun = False
    for at, block in enumerate(blocks[:-1]):
        # "edit" and the like stand beside a heading.
        following = next((b for b in blocks[at + 1 : at + 3] if b.words > 1), blocks[at + 1])
        is_subhead = block.element.tag in HEADINGS and block.score > _LOWEST_SUBHEAD
        is_subhead = is_subhead and not block.place.near & _ASIDE
        if has_begun and is_subhead and following.belongs and following.element.tag not in HEADINGS:
            yield block
        has_begun = has_begun or block.belongs


def find_rest(blocks: list[PageBlock], _title: str) -> Iterator[PageBlock]:
    """Find the rest of lists and tables that mostly belong: a row or an item alone says too little."""
    groups: dict[int, tuple[Place, list[PageBlock]]] = {}
    for block in blocks:
        if (place := place_around(block.place, ("ul", "ol", "dl", "table"))) is not None:
            groups.setdefault(id(place), (place, []))[1].append(block)
    for place, group in groups.values():
        kept = sum(block.words for block in group if block.belongs)
        if place.element.tag == "table" and sum(block.words for block in group) > _WORDY * len(group):
            continue  # it lays out a page
        # Every other cell of a table says "200 g".
        most = _MOST_CELLS if place.element.tag == "table" else _MOSTLY
        if kept > most * sum(block.words for block in group):
            yield from (block for block in group if "site" not in block.lone)


def find_sources(blocks: list[PageBlock], _title: str) -> Iterator[PageBlock]:
    """Find what tells the sources right after the text: "Source: Harbour office", "[DEA News]", a list."""
    last = -_SOURCES_REACH
    for at, block in enumerate(blocks):
        if block.belongs:
            last = at
        elif at - last <= _SOURCES_REACH:
            if IN_BRACKETS.fullmatch(block.text.strip()) or is_line_of_sources(block.text):
                yield block
                last = at
            elif is_references_label(block.text) and not block.signs:
                section = list(_references(blocks, at))
                if section:
                    yield from (block, *section)
                    last = at + len(section)


def _references(blocks: list[PageBlock], at: int) -> Iterator[PageBlock]:
    """Yield the blocks under a label that look like references."""
    for block in blocks[at + 1 :]:
        if block.element.tag in HEADINGS or not looks_like_reference(block.text, has_link=block.links > 0):
            return
        yield block


def find_bare_headings(blocks: list[PageBlock], _title: str) -> Iterator[PageBlock]:
    """Find the headings after which nothing belongs, up to the end."""
    for block in reversed(blocks):
        if block.belongs:
            if block.element.tag not in HEADINGS or (block.is_prose and not block.signs):
                return  # some set all their text in headings
            yield block
