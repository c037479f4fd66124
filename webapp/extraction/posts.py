"""Reads one post of a thread: its text, who wrote it and when."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Final

from lxml.html import HtmlElement

from webapp.extraction.dates import read_date
from webapp.extraction.tags import MEDIA
from webapp.extraction.thread_names import read_names
from webapp.extraction.trees import squeeze, text_of

_BOXES: Final = frozenset(
    (
        "div",
        "section",
        "article",
        "main",
        "td",
        "th",
        "tr",
        "tbody",
        "table",
        "li",
        "dd",
        "dl",
        "form",
        "span",
    )
)
_TABLES: Final = frozenset(("table", "tbody", "tr", "td", "th"))
_PROSE_TAGS: Final = frozenset(("p", "pre", "ul", "ol", "blockquote"))
_HOLDERS: Final = _BOXES | {"ul", "ol", "blockquote", "p", "pre"}
_TEXTS: Final = frozenset(("text", "articleBody", "commentText"))  # schema.org's properties
_PROSE: Final = 60  # letters; what is shorter beside a post's text may be a date or a rank
_MARK: Final = 3  # letters: "|", "#2"
_PLAIN: Final = 1  # in what is called the text already, all is text
_MOST: Final = 0.5  # of a post's letters; what holds more and is called "meta" or "edit" is none
_DEEPEST: Final = 60  # elements between a post and its text
_LONGEST_NAME: Final = 40  # letters
_LONGEST_LINE: Final = 120  # letters of a line that tells a day
_USER_LINK: Final = re.compile(
    r"/(?:users?|members?|profiles?|people|u|author)[/.?=-]|(?:member(?:list)?|profile|user)\.php|action=profile"
    r"|showuser=|viewprofile|/@\w|[?&](?:user|author|mode=viewprofile|u|uid|user_?id)(?:=|\b)",
    re.I,
)
_BY: Final = re.compile(
    r"^(?:(?:posted |started |written |asked )?(?:by|von|par|por|da|door|av|от)\s+)", re.I
)
_JOINED: Final = re.compile(
    r"join|registered|member since|registriert|mitglied seit|inscri|miembro desde|iscritto|зарегистрирован"
    r"|注册|登録",
    re.I,
)
_DIGITS: Final = re.compile(r"\d+")
_YEAR: Final = re.compile(r"\d{4}")
_TIME: Final = re.compile(r"\b(?:19|20)\d\d\b|\d:\d\d")
_MOST_DAYS: Final = 8  # that are read in one post
_ORNAMENT: Final = re.compile(r"^\W+(?:on|am|le|el)\s*:\s*|^[^\w(]+|[^\w).]+$", re.I)  # "« on: 3 May 2019 »"
_LINES: Final = frozenset(("p", "span", "li", "div", "td", "a", "time"))


@dataclass(frozen=True, slots=True)
class Post:
    """A post of a thread. `texts` are the elements that hold its text: none where the engine finds it."""

    element: HtmlElement
    texts: tuple[HtmlElement, ...]
    author: str | None = None
    inner: tuple[HtmlElement, ...] = ()  # the posts that stand within it


def read_post(element: HtmlElement, inner: tuple[HtmlElement, ...] = ()) -> Post | None:
    """Read a post; None where it has no text. `inner` are posts that stand within this one."""
    body = _find_body(element, inner)
    return _with_text(element, body, inner) if _shows(body, inner) else None


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
    others = {part for each in post.inner for part in each.iter()}
    alike = (each for each in post.element.iter(look[0]) if each not in others and _look(each) == look)
    body = next(filter(_shows, alike), None)
    return post if body is None else _with_text(post.element, body, post.inner)


def _look(element: HtmlElement) -> tuple[str, ...]:
    return (str(element.tag), *(_DIGITS.sub("#", element.get(name, "")) for name in ("class", "id")))


def _with_text(element: HtmlElement, body: HtmlElement, inner: tuple[HtmlElement, ...]) -> Post:
    texts = (body, *_attachments(element, body))
    return Post(element, texts, _find_author(element, texts, inner), inner)


def find_day(post: Post) -> tuple[datetime | None, str | None]:
    """Return when a post was written, and how that is printed where it names the year."""
    found = _find_day(post.element, post.texts, post.inner)
    head = post.element.getprevious()
    if found[0] is None and head is not None and head not in post.inner and read_names(head).around:
        return _find_day(head, (), ())
    return found


def _find_body(post: HtmlElement, inner: Collection[HtmlElement]) -> HtmlElement:
    """Go down from a post to what holds its text alone."""
    here = post
    for _ in range(_DEEPEST):
        below = _step(here, inner)
        if below is None:
            break
        here = below
    return here


def _step(here: HtmlElement, inner: Collection[HtmlElement]) -> HtmlElement | None:
    """Return what is nearer to a post's text than `here`; None where that is the text."""
    kids = text_kids(here, inner)
    is_body = read_names(here).body
    named = list(_named_bodies(kids, inner))
    told = next((element for element in named if element.get("itemprop") in _TEXTS), None)
    if told is not None:
        return told
    if len(kids) == 1:
        kid = kids[0]
        is_box = kid.tag in _BOXES and not (is_body and kid.tag in _TABLES)
        return kid if (is_box and len(kid)) or read_names(kid).body else None
    best = max(named, key=lambda each: _letters(each, inner), default=None)
    if best is None and not is_body:
        boxes = [kid for kid in kids if kid.tag in _BOXES and len(kid)]
        best = max(boxes, key=lambda each: _letters(each, inner), default=None)
    if best is None or _leaves_text(kids, best, inner, _PLAIN if is_body else _PROSE):
        return None
    return best


