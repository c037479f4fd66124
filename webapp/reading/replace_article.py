"""Replaces an article's text by another reading of its kept page; the reader's place moves along."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.article import FetchedPage
from webapp.library import Article, ArticleBody, Connection, ImageFiles, articles, hash_locks, pages
from webapp.reading.bring_in import keep_article, write_images
from webapp.reading.services import Services
from webapp.sandbox.read_page import ReadPage


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """An article that can be read again: with its text and the raw page that this was made of."""

    article: Article
    body: ArticleBody
    page: FetchedPage


def find_kept(services: Services, article_id: int) -> KeptArticle | None:
    """Find an article, its text and its page; None where one of them is not there."""
    with services.library.read() as c:
        article = articles.find_any(c, article_id)
        body = articles.body(c, article_id)
        page = pages.find(c, body.page_hash) if body and body.page_hash else None
    if article is None or body is None or page is None:
        return None
    return KeptArticle(article, body, page)


def replace_article(services: Services, kept: KeptArticle, read: ReadPage) -> None:
    """Keep what was read in place of the text that was there; its reader's place goes on."""
    files = services.library.image_files
    write_images(files, read)
    with services.library.write() as c:
        hash_locks.lock_for_keeping(c)  # before any row
        keep_article(c, files, kept.article.id, kept.page, read)


def replace_unchanged(c: Connection, files: ImageFiles, kept: KeptArticle, read: ReadPage) -> bool:
    """The same for what no reader asked for.

    Returns False where the article was fetched, read another way or removed meanwhile: then that stays.
    """
    return keep_article(c, files, kept.article.id, kept.page, read, instead_of=kept.article)
