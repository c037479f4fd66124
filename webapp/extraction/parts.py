"""Joins an article and its next part: nothing doubled, nothing of another article."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from lxml.html import HtmlElement

from webapp.article import ExtractedArticle
from webapp.extraction.links import PREFIX
from webapp.extraction.page_hints import join_hints
from webapp.extraction.parsing import parse_page
from webapp.extraction.running_text import read_running_text
from webapp.extraction.structure import serialize, tidy
from webapp.extraction.tags import HEADINGS
from webapp.extraction.trees import drop, squeeze, text_of

# What is compared as a whole, and left out as a whole.
_PIECES: Final = (*sorted(HEADINGS), "p", "li", "dt", "dd", "blockquote", "pre", "figure", "table")
_WHOLE: Final = frozenset(("figure", "table"))
_LONG: Final = 40  # letters; nobody writes a paragraph of so many twice, while "Yes." may come again
_LONGEST_TITLE: Final = 500  # letters that are looked at
_PAGE_OF: Final = re.compile(
    r"[\s|,:(\[–—-]*(?:page|part|seite|teil|pagina|página|p\.?)?\s*(?<!\d)\d{1,3}(?:\s*(?:of|von|de|di|/)\s*\d{1,3})?[)\]]?$",
    re.I,
)

_Key = tuple[str, tuple[str, ...]]


def is_same_article(first: ExtractedArticle, part: ExtractedArticle) -> bool:
    """Whether a page may be a later part: neither its title nor its date say that it is another article."""
    if first.published and part.published and first.published.date() != part.published.date():
        return False
    one, other = _plain_title(first.title), _plain_title(part.title)
    return not one or not other or one in other or other in one


def join_part(article: ExtractedArticle, part: ExtractedArticle, number: int) -> ExtractedArticle | None:
    """Return the article with part `number` behind it; None where the part brings nothing new."""
    before, after = parse_page(article.html).find("body"), parse_page(part.html).find("body")
    seen = {_key(piece) for piece in _pieces(before)}
    if not _drop_doubled(after, seen, _plain_title(article.title)):
        return None
    _rename_ids(after, number)
    for element in list(tidy(after)):
        before.append(element)
    root = tidy(before)
    text, blocks = read_running_text(root)
    return replace(
        article,
        html=serialize(root),
        text=text,
        blocks=blocks,
        confidence=_confidence(article, part),
        hints=join_hints(article.hints, part.hints),
    )


def _confidence(article: ExtractedArticle, part: ExtractedArticle) -> float:
    """Both confidences, each by the length of its text."""
    before, after = len(article.text), len(part.text)
    share = (article.confidence * before + part.confidence * after) / max(1, before + after)
    return round(share, 4)


def _pieces(tree: HtmlElement) -> list[HtmlElement]:
    return [element for element in tree.iter(*_PIECES, "img") if _is_piece(element)]


def _is_piece(element: HtmlElement) -> bool:
    if element.tag == "img":
        return next(element.iterancestors(*_PIECES), None) is None
    if next(element.iterancestors(*_WHOLE), None) is not None:
        return False
    return element.tag in _WHOLE or next(element.iterdescendants(*_PIECES), None) is None


def _key(piece: HtmlElement) -> _Key:
    return text_of(piece), tuple(image.get("src") or "" for image in piece.iter("img"))


def _drop_doubled(part: HtmlElement, seen: set[_Key], title: str) -> bool:
    """Take out what the article has already; returns whether anything else is there.

    At the part's beginning that is every piece, for parts repeat headline and intro, and a last one may be
    the whole article on one page; further on, long ones.
    """
    is_leading = True
    for piece in _pieces(part):
        text, images = _key(piece)
        is_title = piece.tag in HEADINGS and bool(title) and _plain_title(text) == title
        is_doubled = (text, images) in seen
        if (is_leading and (is_title or is_doubled)) or (is_doubled and (images or len(text) >= _LONG)):
            drop(piece)
        else:
            is_leading = False
    return not is_leading


def _plain_title(title: str | None) -> str:
    """A title without "Page 2 of 3", folded."""
    return _PAGE_OF.sub("", squeeze(title or "")[:_LONGEST_TITLE]).casefold()


def _rename_ids(part: HtmlElement, number: int) -> None:
    """Give ids and the links to them names of their own: every part has a first footnote."""
    for element in part.iter():
        if (name := element.get("id") or "").startswith(PREFIX):
            element.set("id", f"{PREFIX}{number}-{name.removeprefix(PREFIX)}")
        if (link := element.get("href") or "").startswith(f"#{PREFIX}"):
            element.set("href", f"#{PREFIX}{number}-{link.removeprefix(f'#{PREFIX}')}")
