"""Makes an article's addresses absolute, and keeps links within it within it."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urljoin, urlsplit

from lxml.html import HtmlElement

PREFIX = "a-"  # of every id in an article, so that none meets one of the app's own
_ADDRESSES = ("href", "src", "poster", "cite", "longdesc", "data")


def base_of(page: HtmlElement, url: str | None) -> str | None:
    """Return the address that relative ones start from: the page's, or its <base>."""
    for base in page.iter("base"):
        if href := (base.get("href") or "").strip():
            return join_address(url or "", href)
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
    absolute = join_address(base or "", value)
    page, _, fragment = absolute.partition("#")
    if fragment in ids and url and _is_same_page(page, url):
        return f"#{PREFIX}{fragment}"
    return absolute


def _is_same_page(address: str, url: str) -> bool:
    """Tell whether an address is the page's own; it may lack the query that the page was asked for with."""
    try:
        one, other = urlsplit(address), urlsplit(url)
    except ValueError:
        return False
    is_asked_alike = not one.query or one.query == other.query
    return is_asked_alike and _place_of(one) == _place_of(other)


def _place_of(pieces: SplitResult) -> tuple[str, str]:
    return pieces.netloc.lower().removeprefix("www."), pieces.path.rstrip("/")


def _resolve_set(srcset: str, base: str | None) -> str:
    pieces = (piece.split() for piece in re.split(r",\s+|,(?=https?:|//)", srcset.strip()))
    return ", ".join(
        " ".join([join_address(base or "", words[0].rstrip(",")), *words[1:2]]) for words in pieces if words
    )


def join_address(base: str, address: str) -> str:
    """Return an address made absolute; one that makes no sense comes back as it is.

    Where no base says how the page came, one that leaves the scheme open ("//cdn.example/p.jpg") gets https.
    """
    if not base and address.startswith("//"):
        return f"https:{address}"
    try:
        urlsplit(address)
        return urljoin(base, address)
    except ValueError:  # "http://[http://..." and the like
        return address


def is_address(text: str) -> bool:
    """Tell whether a text can be read as an address at all."""
    try:
        urlsplit(text)
    except ValueError:  # "http://[" and the like
        return False
    return True


def host_of(address: str) -> str:
    """Return an address's host in lower case without "www."; nothing where it has none or makes no sense."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
