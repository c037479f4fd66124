"""Elements that hold an author's name: by microdata, rel, address, or class and id."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from lxml.html import HtmlElement

from webapp.extraction.names import split_camel
from webapp.extraction.trees import names_of, self_and_above

# How authors name what holds an author's name.
_NAMED: Final = re.compile(
    r"(?:^|[\s_-])(?:by-?lines?|authors?|autor(?:en|es|info)?|auteurs?|verfasser|redakteur|writers?"
    r"|written-?by|contributors?|reporter|journalist|creator|posted-?by|user-?names?|user-?info-+name"
    r"|poster|postauthor|asker)(?:$|[\s_-]|s\b)",
    re.I,
)
_NOT_NAMED: Final = re.compile(
    r"bio|about|desc|avatar|image|photo|social|follow|role|job|date|time|count|comment|stat", re.I
)
_PAGE_OF_AUTHOR: Final = re.compile(
    r"/(?:authors?|autor(?:en|es|in)?|auteurs?|by|people|person(?:en)?|staff|profiles?|columnists?|writers?"
    r"|contributors?|journalists?|reporters?|redakteur|redaktion/\w|firmas|autore|users?|members?|u)/[^/]",
    re.I,
)
_DOOR: Final = re.compile(r"register|log-?in|sign-?(?:up|in)|password", re.I)
_LIST_OF_STORIES: Final = re.compile(
    r"/(?:category|categories|kategorie|categoria|tags?|topics?|section|rubrik)/", re.I
)
_REPLY: Final = re.compile(r"(?:Comment|Answer|Review|Rating)s?$")  # schema.org's types


def is_author_mark(element: HtmlElement) -> bool:
    """Tell whether an element is marked as holding an author's name."""
    if not element.keys():
        return False
    if element.get("itemprop") == "author" or "author" in (element.get("rel") or "").split():
        return True
    href = element.get("href") or "" if element.tag == "a" else ""
    if href and _PAGE_OF_AUTHOR.search(href) and not _DOOR.search(href):
        return True
    names = names_of(element)
    return names != " " and _is_named_author(names)


@lru_cache(maxsize=20_000)  # pages share most of their names
def _is_named_author(names: str) -> bool:
    return any(_NAMED.search(name) and not _NOT_NAMED.search(name) for name in split_camel(names).split())


def is_of_reply(element: HtmlElement) -> bool:
    """Tell whether microdata says that an element is of a comment, an answer or a review."""
    scope = next((e for e in element.iterancestors() if e.get("itemtype")), None)
    return scope is not None and _REPLY.search(scope.get("itemtype", "")) is not None


def is_of_section(element: HtmlElement, name: str, url: str | None) -> bool:
    """Tell whether what looks like a name is the label of a section that the article stands in."""
    if name.lower().replace(" ", "-") in (url or ""):
        return True
    link = next((e for e in self_and_above(element) if e.tag == "a"), None)
    if link is None:
        return False
    return "tag" in (link.get("rel") or "") or _LIST_OF_STORIES.search(link.get("href") or "") is not None
