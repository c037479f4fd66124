"""Another reading of an article's page, when the first one lacks something."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, Flask, abort, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.article import CANDIDATES, Candidate
from webapp.errors import N_
from webapp.reading.choose_reading import choose_reading, try_another
from webapp.web.answers.access import person
from webapp.web.answers.notices import with_notice
from webapp.web.runtime import runtime
from webapp.web.views.articles import keep_place, own_page

blueprint = Blueprint("readings", __name__, url_prefix="/articles")

# what is shown in place of the engine's own choice → what the article's page says about it
SAID: Mapping[Candidate, str] = {
    "thread": N_(
        "This is the whole thread: the first post, and the replies below it, each under its author."
    ),
    "marked": N_("This is another reading: the text that the page itself marks as its article."),
    "whole": N_("This is the whole text of the page, with all that stands around the article."),
}


def init_app(app: Flask) -> None:
    """Give readings their address, and templates their names."""
    app.register_blueprint(blueprint)
    app.jinja_env.globals["CANDIDATES"] = CANDIDATES  # after the last one comes the engine's own again
    app.jinja_env.filters["reading_said"] = lambda candidate: _(SAID[candidate])


@blueprint.post("/<int:article_id>/reading")
def create(article_id: int) -> ResponseReturnValue:
    """Read the page the way that the form names, or else the next one that gives another text.

    A script adds the place that is read, which goes along.
    """
    if "position" in request.form:
        keep_place(article_id)
    named = request.form.get("candidate", "")
    if not named:
        shown = try_another(runtime().services, person(), article_id)
    else:
        shown = next((each for each in CANDIDATES if each == named), None)
        if shown is None:
            abort(400, _("There is no such reading."))
        choose_reading(runtime().services, person(), article_id, shown)
    runtime().jobs.wake()  # its ranking is queued
    return redirect(with_notice(own_page(article_id), f"reading-{shown or 'none'}"), 303)
