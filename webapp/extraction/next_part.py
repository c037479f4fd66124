"""Reads where a page says that its article goes on (rel=next), and tells which address is the next part's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

from webapp.addresses import join_address
from webapp.extraction.part_addresses import is_next_part, is_same_site
from webapp.extraction.ruled import find_addresses_by_rule
from webapp.extraction.site_rules import SiteRules
from webapp.extraction.trees import classes_of, self_and_above

_TALK: Final = re.compile(r"comment|forum|thread|disqus")
_MOST: Final = 100  # links that are looked at; a page with more of them is none of an article's parts


@dataclass(frozen=True, slots=True)
class NextLinks:
    """Where a page says that it goes on, as absolute addresses: by the owner's rule, and by itself."""

    by_rule: tuple[str, ...] = ()
    by_page: tuple[str, ...] = ()


def read_next_links(page: HtmlElement, base: str | None, rules: SiteRules) -> NextLinks:
    """Read them from a page as it was parsed; relative addresses start from `base`."""
    by_rule = islice(find_addresses_by_rule(page, rules.next_page_link), _MOST)
    telling = (link for link in page.iter("link", "a") if "next" in link.get("rel", "").lower())
    by_page = (link.get("href") or "" for link in islice(telling, _MOST) if _tells(link))
    return NextLinks(
        tuple(_absolute(base or "", address) for address in by_rule),
        tuple(_absolute(base or "", address) for address in by_page),
    )


def find_next_part(links: NextLinks, url: str, *, first: str, number: int) -> str | None:
    """Return the address of part `number` (from 2 on) of the article whose first part's is `first`.

    `links` and `url` are those of the page before it. What the owner's rule finds on the same site is
    believed; what the page tells must be the article's address with a page's number. None rather than
    another article.
    """
    for address in links.by_rule:
        if _is_on_site(address, first) and address != url.partition("#")[0]:
            return address
    for address in links.by_page:
        if _is_on_site(address, first) and is_next_part(address, first, number):
            return address
    return None


def _tells(element: HtmlElement) -> bool:
    return "next" in element.get("rel", "").lower().split() and not _is_in_talk(element)


def _absolute(base: str, address: str) -> str:
    return join_address(base, address).partition("#")[0]


def _is_on_site(address: str, first: str) -> bool:
    return address.startswith(("http://", "https://")) and is_same_site(address, first)


def _is_in_talk(element: HtmlElement) -> bool:
    return any(_TALK.search(classes_of(each)) for each in self_and_above(element) if each.tag != "body")
