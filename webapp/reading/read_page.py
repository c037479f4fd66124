"""Turns a fetched page into a safe article: measured, extracted, sanitized. Runs in a worker."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from webapp import limits
from webapp.article import Candidate, ExtractedArticle, FetchedPage
from webapp.errors import PageTooComplex, PageTooLarge
from webapp.extraction import extract_article, parse_site_rules
from webapp.extraction.decoding import decode_page
from webapp.reading.embedded_images import lift_images
from webapp.sanitizing import sanitize

# A tag as the HTML standard reads it: an attribute's value may hold ">". Each is read at most twice, and
# a "<" within one is not read again as a tag of its own, so that no page is slow to measure.
_ATTRIBUTE = r"""(?:[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>"'][^\s>]*+)?+)?+)"""
_TAG = re.compile(rf"<[a-zA-Z][^\s/>]*+(?:({_ATTRIBUTE}{{{limits.TAG_ATTRIBUTES + 1}}})|{_ATTRIBUTE}*+)")


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page's article with its HTML sanitized, and the images that were embedded, by address."""

    article: ExtractedArticle
    images: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)  # address → (content type, bytes)


def read_page(
    page: FetchedPage, *, own_hosts: Collection[str] = (), candidate: Candidate = "chosen", rules: str = ""
) -> ReadPage:
    """Read a page in this process; `rules` is the text of its site's rules.

    Raises: PageTooLarge, PageTooComplex.
    """
    site_rules, _said_by_the_server = parse_site_rules(rules)
    text, images = lift_images(decode_page(page.body, page.content_type))
    measure_page(text)
    address = page.url or None
    article = extract_article(
        text, address, content_type=page.content_type, candidate=candidate, rules=site_rules
    )
    html = sanitize(article.html, address, own_hosts=own_hosts)
    shown = {address: image for address, image in images.items() if address in html}
    return ReadPage(replace(article, html=html), shown)


def measure_page(text: str) -> None:
    """Refuse a page that parsers are bad at, before one sees it. Raises: PageTooLarge, PageTooComplex."""
    if len(text) > limits.PAGE_BYTES:
        raise PageTooLarge(megabytes=limits.PAGE_BYTES // limits.MB)
    if text.count("<") > limits.PAGE_TAGS or any(tag[1] for tag in _TAG.finditer(text)):
        raise PageTooComplex
