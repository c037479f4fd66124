"""Readings other than the engine's own: what the page marks as its article, or all that it shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml.html import HtmlElement

from webapp.article import Candidate
from webapp.extraction.furniture import drop_but_text, drop_furniture
from webapp.extraction.heading_levels import even_out_headings
from webapp.extraction.paragraphs import make_paragraphs
from webapp.extraction.parsing import parse_page
from webapp.extraction.plain_text import mark_up
from webapp.extraction.showing import show_page
from webapp.extraction.structure import tidy
from webapp.extraction.tags import HEADINGS
from webapp.extraction.trees import drop, squeeze, text_of, unlinked_letters

# How pages mark their article, the most exact first: schema.org's microdata, HTML's element, WAI-ARIA's role.
_MARKS: Final = (
    ".//*[contains(concat(' ', normalize-space(@itemprop), ' '), ' articleBody ')]",
    ".//article",
    ".//main",
    ".//*[@role='main']",
)
# A mark on less than this share of the letters that the widest mark holds is on a piece: a teaser, one of
# many messages.
_MOST: Final = 0.5
# What is pressed or filled in is no text; nor are icons.
_CONTROLS: Final = (
    "button", "input", "select", "textarea", "datalist", "progress", "meter", "dialog", "svg",
)  # fmt: skip

# Boxes that an article has no use for; as plain ones they keep apart what stands in them.
_BOXES: Final = ("nav", "header", "footer", "form", "fieldset", "legend", "hgroup", "search", "main")


def read_candidate(
    page: HtmlElement, candidate: Candidate, *, declared: str, title: str
) -> HtmlElement | None:
    """Return another reading of a page, as an article's tree; None where the page has none of the kind.

    `page` is the page as it was parsed, in a copy that this may change. `declared` is the text that the
    page's JSON-LD gives, or nothing.
    """
    body = show_page(page)
    if candidate == "whole":
        drop_but_text(body, body.iter(*_CONTROLS))
        return _shape(body)
    drop_furniture(body)
    marked = find_marked(body)
    if len(squeeze(declared)) > (len(text_of(marked)) if marked is not None else 0):
        return tidy(parse_page(f"<html><body>{mark_up(declared)}</body></html>").find("body"))
    if marked is None:
        return None
    _drop_title(marked, title)
    return _shape(marked)


def _shape(article: HtmlElement) -> HtmlElement:
    for box in list(article.iter(*_BOXES)):
        box.tag = "div"
    article.tail = None
    make_paragraphs(article)
    even_out_headings(tidy(article))
    return article


def find_marked(body: HtmlElement) -> HtmlElement | None:
    """Find the most exact mark that holds most of what any mark holds."""
    found = list(_longest_marked(body))
    widest = max((letters for _element, letters in found), default=0)
    return next((element for element, letters in found if 0 < letters >= _MOST * widest), None)


def _longest_marked(body: HtmlElement) -> Iterator[tuple[HtmlElement, int]]:
    for path in _MARKS:
        counted = [(element, unlinked_letters(element)) for element in body.xpath(path)]
        if counted:
            yield max(counted, key=lambda pair: pair[1])


def _drop_title(article: HtmlElement, title: str) -> None:
    """Take the title out of the text, over which it is shown already."""
    heading = next(article.iter(*HEADINGS), None)
    if heading is not None and heading is not article and text_of(heading) == squeeze(title):
        drop(heading)
