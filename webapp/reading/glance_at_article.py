"""Looks at what an article's page is made of, without its text: enough to tell whether it has changed."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.library import Article, Listing, articles, lists, rankings
from webapp.reading.services import Services
from webapp.summarizing import ENGINE


@dataclass(frozen=True, slots=True)
class GlancedArticle:
    """As `OpenedArticle`, with whether there is a ranking in place of text and ranking."""

    article: Article
    is_ranked: bool
    previous: Article | None
    next: Article | None


def glance_at_article(services: Services, person: int, article_id: int, listing: Listing) -> GlancedArticle:
    """Look at an article within a list. Raises: NotInLibrary."""
    with services.library.reading() as c:
        article = articles.find(c, person, article_id)
        previous, next_ = lists.neighbours(c, person, article, listing)
        is_ranked = article.ranking_key is not None and rankings.is_kept(c, article.ranking_key, ENGINE)
    return GlancedArticle(article, is_ranked, previous, next_)
