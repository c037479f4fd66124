"""A reader's place in an article: named with a few words, found again, taken along to another text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from webapp import limits
from webapp.article import Sentence
from webapp.dressing import Anchor, AnchoredText
from webapp.library import Article, ArticleBody, Connection, articles, states

# As marks were named before migration 0007: by the number of the sentence.
_NUMBER = re.compile(r"s([0-9]{1,7})", re.ASCII)


@dataclass(frozen=True, slots=True)
class KeptPlace:
    """A place's name (`Anchor`) and the words that stood there."""

    name: str
    quote: str


def name_place(body: ArticleBody, name: str, quote: str) -> KeptPlace | None:
    """Name a place that a browser names, maybe long ago, by what stands there now; None where it is gone."""
    text = AnchoredText(body.text, body.blocks)
    at = _find(text, body, name, quote)
    return None if at is None else _kept(text, at)


def find_mark(
    article: Article, text: AnchoredText, sentences: Sequence[Sentence], anchors: Sequence[str]
) -> str | None:
    """The name of the sentence that holds a reader's kept place in a text; `anchors` names them all."""
    anchor = Anchor.parse(article.position_anchor or "")
    if anchor is None:
        return None
    at = text.find(anchor, article.position_quote or "")
    if at is None:
        return None
    holder = next((s for s in sentences if s.end > at), None)
    return anchors[holder.position] if holder else None


def move_places(c: Connection, article: Article, before: ArticleBody, after: ArticleBody) -> None:
    """Take a reader's place, and the beginnings that old links name, along to an article's new text."""
    old, new = AnchoredText(before.text, before.blocks), AnchoredText(after.text, after.blocks)
    if before.old_starts:
        articles.keep_old_starts(c, article.id, tuple(_starts_again(before.old_starts, old, new)))
    anchor = Anchor.parse(article.position_anchor or "")
    at = old.find(anchor, article.position_quote or "") if anchor else None
    moved = _first_again(before, at, old, new) if at is not None else None
    if moved is None:
        return  # the share stays; and the name, whose words a later reading may have
    was, is_now = moved
    shift = is_now / max(1, len(after.text)) - was / max(1, len(before.text))
    place = _kept(new, is_now)
    states.move_position(
        c, article.person, article.id, _share(article.position + shift), place.name, place.quote
    )


def _find(text: AnchoredText, body: ArticleBody, name: str, quote: str) -> int | None:
    number = _NUMBER.fullmatch(name)
    if number:
        start = next(islice(body.old_starts, int(number[1]), None), None)
        return start if isinstance(start, int) else None
    anchor = Anchor.parse(name)
    return text.find(anchor, quote) if anchor else None


def _kept(text: AnchoredText, at: int) -> KeptPlace:
    return KeptPlace(str(text.anchor_at(at)), text.quote_at(at))


def _first_again(
    before: ArticleBody, at: int, old: AnchoredText, new: AnchoredText
) -> tuple[int, int] | None:
    """The place, or else the first block's beginning behind it, whose words are in the new text too."""
    starts = sorted({at, *(block.start for block in before.blocks)})
    pairs = zip(starts, _starts_again(starts, old, new), strict=True)
    return next(((was, found) for was, found in pairs if was >= at and isinstance(found, int)), None)


def _starts_again(starts: Iterable[int | str], old: AnchoredText, new: AnchoredText) -> Iterator[int | str]:
    """Where the words now stand that stood at each of the starts, or the words where they do not.

    Most have moved as far as those before them, and are looked for everywhere only where they are not near.
    """
    at = shift = misses = 0
    for start in starts:
        words = start if isinstance(start, str) else old.quote_at(start)
        at = at if isinstance(start, str) else start
        near = at + shift
        found = new.find_words(words, near=near, within=limits.PLACE_NEARBY_CHARS)
        if found is None and misses < limits.PLACE_MISSES:
            found, misses = new.find_words(words, near=near), misses + 1
        shift = shift if found is None else found - at
        yield words if found is None else found


def _share(position: float) -> float:
    return min(1.0, max(0.0, position))
