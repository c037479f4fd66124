"""Makes an article's addresses absolute, and keeps links within it within it."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from webapp.addresses import WebAddress, join_address, read_address

PREFIX = "a-"  # of every id in an article, so that none meets one of the app's own
_ADDRESSES = ("href", "src", "poster", "cite", "longdesc", "data")


def base_of(page: HtmlElement, url: str | None) -> str | None:
    """Return the address that relative ones start from: the page's, or its <base>."""
    for base in page.iter("base"):
        if href := (base.get("href") or "").strip():
            return join_address(url, href)
    return url


def resolve_links(article: HtmlElement, base: str | None, url: str | None) -> None:
    """Make addresses absolute; a link to a place in the article becomes `#a-...`."""
    ids = _prefix_ids(article)
    for element in article.iter():
        for name in _ADDRESSES:
            if value := element.get(name):
                element.set(name, _resolve(value.strip(), base, url, ids if name == "href" else frozenset()))
        if srcset := element.get("srcset"):
            element.set("srcset", _resolve_set(srcset, base))


def _prefix_ids(article: HtmlElement) -> frozenset[str]:
    ids = set()
    for element in article.iter():
        name = element.get("id") or (element.get("name") if element.tag == "a" else None)
        if name:
            ids.add(name)
            element.set("id", PREFIX + name)
        element.attrib.pop("name", None)
    return frozenset(ids)


def _resolve(value: str, base: str | None, url: str | None, ids: frozenset[str]) -> str:
    if value.startswith("#") and (value[1:] in ids):
        return f"#{PREFIX}{value[1:]}"
    absolute = join_address(base, value)
    page, _, fragment = absolute.partition("#")
    if fragment in ids and url and _is_same_page(page, url):
        return f"#{PREFIX}{fragment}"
    return absolute


def _is_same_page(address: str, url: str) -> bool:
    """Tell whether an address is the page's own; it may lack the query that the page was asked for with."""
    one, other = read_address(address), read_address(url)
    if one is None or other is None:
        return False
    is_asked_alike = not one.query or one.query == other.query
    return is_asked_alike and _place_of(one) == _place_of(other)


def _place_of(address: WebAddress) -> tuple[str, str]:
    return address.site, address.path.rstrip("/")


def _resolve_set(srcset: str, base: str | None) -> str:
    pieces = (piece.split() for piece in re.split(r",\s+|,(?=https?:|//)", srcset.strip()))
    return ", ".join(
        " ".join([join_address(base, words[0].rstrip(",")), *words[1:2]]) for words in pieces if words
    )
