"""Reads the library in one transaction for each request that asks: everything on a page is of one moment."""

from __future__ import annotations

from flask import Flask, g, request

from webapp.library import View
from webapp.web.answers.guards import CHANGING
from webapp.web.runtime import runtime


def init_app(app: Flask) -> None:
    """Begin before all that may read, and end when the answer is made."""
    app.before_request(begin)
    app.teardown_request(end)


def begin() -> None:
    """Let what is read be one view. It begins with the first statement: what reads nothing opens nothing.

    An action has its own transactions, and must see what it has written.
    """
    if request.method not in CHANGING:
        g.view = runtime().services.library.one_view()


def end(_error: BaseException | None = None) -> None:
    """Let go of it."""
    view: View | None = g.pop("view", None)
    if view is not None:
        view.close()
