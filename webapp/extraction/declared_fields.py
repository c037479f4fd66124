"""Where pages declare their articles' metadata: JSON-LD keys and meta elements, in the order of trust."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lxml.html import HtmlElement

from webapp.extraction.person_names import has_lead
from webapp.extraction.structured_data import Facts, text_fact

# field → where it is declared, the most trusted first: JSON-LD keys, then names of meta elements (Open Graph,
# Dublin Core, the press's own conventions). What a page states for machines comes before what it shows.
DECLARED_IN_FACTS: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("headline", "name"),
    "site_name": ("publisher",),
    "published": ("datePublished", "dateCreated", "uploadDate"),
    "updated": ("dateModified",),
    "excerpt": ("description",),
    "lead_image": ("image", "thumbnailUrl"),
    "lang": ("inLanguage",),
}
DECLARED_IN_METAS: Final[Mapping[str, tuple[str, ...]]] = {
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
        "og:article:author",
        "twitter:written by",
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


def read_metas(page: HtmlElement) -> dict[str, list[str]]:
    """Read what meta elements tell, by their names in lower case; some pages write `value` for `content`."""
    named: dict[str, list[str]] = {}
    for meta in page.iter("meta"):
        content = (meta.get("content") or meta.get("value") or "").strip()
        for key in ("property", "name", "itemprop", "http-equiv"):
            if content and meta.get(key):
                named.setdefault(meta.get(key, "").strip().lower(), []).append(content)
    for label, data in (("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2")):
        if data in named and has_lead(named.get(label, [""])[0]):
            named.setdefault("twitter:written by", []).extend(named.get(data, ()))
    return named


def declared_in(field: str, facts: Facts, metas: Mapping[str, list[str]]) -> list[str]:
    """Return what the page tells of a field, the most trusted source first."""
    in_facts = [text for key in DECLARED_IN_FACTS.get(field, ()) if (text := text_fact(facts, key))]
    in_metas = [metas[name][0] for name in DECLARED_IN_METAS.get(field, ()) if name in metas]
    return in_metas + in_facts if field in ("title", "site_name", "excerpt") else in_facts + in_metas
