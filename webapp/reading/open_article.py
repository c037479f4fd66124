"""Turns an article of the library into what its page shows: marked text, images, neighbours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from webapp.article import Ranking
from webapp.dressing import ENGLISH, Dressed, MarkedText, PageWords, ShownImage, dress_article, name_sentences
from webapp.library import Article, ArticleBody, Listing, articles, images, lists
from webapp.reading.contents import Section, find_contents
from webapp.reading.passages import Passage
from webapp.reading.reading_place import find_mark
from webapp.reading.sanitize_again import sanitize_again
from webapp.reading.services import Services
from webapp.reading.summarize_article import kept_ranking
from webapp.reading.summarize_sections import summarize_sections


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
    listing: Listing,
    image_address: Callable[[str], str],
    words: PageWords = ENGLISH,
) -> OpenedArticle:
    """Open one article within a list, with its ranking where there is one already.

    `image_address` turns a kept image's hash into the address that the page asks for it.
    Raises: NotInLibrary.
    """
    with services.library.reading() as c:
        article = articles.find(c, person, article_id)
        body = articles.body(c, article_id)
        previous, next_ = lists.neighbours(c, person, article, listing)
        kept_images = images.of_article(c, article_id)
    if body is None:
        return OpenedArticle(article, "", (), (), None, previous, next_)
    body = sanitize_again(services, article, body)
    ranking = kept_ranking(services, article, body)
    marked = _marked(body, ranking) if ranking else None
    shown = tuple(
        (address, ShownImage(image_address(image.hash), image.width, image.height))
        for address, image in kept_images.items()
    )
    dressed = _dress(body.html, marked, shown, words)
    contents = find_contents(dressed.headings, words=article.words, lang=article.lang)
    if ranking is None or marked is None:
        return OpenedArticle(article, dressed.html, contents, (), None, previous, next_)
    anchors = marked.anchors
    return OpenedArticle(
        article,
        dressed.html,
        contents,
        summarize_sections(dressed.outline, dressed.headings, ranking, anchors),
        ranking,
        previous,
        next_,
        anchors,
        find_mark(article, body, ranking.sentences, anchors),
    )


@lru_cache(maxsize=64)  # the last articles read: next, previous and back need no second dressing
def _dress(
    html: str, marked: MarkedText | None, shown: tuple[tuple[str, ShownImage], ...], words: PageWords
) -> Dressed:
    return dress_article(html, marked, images=dict(shown), words=words)


def _marked(body: ArticleBody, ranking: Ranking) -> MarkedText:
    anchors = name_sentences(body.text, body.blocks, ranking.sentences)
    return MarkedText(body.text, body.blocks, ranking.sentences, anchors, body.old_starts)
