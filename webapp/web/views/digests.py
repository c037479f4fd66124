"""The page "Summaries of everything unread", and the same of the other lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import Blueprint, Flask, abort, render_template, request
from flask_babel import gettext as _

from webapp.article import Unsuited
from webapp.library import Article
from webapp.reading.digest_articles import ToldStory, digest_articles
from webapp.web.answers.access import person
from webapp.web.parts import parts
from webapp.web.views.list_names import LIST_NAMES, ListName, list_came_from
from webapp.web.views.summary_panel import UNSUITED

blueprint = Blueprint("digests", __name__)


@dataclass(frozen=True, slots=True)
class DigestOfList:
    """`older` is a cursor, where there is more."""

    name: str
    this: ListName
    stories: tuple[ToldStory, ...]
    unranked: tuple[Article, ...]
    older: str | None
    said: Mapping[Unsuited, str] = field(default_factory=lambda: UNSUITED)  # of what no summary suits


def init_app(app: Flask) -> None:
    """Give digests their address."""
    app.register_blueprint(blueprint)


@blueprint.get("/summaries")
def show() -> str:
    """Show a list's stories (`?in=`), each once."""
    name = list_came_from()
    try:
        digest = digest_articles(parts().services, person(), name, after=request.args.get("after"))
    except ValueError:
        abort(404, _("There is no such place in this list."))
    page = DigestOfList(
        name=name,
        this=LIST_NAMES[name],
        stories=digest.stories,
        unranked=digest.unranked,
        older=str(digest.older) if digest.older else None,
    )
    return render_template("lists/digest.html", page=page)
