"""The lists of articles: reading list, starred, archive, all, deleted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import Flask, Response, abort, render_template, request
from flask_babel import gettext as _

from webapp.library import Article
from webapp.reading.list_articles import list_articles
from webapp.web.answers.access import person
from webapp.web.answers.etags import answer_unless_known, page_tag
from webapp.web.answers.preferences import current_preferences
from webapp.web.parts import parts
from webapp.web.views.list_names import LIST_NAMES, ListName


@dataclass(frozen=True, slots=True)
class ListPage:
    """`newer` and `older` are cursors, where there is more.

    `telling` are the sentences that stand in the excerpts' place, by article.
    """

    name: str
    this: ListName
    articles: tuple[Article, ...]
    counts: Mapping[str, int]
    newer: str | None
    older: str | None
    has_starter: bool
    continuing: Article | None = None
    telling: Mapping[int, str] = field(default_factory=dict)

    def row_key(self, article: Article) -> tuple[object, ...]:
        """What an article's row shows."""
        return *article.mark, self.name, self.telling.get(article.id)

    @property
    def shown(self) -> tuple[object, ...]:
        """What the page shows."""
        rows = tuple(map(self.row_key, self.articles))
        continuing = self.continuing and self.row_key(self.continuing)
        return self.name, rows, continuing, sorted(self.counts.items()), self.newer, self.older


def init_app(app: Flask) -> None:
    """Give each list its address."""
    for name, this in LIST_NAMES.items():
        app.add_url_rule(this.path, f"lists.{name}", index, defaults={"name": name})
    app.jinja_env.globals["LIST_NAMES"] = LIST_NAMES


def index(name: str) -> Response:
    """Show a page of a list."""
    try:
        listed = list_articles(
            parts().services,
            person(),
            name,
            after=request.args.get("after"),
            before=request.args.get("before"),
            tell=current_preferences()["excerpt"] == "summary",
        )
    except ValueError:
        abort(404, _("There is no such place in this list."))
    page = ListPage(
        name=name,
        this=LIST_NAMES[name],
        articles=tuple(listed.page.articles),
        counts=listed.counts,
        newer=str(listed.page.previous) if listed.page.previous else None,
        older=str(listed.page.next) if listed.page.next else None,
        continuing=listed.continuing,
        telling=listed.telling,
        has_starter=any(article.came_from == "starter" for article in listed.page.articles),
    )
    return answer_unless_known(page_tag(page.shown), lambda: render_template("lists/index.html", page=page))
