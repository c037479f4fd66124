"""Looks at what an article's page is made of, without its text: enough to tell whether it has changed."""

from __future__ import annotations

from dataclasses import dataclass

from webapp import limits
from webapp.colouring import ENGINE as COLOURS_ENGINE
from webapp.library import Glance, Listing, Neighbours, articles, lists
from webapp.reading.services import Services
from webapp.summarizing import ENGINE


@dataclass(frozen=True, slots=True)
class GlancedArticle:
    """An article's glance, with what stands around it in a list."""

    glance: Glance
    neighbours: Neighbours


def glance_at_article(services: Services, person: int, article_id: int) -> Glance:
    """Look at an article. Raises: NotInLibrary."""
    with services.library.read() as c:
        return articles.glance(c, person, article_id, ENGINE, COLOURS_ENGINE)


def glance_within_list(services: Services, person: int, article_id: int, listing: Listing) -> GlancedArticle:
    """Look at an article and its neighbours in a list. Raises: NotInLibrary."""
    with services.library.read() as c:
        glance = articles.glance(c, person, article_id, ENGINE, COLOURS_ENGINE)
        length = limits.LIST_ARTICLES
        around = lists.neighbours(c, person, glance.article, listing, page_length=length)
    return GlancedArticle(glance, around)
