"""Finds a page's thread: posts of several people, the first of which is what the page is about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from webapp.extraction.blocks import PageBlock, Place
from webapp.extraction.dates import read_date
from webapp.extraction.posts import Post, agree, find_day, read_post
from webapp.extraction.structured_data import Facts, text_fact
from webapp.extraction.tags import HEADINGS
from webapp.extraction.thread_names import is_called_forum, read_names
from webapp.extraction.trees import text_of

# schema.org's types of what is a thread, of a post in one, and of articles, which have comments at most.
_THREADS: Final = frozenset(("DiscussionForumPosting", "QAPage", "Question"))
_POSTINGS: Final = frozenset(
    ("DiscussionForumPosting", "Question", "Answer", "Comment", "SocialMediaPosting")
)
_ARTICLE: Final = re.compile(r"(?:Article|BlogPosting|Report|Review|Recipe|HowTo|LiveBlogPosting)$")
_QUESTIONS: Final = "FAQPage"  # many questions, each with an answer by the page's author
_ADDRESS: Final = re.compile(
    r"(?:^|[/.])(?:forums?|foren|foro|threads?|showthread|viewtopic|topics?|discussions?|boards?|questions?|community"
    r"|communities|q|t|d)(?:[/.?_-]|$)|[?&](?:topic|tid|thread|t)=|\bthread-\d",
    re.I,
)
_DIGITS: Final = re.compile(r"\d+")
_LOOKED_AT: Final = (
    4  # elements that are alike: where none of the first ones has an author, they are no posts
)
_MOST_GROUPS: Final = 12  # of elements that are alike that are looked at
_MOST_POSTS: Final = 1_000
_DEEPEST: Final = 30  # replies to replies; what is nested deeper is no thread
_FEWEST: Final = 2
_MOSTLY: Final = 0.5  # of the posts
_LEAD: Final = 40  # words: what is longer is no notice of the forum, no rank and no signature
_PROSE: Final = 12  # words
_MOST_LINKED: Final = 0.5
_RE: Final = re.compile(r"^(?:re|aw|antw|sv|回复)\s*[:：]\s*", re.I)


@dataclass(frozen=True, slots=True)
class Thread:
    """A page's posts in their order. The first one has no texts where the engine is to find them."""

    posts: tuple[Post, ...]

    @property
    def is_opened(self) -> bool:
        """Whether the first post's own text was found: it is the article."""
        return bool(self.posts[0].texts)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What says that a page is a thread: schema.org's types, its address."""

    is_told: bool
    is_address: bool
    author: str | None  # of the page, by its JSON-LD


def find_thread(body: HtmlElement, blocks: list[PageBlock], facts: Facts, url: str | None) -> Thread | None:
    """Find the thread on a page, after its blocks were found; None where an article or a list is shown."""
    is_told = _tells_thread(body, facts)
    if is_told is False:
        return None
    places = list(_places(blocks))
    evidence = _Evidence(
        is_told=bool(is_told), is_address=_is_address(url), author=text_fact(facts, "author")
    )
    if not (evidence.is_told or evidence.is_address or _is_called(body, places)):
        return None
    posts = _find_posts(places, is_told=evidence.is_told)
    if not posts:
        return None
    if not evidence.is_told and not (_looks_like_forum(posts, evidence) and _hold_most(posts, blocks)):
        return None
    return _open(posts, blocks, places, evidence)


def _tells_thread(body: HtmlElement, facts: Facts) -> bool | None:
    """Whether the page says for machines that it is a thread; None where it says nothing."""
    named = facts.get("@type")
    types = {str(name) for name in (named if isinstance(named, list) else [named]) if name}
    typed = (each for each in body.getroottree().iter() if each.get("itemtype"))
    items = [name for each in typed if (name := _type_of(each)) in _THREADS or name == _QUESTIONS]
    if types & _THREADS:
        return True
    if _QUESTIONS in types or _QUESTIONS in items or any(_ARTICLE.search(name) for name in types):
        return False
    return True if items and items.count("Question") <= 1 else None


def _is_address(url: str | None) -> bool:
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return False
    return bool(_ADDRESS.search(f"{parts.netloc}{parts.path}?{parts.query}"))


def _is_called(body: HtmlElement, places: Iterable[Place]) -> bool:
    return is_called_forum(body) or any(is_called_forum(place.element) for place in places)


def _places(blocks: Iterable[PageBlock]) -> Iterator[Place]:
    """List the places above and at the blocks, each once, in document order."""
    seen: set[int] = set()
    for block in blocks:
        above: list[Place] = []
        place: Place | None = block.place
        while place is not None and id(place) not in seen:
            seen.add(id(place))
            above.append(place)
            place = place.parent
        yield from reversed(above)


