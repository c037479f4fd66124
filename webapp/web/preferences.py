"""How this device shows text: kept in cookies, set in the page's own attributes before it is painted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, Flask, Response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from webapp.errors import N_
from webapp.web.changes import way_back
from webapp.web.notices import this_page, with_notice

blueprint = Blueprint("preferences", __name__)
_YEAR = 365 * 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Preference:
    """`label` and the choices' values are msgids."""

    label: str
    default: str
    choices: Mapping[str, str]


# name (cookie and form field, and data-<name> on the page) → the preference
PREFERENCES: Mapping[str, Preference] = {
    "theme": Preference(
        N_("Theme"),
        "auto",
        {"auto": N_("Auto"), "light": N_("Light"), "sepia": N_("Sepia"), "dark": N_("Dark")},
    ),
    "size": Preference(
        N_("Text size"),
        "m",
        {"s": N_("Small"), "m": N_("Medium"), "l": N_("Large"), "xl": N_("Larger"), "xxl": N_("Largest")},
    ),
    "face": Preference(N_("Typeface"), "serif", {"serif": N_("Serif"), "sans": N_("Sans")}),
    "width": Preference(N_("Width"), "m", {"s": N_("Narrow"), "m": N_("Medium"), "l": N_("Wide")}),
}


def init_app(app: Flask) -> None:
    """Let every page know the preferences of this device."""
    app.register_blueprint(blueprint)
    app.jinja_env.globals.update(PREFERENCES=PREFERENCES)
    app.context_processor(lambda: {"preferences": current_preferences()})


def current_preferences() -> dict[str, str]:
    """The choice for each preference; a cookie that makes no sense counts as the default."""
    found = {name: request.cookies.get(name, "") for name in PREFERENCES}
    return {
        name: found[name] if found[name] in preference.choices else preference.default
        for name, preference in PREFERENCES.items()
    }


@blueprint.get("/settings")
def show() -> str:
    """Show the settings of this device."""
    return render_template("settings/show.html", back=this_page())


@blueprint.post("/settings")
def update() -> ResponseReturnValue:
    """Keep the choices that were sent, and go back; a script, which has applied them already, stays."""
    is_script = request.accept_mimetypes.best == "application/json"
    response = Response(status=204) if is_script else redirect(with_notice(way_back(), "settings"), 303)
    for name, preference in PREFERENCES.items():
        choice = request.form.get(name, "")
        if choice in preference.choices:
            response.set_cookie(name, choice, max_age=_YEAR, samesite="Lax", httponly=True, path=_path())
    return response


def _path() -> str:
    return request.script_root or "/"
