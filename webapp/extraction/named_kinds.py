"""Notes which pieces of an article its author calls captions or references, before their names are gone."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from lxml.html import HtmlElement

from webapp.article import BlockKind
from webapp.extraction.names import split_camel
from webapp.extraction.tags import BLOCK, HEADINGS
from webapp.extraction.trees import text_of

NOTED: Final = "data-ng-kind"  # where a piece's kind is noted; the sanitizer takes it off
_BEFORE, _AFTER = r"(?:^|[\s_-])", r"(?=$|[\s_-])"
# Kind, how authors name such elements, the most words that one holds. A name that holds more is of something
# around the article ("author-jane" on all of Jane's posts). Credit cards are no credits.
_NAMES: Final = tuple(
    (kind, re.compile(f"{_BEFORE}(?:{names}){_AFTER}"), most)
    for kind, names, most in (
        ("caption", r"captions?|(?:img|image|photo|picture|media|video)captions?|cutline|figcaption", 60),
        (
            "caption",
            r"(?:photo|image|img|picture|media)[-_]*credits?|credits?(?=\s|$)|credit[-_]+(?:line|text|name)"
            r"|attribution|photographer|courtesy",
            30,
        ),
        (
            "caption",
            r"by-?lines?|authors?|author[-_]?(?:name|info|meta|details|date|line)|written-?by|contributors?",
            30,
        ),
        (
            "caption",
            r"author[-_]*(?:bio|box|info|about|desc|description|card|block|section)|about[-_]*(?:the[-_]*)?author"
            r"|bio|biography|authorbio",
            150,
        ),
        (
            "caption",
            r"dateline|time-?stamp|pub-?date|publish(?:ed)?-?date|post-?date|posted-?on|entry-?(?:date|meta)"
            r"|(?:post|article)-?meta|last-?(?:updated|modified)|read(?:ing)?-?time|date(?=\s|$)",
            20,
        ),
        ("caption", r"disclaimers?|disclosures?|affiliate-?(?:disclaimer|disclosure|note|notice)", 80),
        (
            "reference",
            r"references|ref-?list|reference-?(?:list|items?|section)|foot-?notes?|end-?notes?|bibliography"
            r"|works-?cited|doc-(?:endnotes?|footnote|bibliography|biblioentry)",
            3_000,
        ),
    )
)
_NOTABLE: Final[tuple[BlockKind, ...]] = ("caption", "reference", "reply")
# Of the article's letters stand in one named element: it is called after its topic.
_MOST_OF_TEXT: Final = 0.4
_LONGEST_LINE: Final = 12  # words beside a link to the author or a time: "By Ada Reed, 3 May"
_LINE_SHARE: Final = 0.4  # of such a line's letters are the link or the time; a sentence may name a day too
_LONGEST_ADDRESS: Final = 60  # words
_LONGEST_CITED: Final = 20  # words; older pages set whole paragraphs in <cite>


def note_kinds(article: HtmlElement) -> None:
    """Note the kinds that names and elements tell, on the pieces themselves."""
    for element in article.iter():
        names = element.get("class") or element.get("role")
        if names and (named := _named(names)) is not None:
            _note_named(element, *named, article)
        elif element.tag == "address":
            _note_named(element, "caption", _LONGEST_ADDRESS, article)
        elif (line := _line_about(element)) is not None:
            _note(line, "caption")


def noted_kind(element: HtmlElement) -> BlockKind | None:
    """Return the kind that was noted on a piece."""
    noted = element.get(NOTED)
    return next((kind for kind in _NOTABLE if kind == noted), None)


def _note_named(element: HtmlElement, kind: str, most_words: int, article: HtmlElement) -> None:
    """Note what an element is called on all pieces in it, or on the piece that it is the whole of."""
    if element.tag in HEADINGS or element.get(NOTED) is not None:
        return
    piece = element if element.tag in BLOCK else _line_of(element, most_words, 1.0)
    if piece is None:
        return
    text = text_of(piece)
    if text.count(" ") < most_words and len(text) <= _MOST_OF_TEXT * len(text_of(article)):
        _note(piece, kind)


def _note(element: HtmlElement, kind: str) -> None:
    for piece in element.iter(*BLOCK):
        piece.set(NOTED, kind)


def _line_about(element: HtmlElement) -> HtmlElement | None:
    """Return the line that a citation is the whole of, or a link to the author or a time the most of."""
    if element.tag == "cite":
        return _line_of(element, _LONGEST_CITED, 1.0)
    is_author = element.tag == "a" and (
        "author" in element.get("rel", "").split() or "/author/" in element.get("href", "")
    )
    return _line_of(element, _LONGEST_LINE, _LINE_SHARE) if is_author or element.tag == "time" else None


def _line_of(element: HtmlElement, most_words: int, share: float) -> HtmlElement | None:
    """Return the line that an element stands in, where it makes up such a share of it."""
    line: HtmlElement | None = next(element.iterancestors(*BLOCK), None)
    if line is None or line.tag in HEADINGS:
        return None
    text = text_of(line)
    is_one = text.count(" ") < most_words and len(text_of(element)) >= share * max(1, len(text))
    return line if is_one else None


@lru_cache(maxsize=20_000)  # pages share most of their names
def _named(names: str) -> tuple[str, int] | None:
    words = split_camel(names).lower()
    return next(((kind, most) for kind, pattern, most in _NAMES if pattern.search(words)), None)
