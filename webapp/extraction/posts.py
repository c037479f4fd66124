"""Reads one post of a thread: its text, who wrote it and when."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from lxml.html import HtmlElement

from webapp.extraction.post_bylines import find_author, find_day_beside
from webapp.extraction.post_texts import find_attachments, find_body, shows
from webapp.extraction.thread_names import read_names

_DIGITS: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Post:
    """A post of a thread. `texts` are the elements that hold its text: none where the engine finds it."""

    element: HtmlElement
    texts: tuple[HtmlElement, ...]
    author: str | None = None
    inner: frozenset[HtmlElement] = frozenset()  # the posts that stand within it


def read_post(element: HtmlElement, inner: frozenset[HtmlElement] = frozenset()) -> Post | None:
    """Read a post; None where it has no text. `inner` are posts that stand within this one."""
    body = find_body(element, inner)
    return _with_text(element, body, inner) if shows(body, inner) else None


def agree(posts: list[Post]) -> list[Post]:
    """Find the text of each post where the others have theirs: one word may be less than a signature."""
    looks = [_look(post.texts[0]) for post in posts]
    common, times = Counter(looks).most_common(1)[0]
    if times < len(posts) / 2 or not any(common[1:]):
        return posts
    return [
        post if look == common else _with_look(post, common) for post, look in zip(posts, looks, strict=True)
    ]


def _with_look(post: Post, look: tuple[str, ...]) -> Post:
    others = {piece for each in post.inner for piece in each.iter()}
    alike = (each for each in post.element.iter(look[0]) if each not in others and _look(each) == look)
    body = next(filter(shows, alike), None)
    return post if body is None else _with_text(post.element, body, post.inner)


def _look(element: HtmlElement) -> tuple[str, ...]:
    return (str(element.tag), *(_DIGITS.sub("#", element.get(name, "")) for name in ("class", "id")))


def _with_text(element: HtmlElement, body: HtmlElement, inner: frozenset[HtmlElement]) -> Post:
    texts = (body, *find_attachments(element, body))
    return Post(element, texts, find_author(element, texts, inner), inner)


def find_day(post: Post) -> tuple[datetime | None, str | None]:
    """Return when a post was written, and how that is printed where it names the year."""
    found = find_day_beside(post.element, post.texts, post.inner)
    head = post.element.getprevious()
    if found[0] is None and head is not None and head not in post.inner and read_names(head).around:
        return find_day_beside(head, (), ())
    return found