def text_kids(here: HtmlElement, inner: Collection[HtmlElement] = ()) -> list[HtmlElement]:
    """List the children that may hold a post's text: not who wrote it, and not what can be done with it."""
    kids = [kid for kid in here if _shows(kid, inner)]
    most = _MOST * sum(_letters(kid, inner) for kid in kids)
    return [kid for kid in kids if not _is_around(kid, is_most=_letters(kid, inner) > most)]


def _is_around(element: HtmlElement, *, is_most: bool) -> bool:
    named = read_names(element)
    if named.never or element.tag in ("header", "footer", "time", "hr"):
        return True
    if named.around and named.card:
        return True
    is_box = any(read_names(each).body for each in element.iterdescendants())
    return not is_box and ((named.around and not is_most) or _is_line_around(element))


def _is_line_around(line: HtmlElement) -> bool:
    """Whether all that stands in a line is who wrote a post and when."""
    if not len(line) or line.tag not in ("p", "div", "span") or not text_of(line):
        return False
    loose = "".join((line.text or "", *(each.tail or "" for each in line))).strip()
    return len(loose) <= _MARK and all(
        _is_told_around(each) or _is_line_around(each) or len(text_of(each)) <= _MARK for each in line
    )


def _is_told_around(element: HtmlElement) -> bool:
    return element.tag == "time" or is_user_link(element) or read_names(element).around


def is_user_link(element: HtmlElement) -> bool:
    """Whether a link leads to a person's page in a forum."""
    return element.tag == "a" and bool(_USER_LINK.search(element.get("href", "")))


def _named_bodies(kids: list[HtmlElement], inner: Collection[HtmlElement]) -> Iterator[HtmlElement]:
    """Yield the outermost elements that are called a post's text, but none within a quotation."""
    waiting = kids[::-1]
    while waiting:
        element = waiting.pop()
        if element.tag not in _HOLDERS or not _shows(element, inner):
            continue
        named = read_names(element)
        if named.body and not named.around and not named.quote:
            yield element
        elif element.tag != "blockquote" and not (named.never or named.quote or named.card):
            waiting.extend(reversed(element))


def _leaves_text(
    kids: list[HtmlElement], best: HtmlElement, inner: Collection[HtmlElement], shortest: int
) -> bool:
    """Whether text would be lost beside what is taken for a post's text."""
    around = {best, *best.iterancestors()}
    return any(
        kid.tag in _PROSE_TAGS and kid not in around and _letters(kid, inner) >= shortest for kid in kids
    )


