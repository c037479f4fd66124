"""Parses HTML of any size and depth."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree, html
from lxml.html import HtmlElement

# Browsers go on after these; this parser would put the rest beside the page's root, out of reach.
_EARLY_END: Final = re.compile(r"</(?:body|html)\s*>", re.I)
# One class for all elements, known without asking Python: lxml's own is asked each time that one is met.
_LOOKUP: Final = etree.ElementDefaultClassLookup(element=html.HtmlElement)
_IN_HEAD: Final = frozenset("base basefont bgsound link meta noscript script style template title".split())


def parse_page(text: str) -> HtmlElement:
    """Parse a page; one without any markup becomes an empty body.

    `huge_tree` keeps what lies deeper than 256 elements and beyond 10 MB of text.
    """
    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    parser.set_element_class_lookup(_LOOKUP)
    try:
        root = html.document_fromstring(_EARLY_END.sub("", text).encode("utf-8", "ignore"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        root = html.document_fromstring("<html><body></body></html>")
    if root.find("body") is None:
        etree.SubElement(root, "body")
    _begin_body(root)
    return root


def _begin_body(root: HtmlElement) -> None:
    """Move out what the parser left in the head: it is older than <article>, which ends a head."""
    head, body = root.find("head"), root.find("body")
    if head is None:
        return
    children = list(head)
    begins = next((at for at, child in enumerate(children) if child.tag not in _IN_HEAD), len(children))
    for at, child in enumerate(children[begins:]):
        body.insert(at, child)
