"""Hiding elements of an article: the page with a button on each, and what the buttons do."""

from __future__ import annotations

from flask import Blueprint, Flask, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.dressing import HideWords
from webapp.reading.hide_element import hide_element, show_again
from webapp.reading.open_hiding import open_hiding
from webapp.web.answers.access import person
from webapp.web.answers.notices import with_notice
from webapp.web.answers.way_back import way_back
from webapp.web.formats import language
from webapp.web.runtime import runtime
from webapp.web.views.articles import image_folder, page_words
from webapp.web.views.lists import list_came_from

blueprint = Blueprint("hiding", __name__, url_prefix="/articles")

CHANGES = {"hide": hide_element, "show-again": show_again}


def init_app(app: Flask) -> None:
    """Give hiding its addresses."""
    app.register_blueprint(blueprint)


@blueprint.get("/<int:article_id>/hide")
def show(article_id: int) -> str:
    """Show the article with a button on each of its elements."""
    opened = open_hiding(
        runtime().services,
        person(),
        article_id,
        image_folder=image_folder(article_id),
        words=page_words(),
        hide_words=HideWords(_("Hide"), _("Hide all of it"), language()),
    )
    return render_template("articles/hide.html", opened=opened, came_from=list_came_from())


@blueprint.post("/<int:article_id>/<any('hide', 'show-again'):change>")
def create(article_id: int, change: str) -> ResponseReturnValue:
    """Hide an element or show it again, and go back to where it stood; a script stays where it is."""
    name = request.values.get("element", "")
    place = CHANGES[change](runtime().services, person(), article_id, name)
    runtime().jobs.wake()  # what is left is ranked anew
    if request.accept_mimetypes.best == "application/json":
        return "", 204
    return redirect(f"{with_notice(way_back(), change, article_id, name)}#hide-{place}", 303)
