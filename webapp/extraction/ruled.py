"""Applies a site's rules to its page: metadata, what to strip, the body."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml import etree
from lxml.html import HtmlElement

from webapp.extraction.bylines import join_names
from webapp.extraction.dates import read_date
from webapp.extraction.metadata import Metadata
from webapp.extraction.parsing import parse_page
from webapp.extraction.showing import show_page
from webapp.extraction.site_rules import SiteRules, compile_xpath
from webapp.extraction.tags import HEADINGS, MEDIA
from webapp.extraction.trees import drop, drop_all, squeeze, text_of

_LONGEST_TITLE = 400  # letters; the pages' own titles are bound alike


def rewrite_source(text: str, rules: SiteRules) -> str:
    """Make the replacements that the rules ask for, in their order."""
    for old, new in rules.replacements:
        text = text.replace(old, new)
    return text


def apply_metadata_rules(metadata: Metadata, page: HtmlElement, rules: SiteRules) -> Metadata:
    """Put what the rules find in the place of what the page tells; what they do not find stays."""
    titles = (text for xpath in rules.title for text in _texts(page, xpath) if len(text) < _LONGEST_TITLE)
    names = (join_names(_texts(page, xpath), metadata.site_name) for xpath in rules.author)
    dates = (read_date(text) for xpath in rules.date for text in _texts(page, xpath))
    return replace(
        metadata,
        title=next(titles, metadata.title),
        byline=next(filter(None, names), metadata.byline),
        published=next(filter(None, dates), metadata.published),
    )


def strip_by_rule(page: HtmlElement, rules: SiteRules) -> list[HtmlElement]:
    """Take out what the rules strip; returns it."""
    found = (element for xpath in rules.strip for element in _elements(page, xpath))
    gone = [element for element in found if element.tag not in ("html", "head", "body")]
    drop_all(gone)
    return gone


def find_body_by_rule(page: HtmlElement, rules: SiteRules, title: str | None) -> HtmlElement | None:
    """Return a copy of what the first body rule that finds text or pictures finds.

    None where none does. The page stays as it is.
    """
    for xpath in rules.body:
        body = _gather(_outermost(_elements(page, xpath)))
        if text_of(body) or next(body.iter(*MEDIA), None) is not None:
            _drop_title(body, title)
            return body
    return None


def _gather(elements: Iterable[HtmlElement]) -> HtmlElement:
    """Copies of the elements under one body of their own, without what no reader sees."""
    page = parse_page("")
    body = page.find("body")
    for element in elements:
        piece = copy.deepcopy(element)
        piece.tail = None
        if piece.tag in ("html", "body", "td", "th", "li"):
            piece.tag = "div"  # apart from its table or list it is none
        body.append(piece)
    return show_page(page)


def find_addresses_by_rule(page: HtmlElement, xpaths: Iterable[str]) -> Iterator[str]:
    """Yield the addresses that rules find, as they stand there: links, their attributes, or text."""
    for found in (_evaluate(page, xpath) for xpath in xpaths):
        for each in found if isinstance(found, list) else [found]:
            address = each.get("href") if isinstance(each, etree._Element) else str(each)
            if address and address.strip():
                yield address.strip()


def _drop_title(body: HtmlElement, title: str | None) -> None:
    heading = next(body.iter(*HEADINGS), None)
    if heading is not None and title and text_of(heading) == title:
        drop(heading)


def _elements(page: HtmlElement, xpath: str) -> list[HtmlElement]:
    found = _evaluate(page, xpath)
    return [each for each in found if isinstance(each, etree._Element)] if isinstance(found, list) else []


def _outermost(elements: list[HtmlElement]) -> Iterator[HtmlElement]:
    chosen = set(elements)
    for element in elements:
        if chosen.isdisjoint(element.iterancestors()):
            yield element


def _texts(page: HtmlElement, xpath: str) -> list[str]:
    found = _evaluate(page, xpath)
    texts = (
        text_of(each) if isinstance(each, etree._Element) else squeeze(str(each))
        for each in (found if isinstance(found, list) else [found])
    )
    return [text for text in texts if text]


def _evaluate(page: HtmlElement, xpath: str) -> object:
    try:
        return compile_xpath(xpath)(page)
    except etree.XPathError:  # it was right on an empty page; this one is too much for it
        return []
