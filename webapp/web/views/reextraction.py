"""Shows, stops and resumes the extraction of kept articles by this version."""

from __future__ import annotations

from flask import Blueprint, Flask, redirect, url_for
from flask.typing import ResponseReturnValue

from webapp.reading.reextract import reextraction_progress, resume_reextraction, stop_reextraction
from webapp.web.answers.access import person
from webapp.web.runtime import runtime

blueprint = Blueprint("reextraction", __name__, url_prefix="/settings/kept-articles")


def init_app(app: Flask) -> None:
    """Give it its addresses."""
    app.register_blueprint(blueprint)


@blueprint.get("")
def show() -> ResponseReturnValue:
    """Tell a settings page that is open how far it is."""
    found = reextraction_progress(runtime().services, person())
    return {"done": found.done, "total": found.total, "is_running": found.is_running}


@blueprint.post("/stop")
def stop() -> ResponseReturnValue:
    """Extract nothing again until that is resumed; the article that is at work ends."""
    stop_reextraction(runtime().services, person())
    return _back()


@blueprint.post("/resume")
def resume() -> ResponseReturnValue:
    """Go on where it was stopped."""
    resume_reextraction(runtime().services, person())
    runtime().jobs.wake()
    return _back()


def _back() -> ResponseReturnValue:
    return redirect(url_for("preferences.show", _anchor="kept-articles"), 303)
