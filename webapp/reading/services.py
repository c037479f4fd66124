"""The services that use cases work with: library, fetcher, page reader, ranker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from webapp import limits
from webapp.article import Block, Candidate, FetchedPage, Hints, Ranking
from webapp.bounded_cache import BoundedCache
from webapp.code import Code, Colours
from webapp.reading.rule_files import open_rule_files
from webapp.sandbox.colouring_worker import ColouringWorkers
from webapp.sandbox.page_messages import Request
from webapp.sandbox.page_worker import PageWorkers
from webapp.sandbox.ranking_worker import RankingWorkers
from webapp.sandbox.read_page import ReadPage, Unfinished
from webapp.settings import Settings

if TYPE_CHECKING:
    from webapp.library import Library


class ReadsPages(Protocol):
    """Reads a page as `read_page` does, by its site's rules."""

    def __call__(
        self,
        page: FetchedPage,
        *,
        candidate: Candidate = "chosen",
        before: Unfinished | None = None,
        with_furniture: bool = False,
    ) -> ReadPage: ...


class ReadsWays(Protocol):
    """Reads a page as `read_ways` does, by its site's rules."""

    def __call__(self, page: FetchedPage, candidates: Sequence[Candidate]) -> tuple[ReadPage, ...]: ...


class RanksTexts(Protocol):
    """Ranks a text's sentences, as `rank_sentences` does."""

    def __call__(
        self,
        text: str,
        *,
        title: str | None = None,
        lang: str | None = None,
        blocks: Sequence[Block] | None = None,
        hints: Hints | None = None,
    ) -> Ranking: ...


@dataclass(frozen=True, slots=True)
class Services:
    """One per process. `fetch`, `read` (and `read_ways`) and `rank` raise FetchError, ExtractionError and
    RankingFailed.

    `rank` takes as long as its text is long, and `colour` waits for a worker too: never within a reader's
    request. `warm_ranking` starts what `rank` needs, and does not wait. `opened` is what was made of the
    articles that were opened last.
    """

    settings: Settings
    library: Library
    fetch: Callable[[str], FetchedPage]
    read: ReadsPages
    read_ways: ReadsWays
    rank: RanksTexts
    colour: Callable[[Sequence[Code]], Colours]
    warm_ranking: Callable[[], None] = field(default=lambda: None)
    opened: BoundedCache[Any] = field(default_factory=lambda: BoundedCache(limits.OPENED_BYTES))
    close_workers: Callable[[], None] = field(default=lambda: None)

    def close(self) -> None:
        """Stop the workers and let go of the library."""
        self.close_workers()
        self.library.close()


def open_services(settings: Settings) -> Services:
    """Open the library of these settings, made and migrated where need be; workers start when first used."""
    from webapp.library import open_library  # SQLAlchemy takes a tenth of a second; `read` has no library

    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    workers, rankers = PageWorkers(size=3), RankingWorkers(size=2)  # a slow page must not hold up the next
    colourers = ColouringWorkers(size=1)

    def close_workers() -> None:
        workers.close()
        rankers.close()
        colourers.close()

    return Services(
        settings=settings,
        library=open_library(
            settings.database_url or f"sqlite:///{settings.data / 'library.db'}", settings.data / "images"
        ),
        fetch=make_fetch(settings),
        read=make_read(settings, workers),
        read_ways=make_read_ways(settings, workers),
        rank=rankers.rank,
        colour=colourers.colour,
        warm_ranking=rankers.warm,
        close_workers=close_workers,
    )


def make_fetch(settings: Settings) -> Callable[[str], FetchedPage]:
    """The fetcher of these settings, under the name that a site's rules give."""
    rules = open_rule_files(settings)

    def fetch(url: str) -> FetchedPage:
        from webapp.fetching.fetch import fetch_page  # with the network's code

        return fetch_page(url, allow=settings.fetch_allow, user_agent=rules.user_agent_for)

    return fetch


def make_read(settings: Settings, workers: PageWorkers) -> ReadsPages:
    """The page reader of these settings, by a site's rules where there are any."""
    rules = open_rule_files(settings)

    def read(
        page: FetchedPage,
        *,
        candidate: Candidate = "chosen",
        before: Unfinished | None = None,
        with_furniture: bool = False,
    ) -> ReadPage:
        own_rules = rules.text_for(before.urls[0] if before else page.url)
        asked = Request(page, (candidate,), settings.hosts, own_rules, before, with_furniture)
        return workers.read(asked)[0]

    return read


def make_read_ways(settings: Settings, workers: PageWorkers) -> ReadsWays:
    """The same for several readings at once."""
    rules = open_rule_files(settings)

    def read_ways(page: FetchedPage, candidates: Sequence[Candidate]) -> tuple[ReadPage, ...]:
        return workers.read(Request(page, tuple(candidates), settings.hosts, rules.text_for(page.url)))

    return read_ways
