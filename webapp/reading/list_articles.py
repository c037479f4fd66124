"""Turns a list's name and a place in it into a page of articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from webapp import limits
from webapp.library import Article, ArticlePage, Cursor, lists
from webapp.reading.services import Services


@dataclass(frozen=True, slots=True)
class ListedArticles:
    """A page of one list, and how many articles each list holds.

    `continuing` is the article that is being read, above the reading list's first page.
    """

    page: ArticlePage
    counts: Mapping[str, int]
    continuing: Article | None = None


def list_articles(
    services: Services,
    person: int,
    list_name: str,
    *,
    after: str | None = None,
    before: str | None = None,
    limit: int = limits.LIST_ARTICLES,
) -> ListedArticles:
    """List articles, newest first, after or before a cursor. Raises: ValueError for a bad cursor."""
    after_cursor = Cursor.parse(after) if after else None
    before_cursor = Cursor.parse(before) if before else None
    with services.library.reading() as c:
        page = lists.page(c, person, list_name, after=after_cursor, before=before_cursor, limit=limit)
        is_first = list_name == "unread" and page.previous is None
        continuing = lists.continuing(c, person) if is_first else None
        return ListedArticles(page, lists.counts(c, person), continuing)
