"""Turns an article of the library into what its page shows: marked text, images, neighbours."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from webapp.article import Ranking
from webapp.library import Article, ArticleBody, KeptImage, articles, images, lists
from webapp.reading.anchors import name_sentences
from webapp.reading.contents import Section, find_contents, mark_headings
from webapp.reading.footnotes import mark_footnotes
from webapp.reading.image_places import place_images
from webapp.reading.passages import Passage
from webapp.reading.reading_place import find_mark
from webapp.reading.sanitize_again import sanitize_again
from webapp.reading.scrollers import wrap_scrollers
from webapp.reading.sentence_marks import mark_sentences
from webapp.reading.services import Services
from webapp.reading.summarize_article import kept_ranking
from webapp.reading.summarize_sections import summarize_sections

_MARK = re.compile(r'id="([^"]+)" class="sentence"')


@dataclass(frozen=True, slots=True)
class PageWords:
    """What the page's own additions to an article are called, in the reader's language."""

    table: str = "Table"
    back: str = "Back to the text"


@dataclass(frozen=True, slots=True)
class OpenedArticle:
    """`html` is safe, its sentences marked where there is a ranking; a long read has its contents.

    `anchors` are the ids of the sentences' marks, by position; `sections` is the summary by section, where
    there are enough of them. `place` is the id of the one that was read last.
    """

    article: Article
    html: str
    contents: tuple[Section, ...]
    sections: tuple[Passage, ...]
    ranking: Ranking | None
    previous: Article | None
    next: Article | None
    anchors: tuple[str, ...] = ()
    place: str | None = None


def open_article(
    services: Services,
    person: int,
    article_id: int,
    *,
    list_name: str,
    image_address: Callable[[str], str],
    words: PageWords = PageWords(),
) -> OpenedArticle:
    """Open one article within a list, with its ranking where there is one already.

    `image_address` turns a kept image's hash into the address that the page asks for it.
    Raises: NotInLibrary.
    """
    with services.library.reading() as c:
        article = articles.find(c, person, article_id)
        body = articles.body(c, article_id)
        previous, next_ = lists.neighbours(c, person, article, list_name)
        kept_images = images.of_article(c, article_id)
    if body is None:
        return OpenedArticle(article, "", (), (), None, previous, next_)
    body = sanitize_again(services, article, body)
    ranking = kept_ranking(services, article, body)
    html, anchors = _marked(body, ranking) if ranking else (body.html, ())
    place = find_mark(article, body, ranking.sentences, anchors) if ranking else None
    html = _dress(html, kept_images, image_address, words)
    html, headings = mark_headings(html)
    contents = find_contents(headings, words=article.words, lang=article.lang)
    sections = summarize_sections(html, headings, ranking, anchors) if ranking else ()
    return OpenedArticle(article, html, contents, sections, ranking, previous, next_, anchors, place)


@lru_cache(maxsize=64)  # the last articles read: next, previous and back need no second marking
def _marked(body: ArticleBody, ranking: Ranking) -> tuple[str, tuple[str, ...]]:
    anchors = name_sentences(body.text, body.blocks, ranking.sentences)
    html = mark_sentences(body.html, body.text, ranking.sentences, anchors, body.old_starts)
    return html, anchors


def _dress(
    html: str, kept_images: Mapping[str, KeptImage], image_address: Callable[[str], str], words: PageWords
) -> str:
    """Give the HTML what a page adds to it; nothing of it goes."""
    html = place_images(html, kept_images, image_address)
    html = mark_footnotes(html, words.back)
    return wrap_scrollers(html, words.table)


def mark_chosen(html: str, chosen: Collection[str]) -> str:
    """Mark the sentences that have these ids in an article's marked HTML."""

    def mark(span: re.Match[str]) -> str:
        return f'{span[0][:-1]} chosen"' if span[1] in chosen else span[0]

    return _MARK.sub(mark, html)
