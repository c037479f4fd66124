"""Turns a list's name and a place in it into a page of articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from webapp import limits
from webapp.library import Article, ArticlePage, Connection, Cursor, lists, rankings
from webapp.reading.services import Services
from webapp.summarizing import ENGINE


@dataclass(frozen=True, slots=True)
class ListedArticles:
    """A page of one list, and how many articles each list holds.

    `continuing` is the article that is being read, above the reading list's first page. `telling` are the
    most telling sentences of the page's articles by their ids, where a summary does them justice.
    """

    page: ArticlePage
    counts: Mapping[str, int]
    continuing: Article | None = None
    telling: Mapping[int, str] = field(default_factory=dict)


def list_articles(
    services: Services,
    person: int,
    list_name: str,
    *,
    after: str | None = None,
    before: str | None = None,
    limit: int = limits.LIST_ARTICLES,
    tell: bool = False,
) -> ListedArticles:
    """List articles, newest first, after or before a cursor; `tell` finds their most telling sentences.

    Raises: ValueError for a bad cursor.
    """
    after_cursor = Cursor.parse(after) if after else None
    before_cursor = Cursor.parse(before) if before else None
    with services.library.reading() as c:
        page = lists.page(c, person, list_name, after=after_cursor, before=before_cursor, limit=limit)
        is_first = list_name == "unread" and page.previous is None
        continuing = lists.continuing(c, person) if is_first else None
        telling = _find_telling(c, page.articles) if tell else {}
        return ListedArticles(page, lists.counts(c, person), continuing, telling)


def _find_telling(c: Connection, articles: Sequence[Article]) -> dict[int, str]:
    return rankings.first_sentences(c, [article.id for article in articles], ENGINE)
