"""Brings back what the scores lost beside what they kept: paragraphs, subheads, lists, notes, sources."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from webapp.extraction.blocks import PageBlock, Place
from webapp.extraction.choice import BELONGS, belongs
from webapp.extraction.features import find_heading
from webapp.extraction.footnotes import find_footnotes
from webapp.extraction.names import topics_named
from webapp.extraction.tags import HEADINGS

_LOWEST_SUBHEAD = 0.15  # below it a heading is a box's own ("Most read") even between two paragraphs
_NEXT_TO_NOTHING = 40  # words
_LOWEST_CORE = 0.15
_LOWEST_SIBLING = 0.3
_PARAGRAPH = 12  # words
_MOST_LINKED = 0.4  # of its letters
_LOWEST_STANDFIRST = 0.15
_STANDFIRST = 8  # words
_FEW_LINKS = 0.1  # of its letters; more are a byline
_STANDFIRST_REACH = 3  # blocks below the title
_SOURCES = re.compile(r"(?:\[[^\[\]]{2,60}\][\s,;·]*)+")
_TEASERS = topics_named("related", "teaser")
_EMBEDDED = topics_named("embed")
_DOUBTFUL = (0.2, 0.8)  # scores of list items that their list decides about


def bring_back(blocks: list[PageBlock], title: str) -> None:
    """Raise the scores of lost neighbours, and lower those of headings that have lost their text."""
    _trust_readability(blocks)
    _even_out_lists(blocks)
    _keep_siblings(blocks)
    _keep_standfirst(blocks, title)
    _keep_embedded_posts(blocks)
    _keep_footnotes(blocks)
    _cut_teasers(blocks)
    _keep_subheads(blocks)
    _keep_headline(blocks, title)
    _keep_sources(blocks)
    _cut_bare_headings(blocks)


def _trust_readability(blocks: list[PageBlock]) -> None:
    """Where the measure finds next to nothing, take what readability found."""
    if sum(block.words for block in blocks if belongs(block)) >= _NEXT_TO_NOTHING:
        return
    core = [block for block in blocks if block.kept and block.links < _MOST_LINKED]
    core = [block for block in core if block.score >= _LOWEST_CORE]
    if sum(block.words for block in core) >= _NEXT_TO_NOTHING:
        for block in core:
            block.score = max(block.score, BELONGS)


def _even_out_lists(blocks: list[PageBlock]) -> None:
    lists: dict[int, list[PageBlock]] = defaultdict(list)
    for block in blocks:
        if (place := _nearest_list(block)) is not None:
            lists[id(place)].append(block)
    for items in lists.values():
        words = sum(item.words for item in items)
        mean = sum(item.score * item.words for item in items) / words
        for item in items:
            if len(items) > 1 and _DOUBTFUL[0] < item.score < _DOUBTFUL[1]:
                item.score = mean


def _keep_siblings(blocks: list[PageBlock]) -> None:
    """Keep a doubtful paragraph that follows one of the text, in the same box and of the same style."""
    follows: dict[tuple[object, ...], bool] = {}
    for block in blocks:
        row = (id(block.place.parent), *block.style)
        is_doubtful = block.score >= _LOWEST_SIBLING and block.links < _MOST_LINKED
        if is_doubtful and block.words >= _PARAGRAPH and follows.get(row):
            block.score = max(block.score, BELONGS)
        follows[row] = belongs(block)


def _keep_standfirst(blocks: list[PageBlock], title: str) -> None:
    """Keep the sentences between the title and the text that say what the article is about."""
    heading = find_heading(blocks, title)
    if heading is None or not any(map(belongs, blocks)):
        return
    at = blocks.index(heading) + 1
    for block in blocks[at : at + _STANDFIRST_REACH]:
        if belongs(block):
            return
        if _is_standfirst(block) and _share_a_head(heading, block):
            block.score = BELONGS
            return


def _is_standfirst(block: PageBlock) -> bool:
    is_text = block.element.tag in ("p", "h2", "div") and block.words >= _STANDFIRST
    return is_text and block.links < _FEW_LINKS and block.score >= _LOWEST_STANDFIRST


def _share_a_head(heading: PageBlock, block: PageBlock) -> bool:
    return block.place.parent is heading.place.parent or "header" in block.place.frames & heading.place.frames


def _keep_embedded_posts(blocks: list[PageBlock]) -> None:
    """Keep what people said elsewhere and the article quotes, where it stands between two pieces of text."""
    chosen = [at for at, block in enumerate(blocks) if belongs(block)]
    for block in blocks[chosen[0] : chosen[-1]] if chosen else ():
        if block.place.near & _EMBEDDED and "blockquote" in _frames_of(block):
            block.score = max(block.score, BELONGS)


def _frames_of(block: PageBlock) -> frozenset[str]:
    return block.place.frames | {block.element.tag}


def _nearest_list(block: PageBlock) -> Place | None:
    place: Place | None = block.place
    while place is not None and place.element.tag not in ("ul", "ol", "dl"):
        place = place.parent
    return place


def _keep_subheads(blocks: list[PageBlock]) -> None:
    has_begun = False
    for block, following in pairwise(blocks):
        is_subhead = block.element.tag in HEADINGS and block.score > _LOWEST_SUBHEAD and not _is_teaser(block)
        if has_begun and is_subhead and belongs(following) and following.element.tag not in HEADINGS:
            block.score = max(block.score, BELONGS)
        has_begun = has_begun or belongs(block)


def _cut_teasers(blocks: list[PageBlock]) -> None:
    """Cut headings that lead to other articles and have no text of this one beside them."""
    for block, following in pairwise(blocks):
        is_alone = not belongs(following) or following.place.parent is not block.place.parent
        if block.element.tag in HEADINGS and _is_teaser(block) and is_alone:
            block.score = 0.0


def _is_teaser(heading: PageBlock) -> bool:
    return heading.links > _MOST_LINKED and bool(heading.place.near & _TEASERS)


def _keep_headline(blocks: list[PageBlock], title: str) -> None:
    """Keep the heading that the text begins under where it is none of the article's title."""
    for block, following in pairwise(blocks):
        if belongs(following):
            is_headline = block.element.tag == "h1" and following.element.tag not in HEADINGS
            if (
                is_headline
                and _is_article(block, following)
                and not set(_words(block.text)) & set(_words(title))
            ):
                block.score = max(block.score, BELONGS)
            return


def _is_article(headline: PageBlock, following: PageBlock) -> bool:
    return headline.place.parent is following.place.parent and headline.links < 0.5


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _keep_footnotes(blocks: list[PageBlock]) -> None:
    """Keep what the text's own marks lead to."""
    chosen = [block for block in blocks if belongs(block)]
    for note in find_footnotes(chosen, blocks):
        note.score = max(note.score, BELONGS)


def _keep_sources(blocks: list[PageBlock]) -> None:
    """Keep a line of sources in brackets ("[DEA News] [Ministry of Defense]") right after the text."""
    for block, following in pairwise(blocks):
        if belongs(block) and _SOURCES.fullmatch(following.text.strip()):
            following.score = max(following.score, BELONGS)


def _cut_bare_headings(blocks: list[PageBlock]) -> None:
    """Cut the headings after which nothing belongs, up to the end."""
    for block in reversed(blocks):
        if belongs(block):
            if block.element.tag not in HEADINGS:
                return
            block.score = 0.0
