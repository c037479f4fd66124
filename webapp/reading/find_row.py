"""Finds the row of a list in which a reader finds an article's place."""

from __future__ import annotations

from webapp import limits
from webapp.library import Article, Listing, lists
from webapp.reading.services import Services


def find_row(services: Services, article: Article, listing: Listing) -> Article | None:
    """The article of that row: itself, or a neighbour where it is not in the list; None in an empty list."""
    with services.library.read() as c:
        return lists.neighbours(c, article.person, article, listing, page_length=limits.LIST_ARTICLES).row
