"""Signing in and out, where there is a password."""

from __future__ import annotations

import threading
import time
from collections import deque

from flask import Blueprint, Flask, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp import limits
from webapp.web.answers import access
from webapp.web.answers.way_back import own_path
from webapp.web.runtime import runtime

blueprint = Blueprint("sign_in", __name__)
_tries: deque[float] = deque(maxlen=limits.SIGN_IN_TRIES)
_lock = threading.Lock()


def init_app(app: Flask) -> None:
    """Give signing in its address."""
    app.register_blueprint(blueprint)
    app.context_processor(lambda: {"has_password": runtime().settings.password_file is not None})


@blueprint.get("/sign-in")
def show() -> ResponseReturnValue:
    """Ask for the password."""
    next_page = own_path(request.args.get("next", "")) or url_for("lists.unread")
    if access.is_signed_in():
        return redirect(next_page)
    return render_template("access/sign_in.html", next_page=next_page, error=None)


@blueprint.post("/sign-in")
def create() -> ResponseReturnValue:
    """Sign in, and go on to the page that was asked for."""
    next_page = own_path(request.form.get("next", "")) or url_for("lists.unread")
    if not _may_try():
        return _refused(next_page, _("Too many tries. Wait a minute, then try again."), 429)
    if access.sign_in(request.form.get("password", "")):
        return redirect(next_page, 303)
    return _refused(next_page, _("This is not the password."), 401)


@blueprint.post("/sign-out")
def delete() -> ResponseReturnValue:
    """End the session, and let the browser forget all that it kept of this reader's."""
    access.sign_out()
    response = redirect(url_for("sign_in.show"), 303)
    # The cache holds the back/forward cache too: nobody goes back into a library. Storage belongs to the
    # whole origin, and below a prefix others live there too: the worker forgets ours.
    response.headers["Clear-Site-Data"] = '"cache"' if request.script_root else '"cache", "storage"'
    return response


def _refused(next_page: str, error: str, status: int) -> ResponseReturnValue:
    return render_template("access/sign_in.html", next_page=next_page, error=error), status


def _may_try() -> bool:
    """Count tries of all clients together: what a client says of its own address must not matter."""
    now = time.monotonic()
    with _lock:
        if len(_tries) == limits.SIGN_IN_TRIES and now - _tries[0] < 60:
            return False
        _tries.append(now)
        return True
