"""Turns a prepared page into readability's answer: which of the page's elements it keeps."""

from __future__ import annotations

import copy
import logging
from collections.abc import Iterable

from lxml.html import HtmlElement
from readability import Document
from readability.readability import Unparseable

from webapp.extraction.blocks import PageBlock
from webapp.extraction.trees import raw_text_of, text_of

MARK = "data-ng"  # each element's number, so that readability's answer leads back to the page

logging.getLogger("readability").setLevel(logging.CRITICAL)  # what it cannot read is our `kind` to tell


class _Core(Document):  # type: ignore[misc]
    """readability-lxml on a tree that is parsed and cleaned already.

    Three departures: the tree is copied instead of parsed and cleaned once more; the answer stays a tree
    (`html`), measured by the length of its text markup instead of being serialized; and the letters of links
    are counted with whitespace folded by one split instead of three regular expressions, the same to a hair.
    """

    def _parse(self, page: HtmlElement) -> HtmlElement:
        self.encoding = "utf-8"
        tree = copy.deepcopy(page)
        self.proxies = list(tree.iter())  # see PreparedPage.proxies
        return tree

    def get_link_density(self, elem: HtmlElement) -> float:
        linked = sum(len(text_of(link)) for link in elem.iter("a") if link is not elem)
        return linked / max(len(text_of(elem)), 1)

    def get_clean_html(self) -> str:
        return raw_text_of(self.html)


def number_elements(page: HtmlElement) -> None:
    """Give every element its number."""
    for number, element in enumerate(page.iter()):
        element.set(MARK, str(number))


def ask_readability(page: HtmlElement) -> HtmlElement | None:
    """Return the tree that readability makes of a numbered page; None where it finds nothing."""
    document = _Core(page, retry_length=250)
    try:
        document.summary(html_partial=True, keep_all_images=True)
    except Unparseable:
        return None
    return document.html


def kept_numbers(answer: HtmlElement | None) -> frozenset[str]:
    """Return the numbers of the elements that readability kept."""
    if answer is None:
        return frozenset()
    return frozenset(number for element in answer.iter() if (number := element.get(MARK)))


def mark_kept(blocks: Iterable[PageBlock], numbers: frozenset[str]) -> None:
    """Note on each block whether readability kept it."""
    for block in blocks:
        block.kept = block.element.get(MARK) in numbers
