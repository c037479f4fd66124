"""Turns a fetched page into a safe article: measured, extracted, sanitized. Runs in a worker."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from webapp import limits
from webapp.article import ExtractedArticle, FetchedPage
from webapp.errors import PageTooComplex, PageTooLarge
from webapp.extraction import extract_article
from webapp.reading.embedded_images import lift_images
from webapp.sanitizing import sanitize

_TAG = re.compile(rb"<[a-zA-Z][^<>]*")


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page's article with its HTML sanitized, and the images that were embedded, by address."""

    article: ExtractedArticle
    images: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)  # address → (content type, bytes)


def read_page(page: FetchedPage, *, own_hosts: Collection[str] = ()) -> ReadPage:
    """Read a page in this process. Raises: PageTooLarge, PageTooComplex."""
    body, images = lift_images(page.body)
    measure_page(body)
    article = extract_article(body, page.url or None, content_type=page.content_type)
    html = sanitize(article.html, page.url or None, own_hosts=own_hosts)
    shown = {address: image for address, image in images.items() if address in html}
    return ReadPage(replace(article, html=html), shown)


def measure_page(body: bytes) -> None:
    """Refuse a page that parsers are bad at, before one sees it. Raises: PageTooLarge, PageTooComplex."""
    if len(body) > limits.PAGE_BYTES:
        raise PageTooLarge(megabytes=limits.PAGE_BYTES // limits.MB)
    if body.count(b"<") > limits.PAGE_TAGS:
        raise PageTooComplex
    if any(_attributes(tag) > limits.TAG_ATTRIBUTES for tag in _TAG.findall(body)):
        raise PageTooComplex


def _attributes(tag: bytes) -> int:
    """Count what stands outside quotes; a short tag cannot hold too many."""
    if len(tag) < 2 * limits.TAG_ATTRIBUTES:
        return 0
    return len(re.sub(rb"\"[^\"]*\"|'[^']*'", b"", tag).replace(b"/", b" ").split()) - 1
