"""Turns what a page says about itself into the article's metadata."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lxml.html import HtmlElement

from webapp.extraction.dates import read_date
from webapp.extraction.structured_data import Facts, text_fact
from webapp.extraction.trees import squeeze


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


def read_metadata(page: HtmlElement, facts: Facts) -> Metadata:
    """Read all metadata, each from its sources in their order."""
    named = _metas(page)

    def first(*names: str) -> str | None:
        return next((named[name] for name in names if named.get(name)), None)

    title = text_fact(facts, "headline") or first("og:title", "twitter:title") or _title(page)
    return Metadata(
        title=squeeze(title) if title else None,
        byline=text_fact(facts, "author") or first("author", "article:author", "dc.creator"),
        site_name=first("og:site_name") or text_fact(facts, "publisher"),
        published=read_date(text_fact(facts, "datePublished") or first("article:published_time", "date")),
        updated=read_date(text_fact(facts, "dateModified") or first("article:modified_time")),
        lang=page.get("lang"),
        dir=page.get("dir"),
        excerpt=first("og:description", "description"),
        lead_image=first("og:image", "twitter:image"),
        canonical_url=next((e.get("href") for e in page.iter("link") if e.get("rel") == "canonical"), None),
    )


def _metas(page: HtmlElement) -> dict[str, str]:
    named: dict[str, str] = {}
    for meta in page.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if name and meta.get("content"):
            named.setdefault(name.lower().strip(), meta.get("content", "").strip())
    return named


def _title(page: HtmlElement) -> str | None:
    title = page.find(".//title")
    return title.text_content() if title is not None else None
