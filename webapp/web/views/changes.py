"""A reader's clicks: read, archive, star, delete, and their undoing; the starter library's removal."""

from __future__ import annotations

from flask import Blueprint, Flask, redirect, request
from flask.typing import ResponseReturnValue

from webapp.reading.change_article import change_article
from webapp.reading.starter import bring_starter, remove_starter, restore_starter
from webapp.web.answers.access import person
from webapp.web.answers.done_at import done_at
from webapp.web.answers.notices import with_notice
from webapp.web.answers.way_back import own_path, way_back
from webapp.web.runtime import runtime
from webapp.web.views.lists import row_to_show

blueprint = Blueprint("changes", __name__)

_CHANGE = "<any(read,unread,archive,unarchive,star,unstar,delete,restore,relist):change>"


def init_app(app: Flask) -> None:
    """Give changes their addresses."""
    app.register_blueprint(blueprint)


@blueprint.post(f"/articles/<int:article_id>/{_CHANGE}")
def create(article_id: int, change: str) -> ResponseReturnValue:
    """Make one change and go back to where it was asked for; a script stays where it is."""
    article = change_article(runtime().services, person(), article_id, change, done_at())
    if request.accept_mimetypes.best == "application/json":
        return "", 204
    back = with_notice(way_back(), change, article_id, undone=own_path(request.form.get("undone", "")))
    return redirect(back + row_to_show(article), 303)


_STARTER = {"remove": remove_starter, "restore": restore_starter, "bring": bring_starter}


@blueprint.post("/starter/<any(remove,restore,bring):change>")
def starter(change: str) -> ResponseReturnValue:
    """Remove the starter library with one click, undo that, or ask for it."""
    _STARTER[change](runtime().services, person())
    runtime().jobs.wake()  # what was brought is ranked beside the server
    return redirect(with_notice(way_back(), f"{change}-starter"), 303)
