"""Asks readability which of a prepared page's elements it keeps."""

from __future__ import annotations

import copy
import logging
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final

from lxml.html import HtmlElement
from readability import Document
from readability.readability import REGEXES, Unparseable, clean

from webapp.extraction.blocks import PageBlock
from webapp.extraction.trees import drop, raw_text_of, squeeze, text_of

# As readability has them: what makes a <div> more than a paragraph (whatever begins so: <p> and <picture>),
# and what may stand within a line.
_BLOCKS: Final = ("blockquote", "dl", "div", "img", "ol", "p", "pre", "table", "ul")
_INLINE: Final = frozenset(
    ("a", "b", "cite", "code", "em", "font", "i", "small", "span", "strong", "sub", "sup", "u")
)
_LONG: Final = 300  # letters of a paragraph; a longer one counts no more
_UNLIKELY: Final = re.compile(REGEXES["unlikelyCandidatesRe"].pattern)
_LIKELY: Final = re.compile(REGEXES["okMaybeItsACandidateRe"].pattern)

logging.getLogger("readability").setLevel(logging.CRITICAL)  # what it cannot read is our `kind` to tell


class _Core(Document):  # type: ignore[misc]
    """readability-lxml on a tree that is parsed and cleaned already.

    It works on a copy, and `origins` tells which element each one there was copied from. The answer stays a
    tree (`html`), measured by the length of its text markup instead of being serialized; and the letters of
    links are counted with whitespace folded by one split instead of three regular expressions, the same to a
    hair. Paragraphs are scored, unlikely boxes taken out and <div>s made paragraphs as readability does, but
    with each name judged once and each element looked at once, where readability serializes every <div> for
    every one around it.
    """

    origins: dict[HtmlElement, HtmlElement]

    def _parse(self, page: HtmlElement) -> HtmlElement:
        self.encoding = "utf-8"
        tree = copy.deepcopy(page)
        self.origins = dict(zip(tree.iter(), page.iter(), strict=True))
        return tree

    def get_link_density(self, elem: HtmlElement) -> float:
        linked = sum(len(text_of(link)) for link in elem.iter("a") if link is not elem)
        return linked / max(len(text_of(elem)), 1)

    def get_clean_html(self) -> str:
        return raw_text_of(self.html)

    def score_paragraphs(self) -> dict[HtmlElement, dict[str, Any]]:
        candidates: dict[HtmlElement, dict[str, Any]] = {}
        for line in self.tags(self.html, "p", "pre", "td", "blockquote"):
            raw, parent = raw_text_of(line), line.getparent()
            letters = len(squeeze(raw))
            if letters < _LONG:
                letters = len(clean(raw))  # which leaves some whitespace, and takes its time
            if parent is None or letters < self.min_text_length:
                continue
            score = 2 + raw.count(",") + min(letters, _LONG) / 100
            for box, share in ((parent, 1), (parent.getparent(), 0.5)):
                if box is not None:
                    if box not in candidates:
                        candidates[box] = self.score_node(box)
                    candidates[box]["content_score"] += score * share
        for box, candidate in candidates.items():
            candidate["content_score"] *= 1 - self.get_link_density(box)
        return candidates

    def remove_unlikely_candidates(self) -> None:
        for element in self.origins:
            names = f"{element.get('class', '')} {element.get('id', '')}"
            if _is_unlikely(names) and element.tag not in ("html", "body") and _may_go(element):
                drop(element)

    def transform_misused_divs_into_paragraphs(self) -> None:
        divs = list(self.html.iter("div"))
        holders = _holders_of_blocks(self.html)
        for div in divs:
            if div not in holders:
                div.tag = "p"
        for div in divs:
            if div.tag == "div":
                _wrap_lines(div, holders)


def ask_readability(page: HtmlElement) -> frozenset[HtmlElement]:
    """Return the elements of a page that readability keeps."""
    document = _Core(page, retry_length=250)
    try:
        document.summary(html_partial=True, keep_all_images=True)
    except Unparseable:
        return frozenset()
    origins = document.origins
    return frozenset(origins[element] for element in document.html.iter() if element in origins)


def mark_core(blocks: Iterable[PageBlock], kept: frozenset[HtmlElement]) -> None:
    """Note on each block whether readability kept it."""
    for block in blocks:
        block.in_core = block.element in kept


@lru_cache(maxsize=20_000)  # pages share most of their names
def _is_unlikely(names: str) -> bool:
    words = names.lower()
    return _UNLIKELY.search(words) is not None and _LIKELY.search(words) is None


def _may_go(element: HtmlElement) -> bool:
    is_code = element.tag in ("pre", "code") or next(element.iterancestors("pre", "code"), None) is not None
    return not is_code and next(element.iter("main", "article", "math"), None) is None


def _holders_of_blocks(tree: HtmlElement) -> set[HtmlElement]:
    holders: set[HtmlElement] = set()
    for element in tree.iter():
        if element.tag.startswith(_BLOCKS):
            parent = element.getparent()
            while parent is not None and parent not in holders:
                holders.add(parent)
                parent = parent.getparent()
    return holders


def _wrap_lines(div: HtmlElement, holders: set[HtmlElement]) -> None:
    """Make paragraphs of the lines of text that stand in a <div> beside its blocks."""
    children, paragraph = list(div), None
    if div.text and div.text.strip():
        paragraph = div.makeelement("p")
        paragraph.text, div.text = div.text, None
        div.insert(0, paragraph)
    for child in children:
        if child.tag not in _INLINE or child in holders:
            paragraph = None
            continue
        if paragraph is None:
            paragraph = div.makeelement("p")
            child.addprevious(paragraph)
        paragraph.append(child)
    for child in reversed(list(div)):
        if child.tail and child.tail.strip():
            line = div.makeelement("p")
            line.text, child.tail = child.tail, None
            child.addnext(line)
        if child.tag == "br":
            drop(child)
