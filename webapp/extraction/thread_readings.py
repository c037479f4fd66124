"""The readings of a thread: its first post alone, or all posts, each under its author."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from typing import Final

from lxml.html import HtmlElement

from webapp.extraction.named_kinds import NOTED
from webapp.extraction.post_texts import text_kids
from webapp.extraction.posts import Post, find_day
from webapp.extraction.tags import HEADINGS
from webapp.extraction.thread_names import read_names
from webapp.extraction.threads import Thread
from webapp.extraction.trees import drop, drop_all, text_of

_KEPT: Final = frozenset(("p", "pre", "ul", "ol", "figure", "table", "dl"))
_LONGEST_SMILEY: Final = 20  # letters


def read_first_post(thread: Thread) -> HtmlElement:
    """Copy the text of a thread's first post, as an article before it is shaped."""
    return _copy_text(thread.posts[0], thread)


def read_replies(thread: Thread) -> list[HtmlElement]:
    """Copy the other posts in their order, each under its author and day, and noted as a reply."""
    return [_reply(post, thread) for post in thread.posts[1:]]


def add_replies(article: HtmlElement, replies: Iterable[HtmlElement]) -> HtmlElement:
    """Set replies below the text of the first post, each behind a rule; return the article."""
    for reply in replies:
        article.extend((article.makeelement("hr"), reply))
    return article


def _reply(post: Post, thread: Thread) -> HtmlElement:
    reply = _copy_text(post, thread)
    for heading in list(reply.iter(*HEADINGS)):
        heading.tag = "p"  # none of the article's
    reply.tag = "section"
    reply.set(NOTED, "reply")
    if name := post.element.get("id"):
        reply.set("id", name)
    if len(head := _head(post, reply)):
        reply.insert(0, head)
    return reply


def _head(post: Post, reply: HtmlElement) -> HtmlElement:
    """Return the line over a reply: who wrote it, and when."""
    head = reply.makeelement("p")
    if post.author:
        name = reply.makeelement("strong")
        name.text = post.author
        head.append(name)
    moment, printed = find_day(post)
    if moment:
        day = reply.makeelement("time", {"datetime": moment.isoformat()})
        day.text = printed or moment.date().isoformat()
        if len(head):
            head[-1].tail = " · "
        head.append(day)
    return head


def _copy_text(post: Post, thread: Thread) -> HtmlElement:
    """Copy a post's text, without what is none of it wherever it stands: signatures, posts within it."""
    others = {each.element for each in thread.posts if each is not post}
    article = post.element.makeelement("div")
    for text in post.texts:
        copied = copy.deepcopy(text)
        copied.tail = None
        if copied.tag not in _KEPT:
            copied.tag = "div"
        letters = len(text_of(text))
        kept = set(text if read_names(text).body else text_kids(text))
        gone: list[HtmlElement] = []
        for original, twin in zip(text.iter(), copied.iter(), strict=True):
            is_top = original.getparent() is text and original not in kept
            is_other = original in others or _is_trimming(original, letters)
            if original is not text and (is_top or is_other):
                gone.append(twin)
            elif original.tag == "img" and read_names(original).smiley:
                _write_out(twin)
        drop_all(gone)
        article.append(copied)
    return article


def _is_trimming(element: HtmlElement, letters: int) -> bool:
    """Whether an element of a text of so many letters is none of it; what is all of it is its text."""
    return isinstance(element.tag, str) and read_names(element).never and len(text_of(element)) < letters


def _write_out(smiley: HtmlElement) -> None:
    """Set the sign that a smiley stands for in place of its picture."""
    sign = (smiley.get("alt") or "").strip()
    if sign and len(sign) <= _LONGEST_SMILEY:
        smiley.tail = f" {sign} {smiley.tail or ''}"
        drop(smiley)
