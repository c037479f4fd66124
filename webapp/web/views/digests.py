"""The page "Summaries of everything unread", and the same of the other lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import Blueprint, Flask, render_template

from webapp.article import Unsuited
from webapp.library import Article, Cursor, Listing
from webapp.reading.digest_articles import DigestStory, digest_articles
from webapp.web.answers.access import person
from webapp.web.runtime import runtime
from webapp.web.views.lists import asked_place, list_address, list_came_from
from webapp.web.views.summary_panel import UNSUITED

blueprint = Blueprint("digests", __name__)


@dataclass(frozen=True, slots=True)
class DigestOfList:
    """`older` is a cursor, where there is more; `back` the list's page that begins where this one does."""

    listing: Listing
    stories: tuple[DigestStory, ...]
    unranked: tuple[Article, ...]
    older: Cursor | None
    back: str
    said: Mapping[Unsuited, str] = field(default_factory=lambda: UNSUITED)  # of what no summary suits


def init_app(app: Flask) -> None:
    """Give digests their address."""
    app.register_blueprint(blueprint)


@blueprint.get("/summaries")
def show() -> str:
    """Show a list's stories (`?in=`), each once."""
    listing, after = list_came_from(), asked_place("after")
    digest = digest_articles(runtime().services, person(), listing, after=after)
    back = list_address(listing, **({"after": after} if after else {}))
    page = DigestOfList(listing, digest.stories, digest.unranked, digest.older, back)
    return render_template("lists/digest.html", page=page)
