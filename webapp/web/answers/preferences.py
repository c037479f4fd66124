"""A reader's preferences, set in the page's own attributes before it is painted.

Kept on the device in one cookie, which wins, and with the person, from whom a device without one begins.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

from flask import Flask, g, request
from werkzeug.wrappers import Response

from webapp.reading import preferences as kept
from webapp.web.answers.access import person, reader
from webapp.web.answers.done_at import done_at
from webapp.web.answers.guards import OPEN_ENDPOINTS
from webapp.web.answers.preference_table import LANGUAGES, PREFERENCES, preferences_of
from webapp.web.runtime import runtime

COOKIE = "preferences"
_YEAR = 365 * 24 * 60 * 60


def init_app(app: Flask) -> None:
    """Let every page know the preferences of its reader."""
    app.before_request(take_from_person)
    app.jinja_env.globals.update(preferences_of=preferences_of, LANGUAGES=LANGUAGES)
    app.context_processor(lambda: {"preferences": current_preferences()})


def take_from_person() -> None:
    """Begin with what the person chose, on a device that has chosen nothing yet."""
    if COOKIE not in request.cookies and request.endpoint not in OPEN_ENDPOINTS:
        g.chosen = reader().preferences


def chosen() -> Mapping[str, str]:
    """What was chosen, as it was kept: it may hold what makes no sense (any more)."""
    found: Mapping[str, str] | None = g.get("chosen")
    if found is None:
        found = g.chosen = dict(parse_qsl(request.cookies.get(COOKIE, "")))
    return found


def current_preferences() -> Mapping[str, str]:
    """The choice for each preference; one that makes no sense counts as the default."""
    found: Mapping[str, str] | None = g.get("preferences")
    if found is None:
        given = chosen()
        found = g.preferences = {
            name: given[name] if given.get(name) in preference.choices else preference.default
            for name, preference in PREFERENCES.items()
        }
    return found


def keep(response: Response, changes: Mapping[str, str]) -> None:
    """Keep changes on the device, which reads them by script too, and with the person."""
    value = urlencode({**chosen(), **changes})
    response.set_cookie(COOKIE, value, max_age=_YEAR, samesite="Lax", path=request.script_root or "/")
    kept.keep_preferences(runtime().services, person(), changes, done_at())
