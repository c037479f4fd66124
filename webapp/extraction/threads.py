"""Finds a page's thread: posts of several people, the first of which is what the page is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from lxml.html import HtmlElement

from webapp.extraction.blocks import PageBlock, Place, places_around
from webapp.extraction.dates import read_date
from webapp.extraction.post_groups import find_posts, is_dated_post
from webapp.extraction.posts import Post, read_post
from webapp.extraction.structured_data import Facts, text_fact
from webapp.extraction.tags import HEADINGS
from webapp.extraction.thread_evidence import (
    THREADS,
    Evidence,
    declares_thread,
    is_called_thread,
    is_forums_address,
    type_of,
)
from webapp.extraction.thread_names import read_names
from webapp.extraction.trees import text_of

_LOOKED_AT: Final = 4  # posts, of which most have a date
_FEWEST: Final = 2  # authors
_MOSTLY: Final = 0.5  # of the posts
_LEAD: Final = 40  # words: what is longer is no notice of the forum, no rank and no signature
_PROSE: Final = 12  # words of what reads like running text
_MOST_LINKED: Final = 0.5  # of its letters
_RE: Final = re.compile(r"^(?:re|aw|antw|sv|回复)\s*[:：]\s*", re.I)


@dataclass(frozen=True, slots=True)
class Thread:
    """A page's posts in their order. The first one has no texts where the engine is to find them."""

    posts: tuple[Post, ...]

    @property
    def is_opened(self) -> bool:
        """Whether the first post's own text was found: it is the article."""
        return bool(self.posts[0].texts)


def find_thread(body: HtmlElement, blocks: list[PageBlock], facts: Facts, url: str | None) -> Thread | None:
    """Find the thread on a page, after its blocks were found; None where an article or a list is shown."""
    is_declared = declares_thread(body, facts)
    if is_declared is False:
        return None
    places = list(places_around(blocks))
    evidence = Evidence(
        is_declared=bool(is_declared), is_address=is_forums_address(url), author=text_fact(facts, "author")
    )
    if not (evidence.is_declared or evidence.is_address or is_called_thread(body, places)):
        return None
    posts = find_posts(places, is_declared=evidence.is_declared)
    if not posts:
        return None
    if not evidence.is_declared and not (_looks_like_forum(posts, evidence) and _hold_most(posts, blocks)):
        return None
    return _open(posts, blocks, places, evidence)


def _looks_like_forum(posts: list[Post], evidence: Evidence) -> bool:
    """Whether posts of several authors stand there, most with a date, and no list of other pages."""
    named = read_names(posts[0].element)
    is_said = evidence.is_address and (named.post or named.remark or _is_row(posts))
    # "3 years ago" is no date; then the address and the names must tell
    looked_at = posts[:_LOOKED_AT]
    is_dated = is_said or sum(map(is_dated_post, looked_at)) >= _MOSTLY * len(looked_at)
    authors = {post.author for post in posts if post.author}
    return len(authors) >= _FEWEST and is_dated and not _is_list(posts)


def _hold_most(posts: list[Post], blocks: list[PageBlock]) -> bool:
    """Whether posts say more than the long paragraphs that stand in none of them."""
    texts = [text for post in posts for text in post.texts]
    inside = {piece for text in texts for piece in text.iter()}
    others = (block for block in blocks if block.words >= _LEAD and block.links < _MOST_LINKED)
    lost = sum(block.words for block in others if block.element not in inside)
    return lost <= sum(text_of(text).count(" ") + 1 for text in texts)


def _is_list(posts: list[Post]) -> bool:
    """Whether each has a headline of its own that leads elsewhere."""
    heads = {
        _RE.sub("", head)
        for post in posts
        for heading in post.element.iter(*HEADINGS)
        if heading.find(".//a[@href]") is not None or next(heading.iterancestors("a"), None) is not None
        if (head := text_of(heading)) and not _is_declared_of(head, post)
    }
    return len(heads) > _MOSTLY * len(posts)


def _is_declared_of(head: str, post: Post) -> bool:
    """Whether a heading says who wrote a post or when, and not what."""
    return bool(post.author and post.author in head) or read_date(head) is not None


def _is_row(posts: list[Post]) -> bool:
    """Whether posts stand beside each other, each with an author, and a date or what is called its text."""
    is_whole = all(post.author and (read_names(post.texts[0]).body or is_dated_post(post)) for post in posts)
    return is_whole and len({post.element.getparent() for post in posts}) == 1


def _open(
    posts: list[Post], blocks: list[PageBlock], places: list[Place], evidence: Evidence
) -> Thread | None:
    """Say which post is the first: the first of those that are alike, or what stands before them."""
    first = posts[0]
    named = read_names(first.element)
    lead = _words_before(first.element, blocks)
    is_post = type_of(first.element) in THREADS or (named.post and (evidence.is_address or not named.remark))
    is_declared = evidence.is_declared and (not named.remark or named.post or evidence.author == first.author)
    is_unnamed = evidence.is_address and not named.remark and _is_row(posts)
    if (is_post or is_declared or is_unnamed) and lead < _LEAD:
        return Thread(tuple(posts))
    if lead < _PROSE or not (evidence.is_declared or evidence.is_address):
        return None  # comments, and nothing says that they are more
    opening = _find_opening(first.element, places, lead)
    return Thread((opening or Post(first.element, ()), *posts))


def _words_before(first: HtmlElement, blocks: list[PageBlock]) -> int:
    """Count the words of prose between the page's headline and the first post."""
    words, inside = 0, set(first.iter())
    for block in blocks:
        if block.element in inside:
            break
        if block.element.tag == "h1":
            words = 0
        elif block.words >= _PROSE and block.links < _MOST_LINKED:
            words += block.words
    return words


def _find_opening(first: HtmlElement, places: list[Place], lead: int) -> Post | None:
    """Find the post that opens a thread where it is unlike the others: it holds most of what comes before."""
    above = frozenset(first.iterancestors())
    for place in places:
        if place.element is first:
            return None
        named = read_names(place.element)
        is_one = named.opening and place.element not in above and place.element.tag not in HEADINGS
        post = read_post(place.element) if is_one else None
        if post and sum(text_of(text).count(" ") for text in post.texts) >= _MOSTLY * lead:
            return post
    return None
