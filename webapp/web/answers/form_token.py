"""The token that forms carry against other sites' requests: signed once for a session, not for each page."""

from __future__ import annotations

from functools import lru_cache

from flask import Flask, current_app, session
from flask_wtf.csrf import generate_csrf

_SESSION_NAME = "csrf_token"  # Flask-WTF's name for it in the session


def init_app(app: Flask) -> None:
    """Let templates write it: in place of Flask-WTF's own, which signs another one for each page."""
    app.context_processor(lambda: {"csrf_token": form_token})


def form_token() -> str:
    """The token of this session, which is given a secret where it has none."""
    if _SESSION_NAME not in session:
        generate_csrf()
    return _signed(current_app.secret_key, session[_SESSION_NAME])


@lru_cache(maxsize=256)  # sessions; a token has no time limit, and so one is as good as the next
def _signed(_key: str | bytes | None, _secret: str) -> str:
    return str(generate_csrf())