def _shows(element: HtmlElement, inner: Collection[HtmlElement] = ()) -> bool:
    """Whether an element holds text or a picture; one that is another post does not."""
    if not isinstance(element.tag, str) or element in inner:
        return False
    if _letters(element, inner):
        return True
    return element.tag in MEDIA or next(element.iter(*MEDIA), None) is not None


def _letters(element: HtmlElement, inner: Collection[HtmlElement] = ()) -> int:
    """Count the letters of an element that stand in no other post within it."""
    letters = len(text_of(element))
    if inner and letters:
        letters -= sum(len(text_of(each)) for each in inner if element in each.iterancestors())
    return letters


def _attachments(post: HtmlElement, body: HtmlElement) -> Iterator[HtmlElement]:
    """Yield what hangs on a post beneath its text."""
    here = body
    while here is not post and here is not None:
        yield from (each for each in here.itersiblings() if read_names(each).attached and _shows(each))
        here = here.getparent()


def _beside(
    post: HtmlElement, texts: Collection[HtmlElement], inner: Collection[HtmlElement]
) -> Iterator[HtmlElement]:
    """Walk through what stands in a post beside its text."""
    waiting = [post]
    while waiting:
        element = waiting.pop()
        if element in texts or element in inner or not isinstance(element.tag, str):
            continue
        yield element
        waiting.extend(reversed(element))


def _find_author(
    post: HtmlElement, texts: Collection[HtmlElement], inner: Collection[HtmlElement]
) -> str | None:
    told: list[str] = []
    shown: list[str] = []
    for element in _beside(post, texts, inner):
        named = read_names(element)
        if (named.author or is_user_link(element)) and not named.no_author and (name := _name_in(element)):
            is_told = "author" in element.get("itemprop", "").lower()
            (told if is_told else shown).append(name)
    return next(iter(told or shown), None)


def _name_in(element: HtmlElement) -> str | None:
    """Return the name that an element called after the author holds: its link's, or its whole text."""
    links = (each for each in element.iter("a") if not read_names(each).no_author)
    names = (element.xpath(".//*[@itemprop='name']"), links, (element,))
    texts = (text_of(each) for each in chain.from_iterable(names))
    return next((name for text in texts if len(text) <= _LONGEST_NAME and (name := _name(text))), None)


def _name(text: str) -> str | None:
    name = _BY.sub("", squeeze(text)).strip(" ,:;·|»-–—")
    is_one = len(name) > 1 and any(map(str.isalpha, name)) and "://" not in name
    return name if is_one and not _TIME.search(name) else None


def _find_day(
    post: HtmlElement, texts: Collection[HtmlElement], inner: Collection[HtmlElement]
) -> tuple[datetime | None, str | None]:
    """Return the first day that stands beside a post's text: later ones are of its edits."""
    lines: dict[str, str] = {}  # what tells a day → how it is printed
    for element in _beside(post, texts, inner):
        told = element.get("datetime") or element.get("content") or element.get("title") or ""
        if not _YEAR.search(told) and len(element) and element.tag not in _LINES:
            continue
        printed = text_of(element)
        if len(printed) <= _LONGEST_LINE and not _JOINED.search(printed):
            line = told if _YEAR.search(told) else printed
            if _YEAR.search(line):
                lines.setdefault(line, printed)
    days = [(date, line) for line in list(lines)[:_MOST_DAYS] if (date := read_date(line))]
    if not days:
        return None, None
    date, _line = min(days, key=lambda day: (day[0].date(), day[1] == lines[day[1]], len(day[1])))
    same = [
        lines[line] for moment, line in days if moment.date() == date.date() and _YEAR.search(lines[line])
    ]
    shown = _ORNAMENT.sub("", min(same, key=len, default=""))
    return date, shown if 0 < len(shown) <= _LONGEST_NAME else None
