"""Collects an article's metadata from what its page declares and shows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

from webapp.addresses import host_of, join_address
from webapp.extraction.bylines import DeclaredAuthors, choose_byline, declared_authors, is_persons
from webapp.extraction.dates import choose_moment, date_in_address, month_in_address, read_date
from webapp.extraction.declared_fields import DECLARED_IN_METAS, declared_in, read_metas
from webapp.extraction.month_names import is_day_first
from webapp.extraction.printed_dates import DateHabits
from webapp.extraction.structured_data import Facts
from webapp.extraction.surroundings import Surroundings, look_around
from webapp.extraction.titles import find_title
from webapp.extraction.trees import squeeze
from webapp.extraction.visible_bylines import shown_authors
from webapp.extraction.visible_dates import (
    PrintedDate,
    dates_by_name,
    dates_in_last_lines,
    dates_near_headline,
)

# The language, with script and region (RFC 5646, 2.1), of what a page says: "en" of "en, fr".
_LANGUAGE_TAG: Final = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*(?![a-z0-9=])", re.IGNORECASE)
_MOST_AUTHORS: Final = 1_000  # that one source tells; what is longer is no byline


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
    metas = read_metas(page)
    declared = {field: declared_in(field, facts, metas) for field in (*DECLARED_IN_METAS,)}
    site_name = _first(declared["site_name"])
    lang = _lang(page, declared["lang"])
    habits = DateHabits(lang, is_day_first(lang, url), month_in_address(url))
    host = _names_in_host(url)
    titles = [*_declared_titles(declared["title"]), _title_element(page)]
    title, headline = find_title(titles, page, site_name, host)
    around = look_around(page, headline, title or "", habits, url)
    printed = dates_near_headline(around)
    updated = next((date for text in declared["updated"] if (date := read_date(text, habits))), None)
    return Metadata(
        title=title,
        byline=_byline(facts, metas, around, [*declared["site_name"], *host], is_dated=bool(printed)),
        site_name=site_name.lstrip("@") if site_name else None,
        published=_published(declared["published"], around, printed),
        updated=updated,
        lang=lang,
        dir=_direction(page),
        excerpt=_first(declared["excerpt"]),
        lead_image=_address(_first(declared["lead_image"]), url),
        canonical_url=_address(_canonical(page, metas), url),
    )


def _declared_titles(titles: list[str]) -> list[str]:
    return [title for title in titles if len(title) < 400]


def _first(texts: list[str]) -> str | None:
    return next((clean for text in texts if (clean := squeeze(text))), None)


def _title_element(page: HtmlElement) -> str | None:
    title = page.find(".//title")
    return title.text_content() if title is not None else None


def _byline(
    facts: Facts, metas: Mapping[str, list[str]], around: Surroundings, sites: list[str], *, is_dated: bool
) -> str | None:
    names = [declared_authors(facts.get("author"))]
    names += [metas[name] for name in DECLARED_IN_METAS["byline"] if name in metas]
    names = [source[:_MOST_AUTHORS] for source in names]
    declared = DeclaredAuthors(names, sites, is_persons(facts.get("publisher")))
    return choose_byline(declared, shown_authors(around), around.read_all, is_dated=is_dated)


def _names_in_host(url: str | None) -> list[str]:
    """Return what a host is called by, without its ending: "bay-news" of www.bay-news.example."""
    return host_of(url).split(".")[:-1]


def _published(declared: list[str], around: Surroundings, near: list[PrintedDate]) -> datetime | None:
    moments = [moment for text in declared if (moment := read_date(text, around.habits))]
    printed = [date.moment for date in near]
    if not moments and not printed:
        printed = list(islice(dates_by_name(around), 1))
    beside = next((date.moment for date in near if date.is_beside), None)
    found = choose_moment(moments, printed, beside) or date_in_address(around.url)
    return found or next(dates_in_last_lines(around), None)


def _lang(page: HtmlElement, declared: list[str]) -> str | None:
    for lang in (page.get("lang"), page.get("xml:lang"), *declared):
        tag = _LANGUAGE_TAG.match((lang or "").strip().replace("_", "-"))
        if tag and len(tag[0]) <= 12:
            return tag[0]
    return None


def _direction(page: HtmlElement) -> str | None:
    body = page.find("body")
    for element in (page, body):
        if element is not None and (element.get("dir") or "").lower() in ("ltr", "rtl"):
            return str(element.get("dir")).lower()
    return None


def _canonical(page: HtmlElement, metas: Mapping[str, list[str]]) -> str | None:
    links = (
        link.get("href")
        for link in page.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    )
    return next((href for href in links if href), None) or next(iter(metas.get("og:url", ())), None)


def _address(value: str | None, url: str | None) -> str | None:
    """Make an address absolute; one that is not of the web is none."""
    if not value:
        return None
    absolute = join_address(url, value.strip())
    return absolute if absolute.startswith(("http://", "https://")) else None
