"""All that of a list could not be read: tried again, removed, brought back."""

from __future__ import annotations

from flask import Blueprint, Flask, redirect
from flask.typing import ResponseReturnValue

from webapp.reading.failures import remove_failures, restore_failures, retry_failures
from webapp.web.answers.access import person
from webapp.web.answers.done_at import done_at
from webapp.web.answers.notices import with_notice
from webapp.web.answers.way_back import way_back
from webapp.web.runtime import runtime
from webapp.web.views.lists import list_came_from

blueprint = Blueprint("failures", __name__, url_prefix="/failures")

_FOLD = "#failures"  # opens it, where there still is one


def init_app(app: Flask) -> None:
    """Give them their addresses."""
    app.register_blueprint(blueprint)


@blueprint.post("/retry")
def retry() -> ResponseReturnValue:
    """Try all of a list (`?in=`) again."""
    retry_failures(runtime().services, person(), list_came_from())
    runtime().jobs.wake()
    return redirect(with_notice(way_back(), "retry-failures") + _FOLD, 303)


@blueprint.post("/remove")
def remove() -> ResponseReturnValue:
    """Remove all of a list (`?in=`)."""
    removal = remove_failures(runtime().services, person(), list_came_from(), done_at())
    return redirect(with_notice(way_back(), "remove-failures", removal) + _FOLD, 303)


@blueprint.post("/<int:removal>/restore")
def restore(removal: int) -> ResponseReturnValue:
    """Bring back those that a removal took."""
    restore_failures(runtime().services, person(), removal)
    return redirect(with_notice(way_back(), "restore-failures") + _FOLD, 303)
