"""Turns what a page says about itself into the article's metadata."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from lxml.html import HtmlElement

from webapp.extraction.bylines import join_names, told_authors, visible_authors
from webapp.extraction.dates import date_in_address, in_own_offset, read_date, visible_dates
from webapp.extraction.links import join_address
from webapp.extraction.structured_data import Facts, text_fact
from webapp.extraction.titles import choose_title
from webapp.extraction.trees import squeeze

# field → where it is told, the most trusted first: JSON-LD keys, then names of meta elements (Open Graph,
# Dublin Core, the press's own conventions). What a page states for machines comes before what it shows.
TOLD_IN_FACTS: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("headline", "name"),
    "site_name": ("publisher",),
    "published": ("datePublished", "dateCreated", "uploadDate"),
    "updated": ("dateModified",),
    "excerpt": ("description",),
    "lead_image": ("image", "thumbnailUrl"),
    "lang": ("inLanguage",),
}
TOLD_IN_METAS: Final[Mapping[str, tuple[str, ...]]] = {
    "title": (
        "og:title",
        "twitter:title",
        "dc.title",
        "dcterms.title",
        "parsely-title",
        "sailthru.title",
        "headline",
    ),
    "byline": (
        "author",
        "article:author",
        "article:author_name",
        "dc.creator",
        "dcterms.creator",
        "parsely-author",
        "sailthru.author",
        "byl",
        "citation_author",
        "authors",
    ),
    "site_name": ("og:site_name", "application-name", "dc.publisher", "twitter:site"),
    "published": (
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "parsely-pub-date",
        "sailthru.date",
        "dc.date.issued",
        "dcterms.created",
        "dc.date",
        "dc.date.created",
        "pubdate",
        "publishdate",
        "publish-date",
        "publication_date",
        "article.published",
        "date",
        "citation_date",
        "cxenseparse:recs:publishtime",
        "article:published",
        "originalpublicationdate",
        "displaydate",
    ),
    "updated": (
        "article:modified_time",
        "og:updated_time",
        "datemodified",
        "lastmod",
        "last-modified",
        "dcterms.modified",
    ),
    "excerpt": ("og:description", "description", "twitter:description", "dc.description"),
    "lead_image": ("og:image", "og:image:url", "twitter:image", "twitter:image:src", "thumbnail", "image"),
    "lang": ("og:locale", "content-language", "dc.language", "language"),
}


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about an article beside its text."""

    title: str | None = None
    byline: str | None = None
    site_name: str | None = None
    published: datetime | None = None
    updated: datetime | None = None
    lang: str | None = None
    dir: str | None = None
    excerpt: str | None = None
    lead_image: str | None = None
    canonical_url: str | None = None


def read_metadata(page: HtmlElement, facts: Facts, url: str | None = None) -> Metadata:
    """Read all metadata, each from its sources in their order."""
    metas = _metas(page)
    told = {field: list(_told(field, facts, metas)) for field in (*TOLD_IN_METAS,)}
    site_name = _first(told["site_name"])
    updated = next((date for text in told["updated"] if (date := read_date(text))), None)
    return Metadata(
        title=choose_title([*_told_titles(told["title"]), _title_element(page)], page, site_name),
        byline=_byline(page, facts, told["byline"], site_name),
        site_name=site_name.lstrip("@") if site_name else None,
        published=_published(page, told["published"], updated, url),
        updated=updated,
        lang=_lang(page, told["lang"]),
        dir=_direction(page),
        excerpt=_first(told["excerpt"]),
        lead_image=_address(_first(told["lead_image"]), url),
        canonical_url=_address(_canonical(page, metas), url),
    )


def _metas(page: HtmlElement) -> dict[str, str]:
    named: dict[str, str] = {}
    for meta in page.iter("meta"):
        content = (meta.get("content") or "").strip()
        for key in ("property", "name", "itemprop", "http-equiv"):
            if content and meta.get(key):
                named.setdefault(meta.get(key, "").strip().lower(), content)
    return named


def _told(field: str, facts: Facts, metas: Mapping[str, str]) -> list[str]:
    in_facts = [text for key in TOLD_IN_FACTS.get(field, ()) if (text := text_fact(facts, key))]
    in_metas = [metas[name] for name in TOLD_IN_METAS.get(field, ()) if name in metas]
    return in_metas + in_facts if field in ("title", "site_name", "excerpt") else in_facts + in_metas


def _told_titles(titles: list[str]) -> list[str]:
    return [title for title in titles if len(title) < 400]


def _first(texts: list[str]) -> str | None:
    return next((clean for text in texts if (clean := squeeze(text))), None)


def _title_element(page: HtmlElement) -> str | None:
    title = page.find(".//title")
    return title.text_content() if title is not None else None


def _byline(page: HtmlElement, facts: Facts, told: list[str], site_name: str | None) -> str | None:
    if names := join_names(told_authors(facts.get("author")), site_name):
        return names
    for text in told:
        if names := join_names([text], site_name):
            return names
    return next((names for shown in visible_authors(page) if (names := join_names(shown, site_name))), None)


def _published(
    page: HtmlElement, told: list[str], updated: datetime | None, url: str | None
) -> datetime | None:
    found = next((date for text in told if (date := read_date(text))), None)
    if found:
        return in_own_offset(found, page, updated)
    found = next((date for text in visible_dates(page) if (date := read_date(text))), None)
    return found or date_in_address(url)


def _lang(page: HtmlElement, told: list[str]) -> str | None:
    for lang in (page.get("lang"), page.get("xml:lang"), *told):
        tag = (lang or "").strip().replace("_", "-")
        if 2 <= len(tag) <= 12 and tag[:2].isalpha():
            return tag
    return None


def _direction(page: HtmlElement) -> str | None:
    body = page.find("body")
    for element in (page, body):
        if element is not None and (element.get("dir") or "").lower() in ("ltr", "rtl"):
            return str(element.get("dir")).lower()
    return None


def _canonical(page: HtmlElement, metas: Mapping[str, str]) -> str | None:
    links = (
        link.get("href")
        for link in page.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    )
    return next((href for href in links if href), None) or metas.get("og:url")


def _address(value: str | None, url: str | None) -> str | None:
    """Make an address absolute; one that is not of the web is none."""
    if not value:
        return None
    absolute = join_address(url or "", value.strip())
    return absolute if absolute.startswith(("http://", "https://")) else None
