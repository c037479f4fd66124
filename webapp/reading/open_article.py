"""Turns an article of the library into what its page shows: marked text, images, neighbours."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape

from webapp.article import Ranking
from webapp.library import Article, ArticleBody, articles, images, lists
from webapp.reading.sentence_marks import mark_sentences
from webapp.reading.services import Services
from webapp.reading.summarize_article import kept_ranking, rank_article

_IMAGE_ADDRESS = re.compile(r'(<(?:img|source) [^>]*?\bsrc=")([^"]+)(")')
_SCROLLER = re.compile(r"<(pre|table)(?=[ >])")
_RANK = re.compile(r'class="sentence" data-rank="(\d+)"')


@dataclass(frozen=True, slots=True)
class OpenedArticle:
    """`html` is safe, its sentences marked where there is a ranking."""

    article: Article
    html: str
    ranking: Ranking | None
    previous: Article | None
    next: Article | None


def open_article(
    services: Services,
    person: int,
    article_id: int,
    *,
    list_name: str,
    image_address: Callable[[str], str],
    rank: bool = False,
) -> OpenedArticle:
    """Open one article within a list; `rank` makes the ranking where none is kept.

    `image_address` turns a kept image's hash into the address that the page asks for it.
    Raises: NotInLibrary.
    """
    with services.library.reading() as c:
        article = articles.find(c, person, article_id)
        body = articles.body(c, article_id)
        previous, next_ = lists.neighbours(c, person, article, list_name)
        kept_images = images.of_article(c, article_id)
    if body is None:
        return OpenedArticle(article, "", None, previous, next_)
    ranking = rank_article(services, article_id) if rank else kept_ranking(services, article, body)
    html = _marked(body, ranking) if ranking else body.html
    addresses = {address: image_address(image.hash) for address, image in kept_images.items()}
    html = _SCROLLER.sub(r'<\1 tabindex="0"', point_images(html, addresses))  # scrolled by keyboard too
    return OpenedArticle(article, html, ranking, previous, next_)


@lru_cache(maxsize=64)  # the last articles read: next, previous and back need no second marking
def _marked(body: ArticleBody, ranking: Ranking) -> str:
    return mark_sentences(body.html, body.text, ranking.sentences)


def point_images(html: str, addresses: dict[str, str]) -> str:
    """Let the images that are kept come from here; `html` is the sanitizer's own regular output."""
    if not addresses:
        return html

    def pointed(tag: re.Match[str]) -> str:
        kept = addresses.get(unescape(tag[2]))
        return f"{tag[1]}{escape(kept)}{tag[3]}" if kept else tag[0]

    return _IMAGE_ADDRESS.sub(pointed, html)


def mark_chosen(html: str, sentences: int) -> str:
    """Mark the sentences of a summary of this length in an article's marked HTML."""

    def chosen(span: re.Match[str]) -> str:
        return span[0].replace('"sentence"', '"sentence chosen"') if int(span[1]) < sentences else span[0]

    return _RANK.sub(chosen, html)
