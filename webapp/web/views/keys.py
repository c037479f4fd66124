"""Keyboard shortcuts as this reader has them, and the form that changes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from flask import Blueprint, Flask, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.web.answers.notices import this_page, with_notice
from webapp.web.answers.preferences import chosen, keep
from webapp.web.views.key_table import LENGTHS, SHORTCUTS, find_clashes, is_key

blueprint = Blueprint("keys", __name__)
_NAME = "keymap"  # among the preferences: action=keys, where they are not the table's


@dataclass(frozen=True, slots=True)
class KeysPage:
    """The keys as the form shows them; `error` tells why they were not kept."""

    keys: Mapping[str, str]
    error: str | None = None


def init_app(app: Flask) -> None:
    """Let every page know the shortcuts."""
    app.register_blueprint(blueprint)
    app.jinja_env.globals.update(SHORTCUTS=SHORTCUTS)
    app.context_processor(lambda: {"current_keys": current_keys, "key_map": key_map})


def current_keys() -> dict[str, str]:
    """Action → its keys, separated by spaces; a map that makes no sense counts as none."""
    changed = dict(parse_qsl(chosen().get(_NAME, ""), keep_blank_values=True))
    keys = {action: changed.get(action, shortcut.keys) for action, shortcut in SHORTCUTS.items()}
    return keys if _error_in(keys) is None else {action: each.keys for action, each in SHORTCUTS.items()}


@blueprint.get("/settings/keys")
def show() -> str:
    """Show the form."""
    return render_template("settings/keys.html", page=KeysPage(current_keys()), back=this_page())


@blueprint.post("/settings/keys")
def update() -> ResponseReturnValue:
    """Keep the keys that were sent, or the table's own; keys that clash are shown again, and why."""
    if "reset" in request.form:
        keys = {action: shortcut.keys for action, shortcut in SHORTCUTS.items()}
    else:
        keys = {action: " ".join(request.form.get(action, "").split()) for action in SHORTCUTS}
    if error := _error_in(keys):
        return render_template("settings/keys.html", page=KeysPage(keys, error), back=this_page()), 422
    response = redirect(with_notice(url_for("keys.show"), "settings"), 303)
    changed = {action: keys[action] for action, own in SHORTCUTS.items() if keys[action] != own.keys}
    keep(response, {_NAME: urlencode(changed)})
    return response


def _error_in(keys: Mapping[str, str]) -> str | None:
    all_keys = [key for each in keys.values() for key in each.split()]
    if unknown := [key for key in all_keys if not is_key(key)]:
        said = _(
            "“%(key)s” is no key: give one character, or two that are pressed in turn; "
            "1 to 9 are the lengths of a summary.",
            key=unknown[0],
        )
        return str(said)
    if clashes := find_clashes(keys):
        return str(_("“%(key)s” would mean two things.", key=clashes[0]))
    return None


def key_map() -> dict[str, str]:
    """Key → action, as js/keys.js goes by it."""
    named = {key: action for action, keys in current_keys().items() for key in keys.split()}
    return named | {digit: f"length-{digit}" for digit in LENGTHS}
