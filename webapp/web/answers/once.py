"""Does an action that carries a key (`Action-Key`, or a field `action_key`) once, however often it comes.

A device that was away sends again what it cannot know to have arrived.
"""

from __future__ import annotations

import re

from flask import Flask, Response, g, redirect, request
from flask.typing import ResponseReturnValue

from webapp import limits
from webapp.reading import do_once
from webapp.web.answers.access import person
from webapp.web.answers.guards import CHANGING, OPEN_ENDPOINTS
from webapp.web.answers.way_back import way_back
from webapp.web.parts import parts

HEADER, FIELD = "Action-Key", "action_key"
_KEY = re.compile(rf"[0-9A-Za-z-]{{8,{limits.ACTION_KEY_CHARS}}}", re.ASCII)


def init_app(app: Flask) -> None:
    """Look at every action before its view and after it; who may ask was looked at before."""
    app.before_request(begin)
    app.after_request(end)
    app.teardown_request(give_up)


def begin() -> ResponseReturnValue | None:
    """Answer an action that is done; let a new one through to its view."""
    key = request.headers.get(HEADER) or request.form.get(FIELD, "") if request.method in CHANGING else ""
    if not _KEY.fullmatch(key) or request.endpoint in OPEN_ENDPOINTS:
        return None
    claim = do_once.begin(parts().services, person(), key)
    if claim == "new":
        g.action = key
        return None
    if claim == "being done":
        return "", 409  # whoever sent it asks again
    is_script = request.accept_mimetypes.best == "application/json"
    return ("", 204) if is_script else redirect(way_back(), 303)


def end(response: Response) -> Response:
    """Remember what was done; what was refused may come again."""
    key = g.pop("action", None)
    if key is not None:
        do_once.end(parts().services, person(), key, is_done=response.status_code < 400)
    return response


def give_up(_error: BaseException | None = None) -> None:
    """Forget an action that ended without an answer."""
    key = g.pop("action", None)
    if key is not None:
        do_once.end(parts().services, person(), key, is_done=False)
