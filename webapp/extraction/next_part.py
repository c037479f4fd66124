"""Turns a page into the address of its article's next part, where the page tells one (rel=next)."""

from __future__ import annotations

import re
from urllib.parse import urldefrag

from lxml.html import HtmlElement

from webapp.extraction.links import base_of, join_address
from webapp.extraction.parsing import parse_page
from webapp.extraction.part_addresses import is_next_part, is_same_site
from webapp.extraction.ruled import find_addresses_by_rule, rewrite_source
from webapp.extraction.site_rules import SiteRules
from webapp.extraction.trees import classes_of

# Most pages do not, and are not parsed for it. In lower case: with re.I the search takes ten times as long.
_MAY_TELL = re.compile(r"rel\s*=[^>]{0,60}\bnext\b")
_TALK = re.compile(r"comment|forum|thread|disqus")


def find_next_part(text: str, url: str, *, first: str, number: int, rules: SiteRules) -> str | None:
    """Return the address of part `number` (from 2 on) of the article whose first part's is `first`.

    `url` is the page's own. What the owner's rule finds on the same site is believed; what the page tells
    must be the article's address with a page's number. None rather than another article.
    """
    if not rules.next_page_link and not _MAY_TELL.search(text.lower()):
        return None
    page = parse_page(rewrite_source(text, rules))
    base = base_of(page, url) or url
    for found in find_addresses_by_rule(page, rules.next_page_link):
        address = _absolute(base, found)
        if _is_on_site(address, first) and address != urldefrag(url).url:
            return address
    for element in page.iter("link", "a"):
        if "next" in (element.get("rel") or "").lower().split() and not _is_in_talk(element):
            address = _absolute(base, element.get("href") or "")
            if _is_on_site(address, first) and is_next_part(address, first, number):
                return address
    return None


def _absolute(base: str, address: str) -> str:
    joined = join_address(base, address.strip())
    try:
        return urldefrag(joined).url
    except ValueError:
        return ""


def _is_on_site(address: str, first: str) -> bool:
    return address.startswith(("http://", "https://")) and is_same_site(address, first)


def _is_in_talk(element: HtmlElement) -> bool:
    return any(
        _TALK.search(classes_of(each)) for each in (element, *element.iterancestors()) if each.tag != "body"
    )
