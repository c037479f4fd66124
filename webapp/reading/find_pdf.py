"""Finds the PDF that an article was read from, or could not be read from."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.errors import NotInLibrary
from webapp.library import Article, articles, pages
from webapp.media_types import begins_like_pdf, is_pdf
from webapp.reading.services import Services


@dataclass(frozen=True, slots=True)
class PdfFile:
    """The file as it came, and the article that it belongs to."""

    article: Article
    body: bytes


def find_pdf(services: Services, person: int, article_id: int) -> PdfFile:
    """Find the file behind one of a person's articles. Raises: NotInLibrary, also where it is no PDF."""
    with services.library.read() as c:
        article, body = articles.find(c, person, article_id), articles.body(c, article_id)
        page_hash = (body.page_hash if body else None) or article.page_hash
        page = pages.find(c, page_hash) if page_hash else None
    if page is None or not is_pdf(page.content_type) or not begins_like_pdf(page.body):
        raise NotInLibrary
    return PdfFile(article, page.body)


def may_have_pdf(article: Article) -> bool:
    """Whether the file is there to be had, as far as the article itself tells: a sent one may have failed."""
    if article.state == "failed":
        return article.came_from == "upload" and (article.failure_code or "").startswith("Pdf")
    return article.pdf is not None
