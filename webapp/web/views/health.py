"""What supervisors ask: is this process alive, and is it ready for readers."""

from __future__ import annotations

from flask import Flask
from flask.typing import ResponseReturnValue

from webapp.reading.why_not_ready import why_not_ready
from webapp.web.runtime import runtime


def init_app(app: Flask) -> None:
    """Give both questions their addresses; they answer without a session."""
    app.add_url_rule("/healthz", "healthz", healthz)
    app.add_url_rule("/readyz", "readyz", readyz)


def healthz() -> ResponseReturnValue:
    """Tell whether the library can be reached."""
    return _answer(None if runtime().services.library.is_alive() else "no library")


def readyz() -> ResponseReturnValue:
    """Tell whether readers can be sent here, and if not, why."""
    own = runtime()
    return _answer(why_not_ready(own.services) or (None if own.jobs.is_alive() else "the jobs have ended"))


def _answer(reason: str | None) -> ResponseReturnValue:
    return {"status": reason or "ok"}, 503 if reason else 200
