"""Finds a page's posts: elements that are alike, each with an author and a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from lxml.html import HtmlElement

from webapp.extraction.blocks import Place
from webapp.extraction.posts import Post, agree, find_day, read_post
from webapp.extraction.thread_evidence import THREADS, type_of
from webapp.extraction.thread_names import read_names
from webapp.extraction.trees import text_of

# schema.org's types of a post in a thread.
_POSTINGS: Final = frozenset(
    ("DiscussionForumPosting", "Question", "Answer", "Comment", "SocialMediaPosting")
)
_DIGITS: Final = re.compile(r"\d+")
_LOOKED_AT: Final = 4  # elements that are alike: where none of these has an author, they are no posts
_MOST_GROUPS: Final = 12  # of elements that are alike, the largest first; each costs a reading of its posts
_MOST_POSTS: Final = 1_000  # on one page; what stands more often is a word or a line
_DEEPEST: Final = 30  # replies to replies; what is nested deeper is no thread
_FEWEST: Final = 2  # posts, and authors
_MOSTLY: Final = 0.5  # of the posts


def find_posts(places: list[Place], *, is_declared: bool) -> list[Post]:
    """Find the elements that are alike, each with an author and a text, and hold most of the page's words."""
    alike: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in places:
        for key in _keys(place.element):
            alike[key].append(place)
    groups = {
        tuple(map(id, members)): members
        for members in alike.values()
        if _may_be_posts(members, is_declared=is_declared)
    }
    best: list[Post] = []
    most: tuple[bool, float, bool, bool, int] = (False, 0.0, False, False, 0)
    for members in sorted(groups.values(), key=_weight, reverse=True)[:_MOST_GROUPS]:
        if _are_pieces(members, best):
            continue
        posts = _read_posts(members)
        signed = sum(post.author is not None for post in posts)
        opens = len(posts) >= _FEWEST and type_of(posts[0].element) in THREADS
        if signed < (1 if is_declared else _FEWEST) or (signed < _MOSTLY * len(members) and not opens):
            continue
        letters = sum(len(text_of(text)) for post in posts for text in post.texts)
        held = (opens, letters * signed / len(members))
        # Of boxes in boxes the outermost that names itself a post and holds the date too.
        if held >= most[:2]:
            is_post = read_names(members[0].element).post
            found = (*held, is_dated_post(posts[0]), is_post, -members[0].depth)
            best, most = max((best, most), (posts, found), key=lambda pair: pair[1])
    return agree(best) if best else best


def _may_be_posts(members: list[Place], *, is_declared: bool) -> bool:
    return _FEWEST <= len(members) <= _MOST_POSTS or (is_declared and _is_post(members[0]))


def _keys(element: HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield by what an element may be like others: its type, its id but for the number, its classes."""
    if type_of(element) in _POSTINGS:
        yield ("type", "")
    name = element.get("id", "")
    stem = _DIGITS.sub("#", name)
    if stem != name:
        yield ("id", f"{element.tag} {stem}")
    if element.tag == "tr" and not element.get("class"):  # of older forums, whose cells alone have names
        yield ("cells", " ".join(_DIGITS.sub("#", cell.get("class", "")) for cell in element.iter("td")))
    for token in element.get("class", "").split():
        yield ("class", f"{element.tag} {_DIGITS.sub('#', token)}")


def _weight(members: list[Place]) -> float:
    """The letters that elements hold which are alike; those that say that they are posts count twice."""
    return sum(place.chars for place in members) * (1 + any(map(_is_post, members[:2])))


def _is_post(place: Place) -> bool:
    named = read_names(place.element)
    return named.post or named.remark or bool(place.element.get("itemtype"))


def _read_posts(members: list[Place]) -> list[Post]:
    within: dict[HtmlElement, list[HtmlElement]] = {place.element: [] for place in members}
    depths: dict[HtmlElement, int] = {}
    for element in within:
        outer = next((above for above in element.iterancestors() if above in within), None)
        depths[element] = 0 if outer is None else depths[outer] + 1
        if depths[element] > _DEEPEST:
            return []
        if outer is not None:
            within[outer].append(element)
    posts: list[Post] = []
    for number, (element, inner) in enumerate(within.items()):
        if post := read_post(element, frozenset(inner)):
            posts.append(post)
        if number == _LOOKED_AT and not any(each.author for each in posts):
            return []
    return posts


def _are_pieces(members: list[Place], posts: list[Post]) -> bool:
    """Whether elements are parts of posts that are whole already: one of each, at most."""
    if not posts or len(members) > len(posts) or not all(post.author for post in posts):
        return False
    return any(posts[0].element is above for above in members[0].element.iterancestors())


def is_dated_post(post: Post) -> bool:
    return find_day(post)[0] is not None
