"""Makes the HTML of an article's page from its safe HTML: read once, added to, joined again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from webapp.code import Colours
from webapp.dressing.block_text import NUMBER
from webapp.dressing.code_pieces import colour_pieces
from webapp.dressing.footnotes import mark_footnotes
from webapp.dressing.headings import Heading, mark_headings
from webapp.dressing.hide_buttons import HideWords, add_hide_buttons
from webapp.dressing.image_places import ShownImage, place_images
from webapp.dressing.rules import hide_empty_rules
from webapp.dressing.scrollers import wrap_scrollers
from webapp.dressing.sentence_marks import MarkedText, mark_sentences
from webapp.dressing.tokens import Tag, Token, join_tokens, pair_tags, read_tokens


@dataclass(frozen=True, slots=True)
class PageWords:
    """What the page's own additions to an article are called, in the reader's language."""

    table: str = "Table"
    code: str = "Code"
    back: str = "Back to the text"


@dataclass(frozen=True, slots=True)
class Outline:
    """An article's headings, and the ids of them and of the sentences' marks in the page's order."""

    headings: tuple[Heading, ...]
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dressed:
    """The HTML of an article's page, and its outline."""

    html: str
    outline: Outline


ENGLISH = PageWords()
_NO_IMAGES: Mapping[str, ShownImage] = {}
_NO_COLOURS: Colours = {}


def dress_article(
    html: str,
    marked: MarkedText | None = None,
    *,
    images: Mapping[str, ShownImage] = _NO_IMAGES,
    colours: Colours = _NO_COLOURS,
    words: PageWords = ENGLISH,
    hide_words: HideWords | None = None,
) -> Dressed:
    """Give an article's HTML, the sanitizer's own output, what its page adds; nothing of it goes.

    `marked` is None where there is no ranking yet; `images` are those kept here, by the address in the HTML,
    `colours` those of its code. With `hide_words` each element that has a name gets a button that hides it.
    """
    tokens = read_tokens(html)
    ends = pair_tags(tokens)
    if hide_words is not None:
        add_hide_buttons(tokens, ends, hide_words)
    mark_footnotes(tokens, ends, words.back)
    wrap_scrollers(tokens, words.table, words.code)
    hide_empty_rules(tokens)
    headings = mark_headings(tokens, ends)
    if marked is not None:
        tokens = mark_sentences(tokens, marked)
    colour_pieces(tokens, colours)
    _take_numbers(tokens)
    place_images(tokens, images)
    return Dressed(join_tokens(tokens), Outline(headings, _ids_of(tokens)))


def outline_article(html: str, marked: MarkedText) -> Outline:
    """Find the outline that `dress_article` would, without the page's HTML; empty without headings."""
    tokens = read_tokens(html)
    headings = mark_headings(tokens, pair_tags(tokens))
    return Outline(headings, _ids_of(mark_sentences(tokens, marked))) if headings else Outline((), ())


def _ids_of(tokens: Iterable[Token]) -> tuple[str, ...]:
    return tuple(token.anchor for token in tokens if token.anchor)


def _take_numbers(tokens: Iterable[Token]) -> None:
    """Take away the blocks' numbers, which no page has a use for."""
    for token in tokens:
        if isinstance(token, Tag) and NUMBER in token.source:
            token.take(NUMBER)
