"""Reads a page: measured, extracted, sanitized. Runs in a worker."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from webapp import extraction, limits
from webapp.article import Candidate, ExtractedArticle, FetchedPage
from webapp.errors import NotAnArticle, PageTooComplex, PageTooLarge
from webapp.media_types import is_pdf
from webapp.sandbox.embedded_images import lift_images
from webapp.sanitizing import sanitize

_PARTS_MISSING = 0.5  # the confidence where it is known that the article goes on elsewhere


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What was read of an article that goes on on another page, for its next part to be joined to."""

    article: ExtractedArticle  # as it was extracted: its HTML is not safe
    urls: tuple[str, ...]  # of the pages that it was read from
    next_part: str  # where it goes on


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page's article with its HTML sanitized, and the images that were embedded, by address."""

    article: ExtractedArticle
    images: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)  # address → (content type, bytes)
    unfinished: Unfinished | None = None  # where it goes on on a page that is not among the given ones
    furniture: tuple[str, ...] = ()  # where it was asked for: texts that are surely none of the article's


@dataclass(frozen=True, slots=True)
class _Extracted:
    """A reading of one page, or of several; nothing is sanitized yet."""

    article: ExtractedArticle
    urls: tuple[str, ...]
    next_part: str | None
    images: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)
    furniture: tuple[str, ...] = ()


def read_page(
    page: FetchedPage,
    *,
    own_hosts: Collection[str] = (),
    candidate: Candidate = "chosen",
    rules: str = "",
    before: Unfinished | None = None,
    with_furniture: bool = False,
) -> ReadPage:
    """Read a page and its parts in this process; `rules` is the text of its site's rules.

    With what was read `before`, the page is that article's next part, and comes back joined to it; only its
    own images come with it. Raises: PageTooLarge, PageTooComplex.
    """
    candidates = (candidate,)
    return read_ways(
        page, candidates, own_hosts=own_hosts, rules=rules, before=before, with_furniture=with_furniture
    )[0]


def read_ways(
    page: FetchedPage,
    candidates: Sequence[Candidate],
    *,
    own_hosts: Collection[str] = (),
    rules: str = "",
    before: Unfinished | None = None,
    with_furniture: bool = False,
) -> tuple[ReadPage, ...]:
    """Read a page in several ways, it and each of its parts once; the rest as `read_page`."""
    site_rules, _said_by_the_server = extraction.parse_site_rules(rules)
    urls = before.urls if before else ()
    first, number = (*urls, page.url)[0], len(urls) + 1
    pages = [
        _extract(each, first, at, candidates, site_rules, with_furniture=with_furniture)
        for at, each in enumerate((page, *page.parts), number)
    ]
    begun = [_Extracted(before.article, before.urls, before.next_part)] if before else []
    wholes = (
        _join_all([*begun, *way], is_set_by_rule=bool(site_rules.next_page_link))
        for way in zip(*pages, strict=True)
    )
    return tuple(_finish(whole, own_hosts) for whole in wholes)


def _extract(
    page: FetchedPage,
    first: str,
    number: int,
    candidates: Sequence[Candidate],
    rules: extraction.SiteRules,
    *,
    with_furniture: bool,
) -> list[_Extracted]:
    """Extract each reading of one page, part `number` of its article."""
    if is_pdf(page.content_type):
        if number > 1:  # a file that a page links to is none of its article's parts
            raise NotAnArticle
        from webapp.sandbox.extract_pdf import extract_pdf  # what knows PDFs, where there is one

        return [_Extracted(article, (page.url,), None) for article in extract_pdf(page, candidates)]
    text, images = lift_images(extraction.decode_page(page.body, page.content_type))
    measure_page(text)
    readings = extraction.extract_readings(
        text, page.url or None, page.content_type, candidates, rules, with_furniture=with_furniture
    )
    next_part = extraction.find_next_part(readings.next_links, page.url, first=first, number=number + 1)
    return [
        _Extracted(
            article,
            (page.url,),
            next_part if number > 1 or _may_go_on(article, rules) else None,
            images,
            readings.furniture,
        )
        for article in readings.articles
    ]


def _may_go_on(article: ExtractedArticle, rules: extraction.SiteRules) -> bool:
    """Whether a page is so surely one article that its next page is that article's, not a list's."""
    is_signed = article.published is not None or article.byline is not None
    return article.kind == "article" and (is_signed or bool(rules.next_page_link))


def _join_all(pages: Sequence[_Extracted], *, is_set_by_rule: bool) -> _Extracted:
    """Join an article's pages, for as long as each is what the one before it names as its next part."""
    whole = pages[0]
    for further in pages[1:]:
        if whole.next_part is None:
            break
        if further.article.kind != "article" or not extraction.is_same_site(further.urls[0], whole.urls[0]):
            break  # it is not what was meant, and so it is missing still
        whole = _join(whole, further, is_set_by_rule=is_set_by_rule)
    return whole


def _join(whole: _Extracted, further: _Extracted, *, is_set_by_rule: bool) -> _Extracted:
    urls, joined = (*whole.urls, *further.urls), None
    if is_set_by_rule or extraction.is_same_article(whole.article, further.article):
        joined = extraction.join_part(whole.article, further.article, len(urls))
    if joined is None:
        return replace(whole, next_part=None)
    return _Extracted(
        joined,
        urls,
        None if further.next_part in urls else further.next_part,  # round in a circle
        {**whole.images, **further.images},
        (*whole.furniture, *further.furniture),
    )


def _finish(whole: _Extracted, own_hosts: Collection[str]) -> ReadPage:
    """Sanitize an article; what is known to be missing lowers its confidence."""
    article, unfinished = whole.article, None
    if whole.next_part is not None:
        unfinished = Unfinished(article, whole.urls, whole.next_part)
        article = replace(article, confidence=min(article.confidence, _PARTS_MISSING))
    html = sanitize(article.html, whole.urls[0] or None, own_hosts=own_hosts)
    shown = {address: image for address, image in whole.images.items() if address in html}
    return ReadPage(replace(article, html=html), shown, unfinished, whole.furniture)


def measure_page(text: str) -> None:
    """Refuse a page that parsers are bad at, before one sees it. Raises: PageTooLarge, PageTooComplex."""
    if len(text) > limits.PAGE_BYTES:
        raise PageTooLarge(megabytes=limits.PAGE_BYTES // limits.MB)
    if extraction.is_too_complex(text):
        raise PageTooComplex
