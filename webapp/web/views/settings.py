"""The settings: how pages look and act, changed by a form or by a script."""

from __future__ import annotations

from flask import Blueprint, Flask, redirect, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from webapp.reading.reextract import reextraction_progress
from webapp.web.answers.access import person
from webapp.web.answers.notices import this_page, with_notice
from webapp.web.answers.preference_table import PREFERENCES, TEXT_GROUPS, preferences_of
from webapp.web.answers.preferences import keep
from webapp.web.answers.way_back import way_back
from webapp.web.runtime import runtime

blueprint = Blueprint("preferences", __name__)


def init_app(app: Flask) -> None:
    """Give the settings their address."""
    app.register_blueprint(blueprint)


@blueprint.get("/settings")
def show() -> str:
    """Show the settings."""
    reextraction = reextraction_progress(runtime().services, person())
    return render_template("settings/show.html", back=this_page(), reextraction=reextraction)


@blueprint.post("/settings")
def update() -> ResponseReturnValue:
    """Keep the choices that were sent, and go back; a script, which has applied them already, stays."""
    is_script = request.accept_mimetypes.best == "application/json"
    response = Response(status=204) if is_script else redirect(with_notice(way_back(), "settings"), 303)
    keep(response, _defaults() if "reset" in request.form else _sent())
    return response


def _sent() -> dict[str, str]:
    return {
        name: request.form[name]
        for name, preference in PREFERENCES.items()
        if request.form.get(name) in preference.choices
    }


def _defaults() -> dict[str, str]:
    """The text's defaults: what the one button under the text settings means."""
    return {name: preference.default for name, preference in preferences_of(*TEXT_GROUPS).items()}
