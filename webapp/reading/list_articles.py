"""A page of a list, what is shown beside it, and what tells whether it has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, partial

from webapp import limits
from webapp.library import Article, ArticlePage, Connection, Cursor, Listing, counts, images, lists, rankings
from webapp.library.listings import READING_LIST
from webapp.reading.services import Services
from webapp.summarizing import ENGINE


@dataclass(frozen=True, slots=True)
class ListedArticles:
    """A page of one list, and how many articles each list holds, by its name.

    `continuing` is the article that is being read, above the reading list's first page; `failures` are what
    could not be read, above any list's. `sentences` are the most salient sentences of the page's articles by
    their ids, where a summary does them justice; `thumbnails` the hashes of kept images of theirs.
    """

    page: ArticlePage
    counts: Mapping[str, int]
    continuing: Article | None
    sentences: Mapping[int, str]
    failures: tuple[Article, ...]
    thumbnails: Mapping[int, str]


class OpenedList:
    """A list in one view of the library: what tells whether its page has changed, then the page itself."""

    def __init__(
        self,
        c: Connection,
        person: int,
        listing: Listing,
        read: Callable[[], ArticlePage],
        *,
        with_sentences: bool,
        with_thumbnails: bool,
    ) -> None:
        self._c, self._person, self._listing, self._read = c, person, listing, read
        self._with_sentences, self._with_thumbnails = with_sentences, with_thumbnails
        self._counts = counts.find(c, person)

    @property
    def version(self) -> tuple[object, ...]:
        """What is another whenever the list's page may show otherwise.

        Every change of an article, and so of a count, has its number. Rankings come without one.
        """
        return self._listing.name, self._counts.change, tuple(self._sentences)

    def read(self) -> ListedArticles:
        """Read what the list's page shows."""
        is_first = self._page.previous is None
        is_continued = is_first and self._listing == READING_LIST
        return ListedArticles(
            self._page,
            self._counts.articles,
            lists.continuing(self._c, self._person) if is_continued else None,
            self._sentences,
            self._find_failures() if is_first else (),
            self._find_thumbnails(),
        )

    def _find_failures(self) -> tuple[Article, ...]:
        """The newest of them; nothing is asked where there are none, as is usual."""
        failures = self._listing.failures
        if failures is None or not self._counts.articles[failures.name]:
            return ()
        return lists.page(self._c, self._person, failures, limit=limits.LIST_FAILURES).articles

    def _find_thumbnails(self) -> Mapping[int, str]:
        shown = [article.id for article in self._page.articles]
        return images.thumbnails(self._c, shown) if self._with_thumbnails else {}

    @cached_property
    def _page(self) -> ArticlePage:
        return self._read()

    @cached_property
    def _sentences(self) -> Mapping[int, str]:
        if not self._with_sentences:
            return {}
        return rankings.first_sentences(self._c, [article.id for article in self._page.articles], ENGINE)


@contextmanager
def open_list(
    services: Services,
    person: int,
    listing: Listing,
    *,
    after: Cursor | None = None,
    before: Cursor | None = None,
    at: Cursor | None = None,
    limit: int = limits.LIST_ARTICLES,
    with_sentences: bool = False,
    with_thumbnails: bool = False,
) -> Iterator[OpenedList]:
    """Open a list after, before or around a cursor, with its articles' most salient sentences and images
    where these are asked for.
    """
    with services.library.read() as c:
        read = partial(lists.page, c, person, listing, after=after, before=before, limit=limit)
        if at is not None:
            read = partial(lists.page_around, c, person, listing, at, limit=limit)
        yield OpenedList(
            c, person, listing, read, with_sentences=with_sentences, with_thumbnails=with_thumbnails
        )
