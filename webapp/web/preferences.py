"""How pages look and act for this reader: set in the page's own attributes before it is painted.

Kept on the device in one cookie, which wins, and with the person, from whom a device without one begins.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

from flask import Blueprint, Flask, g, redirect, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from webapp.reading import preferences as kept
from webapp.reading.reextract import reextraction_progress
from webapp.web.access import person
from webapp.web.changes import way_back
from webapp.web.guards import OPEN_ENDPOINTS
from webapp.web.notices import this_page, with_notice
from webapp.web.parts import parts
from webapp.web.preference_table import LANGUAGES, PREFERENCES, TEXT_GROUPS, preferences_of

blueprint = Blueprint("preferences", __name__)
COOKIE = "preferences"
_YEAR = 365 * 24 * 60 * 60


def init_app(app: Flask) -> None:
    """Let every page know the preferences of its reader."""
    app.register_blueprint(blueprint)
    app.before_request(take_from_person)
    app.jinja_env.globals.update(preferences_of=preferences_of, LANGUAGES=LANGUAGES)
    app.context_processor(lambda: {"preferences": current_preferences()})


def take_from_person() -> None:
    """Begin with what the person chose, on a device that has chosen nothing yet."""
    if COOKIE not in request.cookies and request.endpoint not in OPEN_ENDPOINTS:
        g.kept_preferences = kept.kept_preferences(parts().services, person())


def chosen() -> Mapping[str, str]:
    """What was chosen, as it was kept: it may hold what makes no sense (any more)."""
    if COOKIE in request.cookies:
        return dict(parse_qsl(request.cookies[COOKIE]))
    found: Mapping[str, str] = g.get("kept_preferences", {})
    return found


def current_preferences() -> dict[str, str]:
    """The choice for each preference; one that makes no sense counts as the default."""
    found = chosen()
    return {
        name: found[name] if found.get(name) in preference.choices else preference.default
        for name, preference in PREFERENCES.items()
    }


@blueprint.get("/settings")
def show() -> str:
    """Show the settings."""
    reextraction = reextraction_progress(parts().services, person())
    return render_template("settings/show.html", back=this_page(), reextraction=reextraction)


@blueprint.post("/settings")
def update() -> ResponseReturnValue:
    """Keep the choices that were sent, and go back; a script, which has applied them already, stays."""
    is_script = request.accept_mimetypes.best == "application/json"
    response = Response(status=204) if is_script else redirect(with_notice(way_back(), "settings"), 303)
    keep(response, _defaults() if "reset" in request.form else _sent())
    return response


def keep(response: Response, changes: Mapping[str, str]) -> None:
    """Keep changes on the device, which reads them by script too, and with the person."""
    value = urlencode({**chosen(), **changes})
    response.set_cookie(COOKIE, value, max_age=_YEAR, samesite="Lax", path=request.script_root or "/")
    kept.keep_preferences(parts().services, person(), changes)


def _sent() -> dict[str, str]:
    return {
        name: request.form[name]
        for name, preference in PREFERENCES.items()
        if request.form.get(name) in preference.choices
    }


def _defaults() -> dict[str, str]:
    """The text's defaults: what the one button under the text settings means."""
    return {name: preference.default for name, preference in preferences_of(*TEXT_GROUPS).items()}
