"""Whether a page declares itself a thread: by schema.org types, its address, its names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from lxml.html import HtmlElement

from webapp.addresses import read_address
from webapp.extraction.blocks import Place
from webapp.extraction.structured_data import Facts
from webapp.extraction.thread_names import is_called_forum

# schema.org's types of what is a thread, and of articles, which have comments at most.
THREADS: Final = frozenset(("DiscussionForumPosting", "QAPage", "Question"))
_ARTICLE: Final = re.compile(r"(?:Article|BlogPosting|Report|Review|Recipe|HowTo|LiveBlogPosting)$")
_QUESTIONS: Final = "FAQPage"  # many questions, each with an answer by the page's author
_ADDRESS: Final = re.compile(
    r"(?:^|[/.])(?:forums?|foren|foro|threads?|showthread|viewtopic|topics?|discussions?|boards?|questions?|community"
    r"|communities|q|t|d)(?:[/.?_-]|$)|[?&](?:topic|tid|thread|t)=|\bthread-\d",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What says that a page is a thread: schema.org's types, its address."""

    is_declared: bool
    is_address: bool
    author: str | None  # of the page, by its JSON-LD


def declares_thread(body: HtmlElement, facts: Facts) -> bool | None:
    """Whether the page says for machines that it is a thread; None where it says nothing."""
    named = facts.get("@type")
    types = {str(name) for name in (named if isinstance(named, list) else [named]) if name}
    typed = (each for each in body.getroottree().iter() if each.get("itemtype"))
    items = [name for each in typed if (name := type_of(each)) in THREADS or name == _QUESTIONS]
    if types & THREADS:
        return True
    if _QUESTIONS in types or _QUESTIONS in items or any(_ARTICLE.search(name) for name in types):
        return False
    return True if items and items.count("Question") <= 1 else None


def is_forums_address(url: str | None) -> bool:
    address = read_address(url or "")
    return address is not None and bool(_ADDRESS.search(f"{address.netloc}{address.path}?{address.query}"))


def is_called_thread(body: HtmlElement, places: Iterable[Place]) -> bool:
    return is_called_forum(body) or any(is_called_forum(place.element) for place in places)


def type_of(element: HtmlElement) -> str:
    return str(element.get("itemtype", "")).rsplit("/", 1)[-1]
