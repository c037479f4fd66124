"""Turns text into a tree, whatever its size and depth."""

from __future__ import annotations

from lxml import etree, html
from lxml.html import HtmlElement


def parse_page(text: str) -> HtmlElement:
    """Parse a page; one without any markup becomes an empty body.

    `huge_tree` keeps what lies deeper than 256 elements and beyond 10 MB of text.
    """
    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        root = html.document_fromstring("<html><body></body></html>")
    if root.find("body") is None:
        etree.SubElement(root, "body")
    return root
