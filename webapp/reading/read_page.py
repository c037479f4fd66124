"""Turns a fetched page into a safe article: measured, extracted, sanitized. Runs in a worker."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from webapp import limits
from webapp.article import Candidate, ExtractedArticle, FetchedPage
from webapp.errors import PageTooComplex, PageTooLarge
from webapp.extraction import (
    SiteRules,
    extract_article,
    find_next_part,
    is_same_article,
    is_same_site,
    join_part,
    parse_site_rules,
)
from webapp.extraction.decoding import decode_page
from webapp.reading.embedded_images import lift_images
from webapp.sanitizing import sanitize

# A tag as the HTML standard reads it: an attribute's value may hold ">". Each is read at most twice, and
# a "<" within one is not read again as a tag of its own, so that no page is slow to measure.
_ATTRIBUTE = r"""(?:[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>"'][^\s>]*+)?+)?+)"""
_TAG = re.compile(rf"<[a-zA-Z][^\s/>]*+(?:({_ATTRIBUTE}{{{limits.TAG_ATTRIBUTES + 1}}})|{_ATTRIBUTE}*+)")

_PARTS_MISSING = 0.5  # the confidence where it is known that the article goes on elsewhere


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page's article with its HTML sanitized, and the images that were embedded, by address."""

    article: ExtractedArticle
    images: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)  # address → (content type, bytes)
    next_part: str | None = None  # where the article goes on, on a page that is not among the given ones


def read_page(
    page: FetchedPage, *, own_hosts: Collection[str] = (), candidate: Candidate = "chosen", rules: str = ""
) -> ReadPage:
    """Read a page and its parts in this process; `rules` is the text of its site's rules.

    Raises: PageTooLarge, PageTooComplex.
    """
    site_rules, _said_by_the_server = parse_site_rules(rules)
    whole, joined = _extract(page, page.url, 1, candidate, site_rules), {page.url}
    for number, part in enumerate(page.parts, 2):
        if whole.next_part is None:
            break
        further = _extract(part, page.url, number, candidate, site_rules)
        if further.article.kind != "article" or not is_same_site(part.url, page.url):
            break  # it is not what was meant, and so it is missing still
        whole = _join(whole, further, number, is_told_by_rule=bool(site_rules.next_page_link))
        joined.add(part.url)
        if whole.next_part in joined:
            whole = replace(whole, next_part=None)  # round in a circle
    article = whole.article
    if whole.next_part is not None:
        article = replace(article, confidence=min(article.confidence, _PARTS_MISSING))
    html = sanitize(article.html, page.url or None, own_hosts=own_hosts)
    shown = {address: image for address, image in whole.images.items() if address in html}
    return ReadPage(replace(article, html=html), shown, whole.next_part)


def _extract(page: FetchedPage, first: str, number: int, candidate: Candidate, rules: SiteRules) -> ReadPage:
    """Extract one page, part `number` of its article; nothing is sanitized yet."""
    text, images = lift_images(decode_page(page.body, page.content_type))
    measure_page(text)
    article = extract_article(
        text, page.url or None, content_type=page.content_type, candidate=candidate, rules=rules
    )
    next_part = None
    if number > 1 or _may_go_on(article, rules):
        next_part = find_next_part(text, page.url, first=first, number=number + 1, rules=rules)
    return ReadPage(article, images, next_part)


def _may_go_on(article: ExtractedArticle, rules: SiteRules) -> bool:
    """Whether a page is so surely one article that its next page is that article's, not a list's."""
    is_signed = article.published is not None or article.byline is not None
    return article.kind == "article" and (is_signed or bool(rules.next_page_link))


def _join(whole: ReadPage, further: ReadPage, number: int, *, is_told_by_rule: bool) -> ReadPage:
    joined = None
    if is_told_by_rule or is_same_article(whole.article, further.article):
        joined = join_part(whole.article, further.article, number)
    if joined is None:
        return replace(whole, next_part=None)
    return ReadPage(joined, {**whole.images, **further.images}, further.next_part)


def measure_page(text: str) -> None:
    """Refuse a page that parsers are bad at, before one sees it. Raises: PageTooLarge, PageTooComplex."""
    if len(text) > limits.PAGE_BYTES:
        raise PageTooLarge(megabytes=limits.PAGE_BYTES // limits.MB)
    if text.count("<") > limits.PAGE_TAGS or any(tag[1] for tag in _TAG.finditer(text)):
        raise PageTooComplex