def _find_posts(places: list[Place], *, is_told: bool) -> list[Post]:
    """Find the elements that are alike, each with an author and a text, and hold most of the page's words."""
    alike: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in places:
        for key in _keys(place.element):
            alike[key].append(place)
    groups = {
        tuple(map(id, members)): members
        for members in alike.values()
        if _may_be_posts(members, is_told=is_told)
    }
    best: list[Post] = []
    most: tuple[bool, float, bool, bool, int] = (False, 0.0, False, False, 0)
    for members in sorted(groups.values(), key=_weight, reverse=True)[:_MOST_GROUPS]:
        if _are_pieces(members, best):
            continue
        posts = _read_posts(members)
        signed = sum(post.author is not None for post in posts)
        opens = len(posts) >= _FEWEST and _type_of(posts[0].element) in _THREADS
        if signed < (1 if is_told else _FEWEST) or (signed < _MOSTLY * len(members) and not opens):
            continue
        letters = sum(len(text_of(text)) for post in posts for text in post.texts)
        held = (opens, letters * signed / len(members))
        if (
            held >= most[:2]
        ):  # of boxes in boxes the outermost that names itself a post and holds the date too
            is_post = read_names(members[0].element).post
            found = (*held, _is_dated(posts[0]), is_post, -members[0].depth)
            best, most = max((best, most), (posts, found), key=lambda pair: pair[1])
    return agree(best) if best else best


def _may_be_posts(members: list[Place], *, is_told: bool) -> bool:
    return _FEWEST <= len(members) <= _MOST_POSTS or (is_told and _is_post(members[0]))


def _keys(element: HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield by what an element may be like others: its type, its id but for the number, its classes."""
    if _type_of(element) in _POSTINGS:
        yield ("type", "")
    name = element.get("id", "")
    stem = _DIGITS.sub("#", name)
    if stem != name:
        yield ("id", f"{element.tag} {stem}")
    if element.tag == "tr" and not element.get("class"):  # of older forums, whose cells alone have names
        yield ("cells", " ".join(_DIGITS.sub("#", cell.get("class", "")) for cell in element.iter("td")))
    for token in element.get("class", "").split():
        yield ("class", f"{element.tag} {_DIGITS.sub('#', token)}")


def _type_of(element: HtmlElement) -> str:
    return str(element.get("itemtype", "")).rsplit("/", 1)[-1]


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
        if post := read_post(element, tuple(inner)):
            posts.append(post)
        if number == _LOOKED_AT and not any(each.author for each in posts):
            return []
    return posts


def _are_pieces(members: list[Place], posts: list[Post]) -> bool:
    """Whether elements are parts of posts that are whole already: one of each, at most."""
    if not posts or len(members) > len(posts) or not all(post.author for post in posts):
        return False
    return any(posts[0].element is above for above in members[0].element.iterancestors())


def _looks_like_forum(posts: list[Post], evidence: _Evidence) -> bool:
    """Whether posts of several authors stand there, most with a date, and no list of other pages."""
    named = read_names(posts[0].element)
    is_said = evidence.is_address and (named.post or named.remark or _is_row(posts))
    # "3 years ago" is no date; then the address and the names must tell
    looked_at = posts[:_LOOKED_AT]
    is_dated = is_said or sum(map(_is_dated, looked_at)) >= _MOSTLY * len(looked_at)
    authors = {post.author for post in posts if post.author}
    return len(authors) >= _FEWEST and is_dated and not _is_list(posts)


def _hold_most(posts: list[Post], blocks: list[PageBlock]) -> bool:
    """Whether posts say more than the long paragraphs that stand in none of them."""
    texts = [text for post in posts for text in post.texts]
    inside = {part for text in texts for part in text.iter()}
    others = (block for block in blocks if block.words >= _LEAD and block.links < _MOST_LINKED)
    lost = sum(block.words for block in others if block.element not in inside)
    return lost <= sum(text_of(text).count(" ") + 1 for text in texts)


def _is_dated(post: Post) -> bool:
    return find_day(post)[0] is not None


def _is_list(posts: list[Post]) -> bool:
    """Whether each has a headline of its own that leads elsewhere."""
    heads = {
        _RE.sub("", head)
        for post in posts
        for heading in post.element.iter(*HEADINGS)
        if heading.find(".//a[@href]") is not None or next(heading.iterancestors("a"), None) is not None
        if (head := text_of(heading)) and not _is_told_of(head, post)
    }
    return len(heads) > _MOSTLY * len(posts)


def _is_told_of(head: str, post: Post) -> bool:
    """Whether a heading says who wrote a post or when, and not what."""
    return bool(post.author and post.author in head) or read_date(head) is not None


def _is_row(posts: list[Post]) -> bool:
    """Whether posts stand beside each other, each with an author, and a date or what is called its text."""
    is_whole = all(post.author and (read_names(post.texts[0]).body or _is_dated(post)) for post in posts)
    return is_whole and len({post.element.getparent() for post in posts}) == 1


def _open(
    posts: list[Post], blocks: list[PageBlock], places: list[Place], evidence: _Evidence
) -> Thread | None:
    """Say which post is the first: the first of those that are alike, or what stands before them."""
    first = posts[0]
    named = read_names(first.element)
    lead = _words_before(first.element, blocks)
    is_post = _type_of(first.element) in _THREADS or (
        named.post and (evidence.is_address or not named.remark)
    )
    is_told = evidence.is_told and (not named.remark or named.post or evidence.author == first.author)
    is_unnamed = evidence.is_address and not named.remark and _is_row(posts)
    if (is_post or is_told or is_unnamed) and lead < _LEAD:
        return Thread(tuple(posts))
    if lead < _PROSE or not (evidence.is_told or evidence.is_address):
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
