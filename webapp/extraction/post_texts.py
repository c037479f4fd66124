"""Finds the elements that hold a post's text, among who wrote it, when, and what can be done with it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from lxml.html import HtmlElement

from webapp.extraction.tags import MEDIA
from webapp.extraction.thread_names import is_user_link, read_names
from webapp.extraction.trees import text_of

_BOXES: Final = frozenset("div section article main td th tr tbody table li dd dl form span".split())
_TABLES: Final = frozenset(("table", "tbody", "tr", "td", "th"))
_PROSE_TAGS: Final = frozenset(("p", "pre", "ul", "ol", "blockquote"))
_HOLDERS: Final = _BOXES | {"ul", "ol", "blockquote", "p", "pre"}
_TEXTS: Final = frozenset(("text", "articleBody", "commentText"))  # schema.org's properties
_PROSE: Final = 60  # letters; what is shorter beside a post's text may be a date or a rank
_MARK: Final = 3  # letters: "|", "#2"
_PLAIN: Final = 1  # in what is called the text already, all is text
_MOST: Final = 0.5  # of a post's letters; what holds more and is called "meta" or "edit" is none
_DEEPEST: Final = 60  # elements between a post and its text


def find_body(post: HtmlElement, inner: Collection[HtmlElement]) -> HtmlElement:
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
    declared = next((element for element in named if element.get("itemprop") in _TEXTS), None)
    if declared is not None:
        return declared
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
    kids = [kid for kid in here if shows(kid, inner)]
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
        _is_said_around(each) or _is_line_around(each) or len(text_of(each)) <= _MARK for each in line
    )


def _is_said_around(element: HtmlElement) -> bool:
    return element.tag == "time" or is_user_link(element) or read_names(element).around


def _named_bodies(kids: list[HtmlElement], inner: Collection[HtmlElement]) -> Iterator[HtmlElement]:
    """Yield the outermost elements that are called a post's text, but none within a quotation."""
    waiting = kids[::-1]
    while waiting:
        element = waiting.pop()
        if element.tag not in _HOLDERS or not shows(element, inner):
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


def shows(element: HtmlElement, inner: Collection[HtmlElement] = ()) -> bool:
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


def find_attachments(post: HtmlElement, body: HtmlElement) -> Iterator[HtmlElement]:
    """Yield what hangs on a post beneath its text."""
    here = body
    while here is not post and here is not None:
        yield from (each for each in here.itersiblings() if read_names(each).attached and shows(each))
        here = here.getparent()
