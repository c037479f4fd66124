"""The lists of articles: reading list, starred, archive, all, deleted, and what is a list besides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from flask import Flask, Response, abort, render_template, request
from flask_babel import gettext as _

from webapp import limits
from webapp.library import (
    LISTINGS,
    READING_LIST,
    Article,
    Cursor,
    Listing,
    Neighbours,
    find_listing,
)
from webapp.library.listings import KINDS
from webapp.reading.find_row import find_row
from webapp.reading.list_articles import ListedArticles, open_list
from webapp.web.answers.access import person
from webapp.web.answers.etags import answer_unless_known, page_tag
from webapp.web.answers.preferences import current_preferences
from webapp.web.runtime import runtime
from webapp.web.views.offline import offer_copy

TABS = tuple(listing for listing in LISTINGS if listing.is_tab)


@dataclass(frozen=True, slots=True)
class ListPage:
    """`newer` and `older` are cursors, where there is more.

    `sentences` are the sentences that stand in the excerpts' place, by article; `thumbnails` the hashes of
    the images beside them; `failures` are the newest of those that could not be read.
    """

    listing: Listing
    articles: tuple[Article, ...]
    counts: Mapping[str, int]
    newer: Cursor | None
    older: Cursor | None
    has_starter: bool
    continuing: Article | None = None
    sentences: Mapping[int, str] = field(default_factory=dict)
    failures: tuple[Article, ...] = ()
    thumbnails: Mapping[int, str] = field(default_factory=dict)
    tabs: tuple[Listing, ...] = TABS

    @property
    def top_key(self) -> tuple[object, ...]:
        """What stands above the articles."""
        return self.listing, *(self.counts[tab.name] for tab in self.tabs)

    @property
    def failures_count(self) -> int:
        """How many of this list could not be read, shown or not."""
        return self.counts[self.listing.failures.name] if self.listing.failures else 0

    @property
    def is_library_empty(self) -> bool:
        """Whether nothing was ever saved, or nothing of it is left."""
        return self.counts["all"] == self.counts["failed:all"] == 0

    def row_key(self, article: Article) -> tuple[object, ...]:
        """What an article's row shows."""
        return *article.mark, self.listing, self.sentences.get(article.id), self.thumbnails.get(article.id)

    def line_below(self, article: Article) -> str:
        """What stands under an article's title."""
        teaser = article.excerpt or article.opening or ""
        return self.sentences.get(article.id) or teaser[: limits.LIST_TEASER_CHARS]

    def changes_of(self, article: Article) -> tuple[str, ...]:
        """What can be done with an article in its row."""
        if self.listing.name == "deleted":
            return ("restore",)
        return (
            "unstar" if article.starred_at else "star",
            "unread" if article.read_at else "read",
            "unarchive" if article.archived_at else "archive",
            "delete",
        )


def init_app(app: Flask) -> None:
    """Give each kind of list its addresses."""
    for name, kind in KINDS.items():
        app.add_url_rule(kind.rule, f"lists.{name}", index, defaults={"kind": name})
    app.jinja_env.globals["list_address"] = list_address
    app.jinja_env.filters["list_title"] = list_title


def index(kind: str, value: str = "") -> Response:
    """Show a page of a list."""
    listing = KINDS[kind].find(value)
    if listing is None:
        abort(404)
    preferences = current_preferences()
    offer_copy("", None)
    with open_list(
        runtime().services,
        person(),
        listing,
        after=asked_place("after"),
        before=asked_place("before"),
        at=asked_place("at"),
        with_sentences=preferences["excerpt"] == "summary",
        with_thumbnails=preferences["thumbnails"] == "on",
    ) as opened:
        return answer_unless_known(page_tag(opened.version), lambda: _page(listing, opened.read()))


def _page(listing: Listing, listed: ListedArticles) -> str:
    page = ListPage(
        listing=listing,
        articles=listed.page.articles,
        counts=listed.counts,
        newer=listed.page.previous,
        older=listed.page.next,
        has_starter=any(article.came_from == "starter" for article in listed.page.articles),
        continuing=listed.continuing,
        sentences=listed.sentences,
        failures=listed.failures,
        thumbnails=listed.thumbnails,
    )
    return render_template("lists/index.html", page=page)


def asked_place(name: str) -> Cursor | None:
    """The cursor that the address names, if any; 404 for one that is none."""
    try:
        return Cursor.parse(request.args[name]) if request.args.get(name) else None
    except ValueError:
        abort(404, _("There is no such place in this list."))


def list_came_from() -> Listing:
    """The list that a page was opened from (`?in=`); the reading list where there is no such list."""
    return find_listing(request.values.get("in", "")) or READING_LIST


def list_address(listing: Listing, **query: object) -> str:
    """A list's own address, at a place in it where one is given."""
    path = request.script_root + listing.path
    return f"{path}{'&' if '?' in path else '?'}{urlencode(query)}" if query else path


def way_back_to(listing: Listing, article: Article, around: Neighbours) -> str:
    """Where an article was opened from: its own row, or the one that came up in its place.

    What could not be read has its row above the list.
    """
    if article.state == "failed" and article.deleted_at is None and listing.failures:
        return f"{list_address(listing)}#article-{article.id}"
    return row_address(listing, around, around.row)


def row_address(listing: Listing, around: Neighbours, row: Article | None) -> str:
    """The page of a list that holds an article's place, at a row of it."""
    place = {} if around.is_on_first_page else {"at": around.place}
    return list_address(listing, **place) + (f"#article-{row.id}" if row else "")


def row_to_show(article: Article) -> str:
    """The row that a list, whose form names itself, is to show after a change; a script keeps its place.

    Of what could not be read that is a row of those, also where it is on its way again.
    """
    if "in" not in request.form:
        return ""
    listing = list_came_from()
    if listing.failures and (article.state == "failed" or "failures" in request.form):
        listing = listing.failures
    row = find_row(runtime().services, article, listing)
    return f"#article-{row.id}" if row else ""


def list_title(listing: Listing) -> str:
    """A list's title in the reader's language. It may hold a %: it is no format."""
    return str(_(listing.title))
