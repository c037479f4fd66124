"""What an article's page shows, and what of it tells it from every other page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import url_for

from webapp.errors import NutgrafError
from webapp.library import Article, Listing, Neighbours
from webapp.reading.contents import Section
from webapp.reading.find_pdf import may_have_pdf
from webapp.web.durations import reading_seconds
from webapp.web.formats import shown_title, source_line
from webapp.web.views.lists import row_address, way_back_to
from webapp.web.views.summary_panel import SummaryPanel


@dataclass(frozen=True, slots=True)
class Possible:
    """What an article's state lets its reader do."""

    read: bool
    summarize: bool
    read_anew: bool
    open_original: bool
    open_file: bool
    fetch_again: bool
    unread: bool
    bring_back: bool
    take_star_off: bool


@dataclass(frozen=True, slots=True)
class Neighbour:
    """What the link to an article must know beside its name."""

    lang: str | None


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """`came_from` is the list that neighbours and the way back belong to."""

    article: Article
    html: str
    contents: tuple[Section, ...]
    panel: SummaryPanel
    neighbours: Neighbours
    came_from: Listing
    failure: NutgrafError | None
    is_skimmed: bool
    place: str | None  # the id of the sentence that was read last
    hidden: int  # elements that its reader has hidden
    first_screen_end: str | None  # the id of the sentence up to which a browser shows nothing

    @property
    def has_notes(self) -> bool:
        """Whether there is a footnote in its text."""
        return " data-note" in self.html

    @property
    def has_code(self) -> bool:
        """Whether there is code in its text."""
        return "<pre" in self.html

    @property
    def has_pictures(self) -> bool:
        """Whether there are pictures in its text."""
        return "<img" in self.html

    @property
    def can(self) -> Possible:
        """What can be done with the article."""
        article = self.article
        is_ready = article.state == "ready"
        return Possible(
            read=is_ready,
            summarize=is_ready and not (self.panel.is_empty or self.panel.is_out_of_reach),
            read_anew=is_ready and article.page_hash is not None,
            open_original=article.url is not None,
            open_file=may_have_pdf(article),
            fetch_again=article.came_from == "address",
            unread=article.read_at is not None,
            bring_back=article.archived_at is not None,
            take_star_off=article.starred_at is not None,
        )

    @property
    def bar(self) -> Mapping[str, str | int]:
        """What the bar at the top is told of this article: what is not there is not shown either."""
        article = self.article
        back = way_back_to(self.came_from, article, self.neighbours)
        filled: dict[str, str | int] = {"article_id": article.id, "back": back, "onwards": self._onwards}
        if article.url is not None:
            filled["url"] = article.url
        if article.state == "ready":
            filled["seconds"] = reading_seconds(article)
        return filled

    @property
    def _onwards(self) -> str:
        """Where a reader goes on who has done with the article: to the next one, or to the list's end."""
        following = self.neighbours.next
        if following is None:
            return row_address(self.came_from, self.neighbours, self.neighbours.previous)
        context: dict[str, Any] = {"in": self.came_from}  # a word of Python's, and so no keyword here
        return url_for("articles.show", article_id=following.id, **context)

    @property
    def _beside(self) -> Mapping[str, Article | None]:
        return {"previous": self.neighbours.previous, "next": self.neighbours.next}

    @property
    def adjacent_links(self) -> Mapping[str, object]:
        """Which articles stand above and below it in the list, as the links to them must know."""
        beside = self._beside
        found = {name: Neighbour(article.lang) if article else None for name, article in beside.items()}
        return {"came_from": self.came_from, **found}

    @property
    def neighbour_names(self) -> Mapping[str, str | int]:
        """What is filled in there: which articles they are."""
        beside = self._beside
        named = [(name, article) for name, article in beside.items() if article]
        return {f"{name}_id": article.id for name, article in named} | {
            f"{name}_title": shown_title(article) for name, article in named
        }

    @property
    def panel_key(self) -> tuple[object, ...]:
        """All that the summary's panel shows."""
        about = (self.article.uid, shown_title(self.article), self.article.url, source_line(self.article))
        return (*self.panel.key, self.came_from, self.is_skimmed, *about)
