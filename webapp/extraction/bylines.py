"""Turns what a page says about its authors into one byline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from webapp.extraction.trees import squeeze, text_of

_LEADING = re.compile(
    r"^(?:(?:view all posts|written|posted|words|story|reported|reporting|published|text|reviewed|updated"
    r"|article)\s+)?(?:by|von|par|por|da|di|от|af|av|door)\b\s*:?\s*|^(?:authors?|words|text|story)\s*:\s*",
    re.I,
)
# What sites put behind a name: a job, an agency, a date. "| Staff writer", ", The Daily Reed", "for X".
_TRAILING = re.compile(
    r"\s*(?:[|•·/–—\t]|\s-\s|,?\s+(?:staff|senior|special to|for the|contributing|correspondent"
    r"|reporter|editor|associated press)\b"
    r"|\bupdated\b|\bpublished\b|\bposted\b|\b(?:on|at)\s+\w+\s+\d|\d{1,2}[:/.]\d\d|\b(?:19|20)\d\d\b|@"
    r"|\().*$",
    re.I,
)
_NO_NAME = re.compile(
    r"https?:|www\.|\.com\b|\badmin\b|^(?:the|staff|editor|author|guest|unknown|n/?a|none|null|profile|view"
    r"|more|follow)s?$",
    re.I,
)
_NAMED_AUTHOR = re.compile(
    r"(?:^|[\s_-])(?:by-?line|authors?|writer|contributor)(?:[\s_-]*(?:name|names|link|info|list|text"
    r"|title|byline))?(?:$|[\s_-])",
    re.I,
)
_PARTING = re.compile(r"\s*(?:[,;|•·]|\band\b|\bund\b|\bet\b|&|\swith\s|\sfor\s)\s*", re.I)
_ORGANISATION = re.compile(
    r"\b(?:times|news|press|reports?|media|today|post|daily|staff|magazine|guardian|reuters|editors?|team|desk|network"
    r"|writer|reporter|correspondent|sponsored|contributor|journal|tribune|redazione|redaktion)\b",
    re.I,
)
_LONGEST = 100  # characters; longer ones are a life, not a name


def told_authors(value: Any) -> list[str]:
    """Return the names in a JSON-LD author: a text, a thing with a name, or a list of either."""
    if isinstance(value, list):
        return [name for part in value for name in told_authors(part)]
    if isinstance(value, dict):
        return told_authors(value.get("name"))
    return [value] if isinstance(value, str) else []


def join_names(names: list[str], site_name: str | None) -> str | None:
    """Clean names and join them; None where no person's or agency's name is left."""
    parts = [
        part
        for raw in names
        if len(raw) < 4 * _LONGEST
        for part in _PARTING.split(_LEADING.sub("", squeeze(raw)))
    ]
    clean = [name for part in parts if (name := _clean(part)) and not _is_site(name, site_name)]
    people = [name for name in clean if not _ORGANISATION.search(name)] or clean
    once = {name.lower(): name for name in reversed(people)}
    return ", ".join(once[key] for key in dict.fromkeys(map(str.lower, people))) or None


def visible_authors(page: HtmlElement) -> Iterator[list[str]]:
    """Yield the names that the page shows: by microdata and rel first, then by an element's name."""
    yield [text_of(e) for e in page.xpath("//*[@itemprop='author']//*[@itemprop='name']")]
    yield [text_of(e) for e in page.xpath("//*[@rel='author' or @itemprop='author']")][:3]
    for element in page.xpath(
        "//*[self::a or self::span or self::p or self::div or self::address or self::li][@class]"
    ):
        if _NAMED_AUTHOR.search(element.get("class", "")):
            text = text_of(element)
            if 3 < len(text) < _LONGEST:
                yield [text]


def _clean(raw: str) -> str | None:
    if _NO_NAME.search(raw) or re.search(r"\d", raw):
        return None
    name = _LEADING.sub("", squeeze(raw))
    name = _TRAILING.sub("", name).strip(" ,;:.-–—|")
    if not 1 < len(name) <= _LONGEST or _NO_NAME.search(name) or not any(letter.isalpha() for letter in name):
        return None
    return name


def _is_site(name: str, site_name: str | None) -> bool:
    plain = re.sub(r"\W", "", name.lower())
    return bool(site_name) and plain == re.sub(r"\W|\.com$", "", (site_name or "").lower())
