"""Turns readability's answer into the piece of the page that is the article."""

from __future__ import annotations

from lxml.html import HtmlElement

from webapp.extraction.core import MARK
from webapp.extraction.tags import BLOCK
from webapp.extraction.trees import drop, text_of


def choose_content(body: HtmlElement, kept: frozenset[str]) -> HtmlElement:
    """Return the smallest element with all text that readability kept, less what it dropped."""
    leaves = [e for e in body.iter(*BLOCK) if next(e.iterdescendants(*BLOCK), None) is None and text_of(e)]
    chosen = [e for e in leaves if e.get(MARK) in kept]
    if not chosen:
        return body
    container = _common_ancestor(chosen[0], chosen[-1])
    inside = set(chosen)
    for leaf in leaves:
        if (
            leaf not in inside
            and leaf is not container
            and leaf.tag not in ("figcaption", "h2", "h3", "td", "th", "pre")
        ):
            drop(leaf)
    return container


def _common_ancestor(first: HtmlElement, last: HtmlElement) -> HtmlElement:
    above = {first, *first.iterancestors()}
    found = last
    while found not in above:
        found = found.getparent()
    return found
