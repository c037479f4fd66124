"""The token that forms carry against other sites' requests: signed once for a session, not for each page."""

from __future__ import annotations

from functools import lru_cache

from flask import session
from flask_wtf.csrf import generate_csrf

_SECRET = "csrf_token"  # noqa: S105 - Flask-WTF's name for it in the session


def form_token() -> str:
    """The token of this session, which is given a secret where it has none."""
    if _SECRET not in session:
        generate_csrf()
    return _signed(session[_SECRET])


@lru_cache(maxsize=256)  # sessions; a token has no time limit, and so one is as good as the next
def _signed(_secret: str) -> str:
    return str(generate_csrf())
