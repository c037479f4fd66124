"""Speculation rules: which pages browsers may make ready ahead.

By a header that names static/rules.speculationrules, because the page's policy allows nothing inline. A GET
changes nothing that is the reader's, so that a page made ready and never looked at has done nothing.
"""

from __future__ import annotations

from flask import Flask, Response, request

from webapp.web.answers.guards import CHANGING
from webapp.web.assets.files import asset

RULES = "rules.speculationrules"
_READY = '"prefetchCache", "prerenderCache"'
# After these, pages that were made ready must not be shown: they look otherwise, or are nobody's any more.
CHANGING_PAGES = ("preferences.update", "keys.update", "sign_in.delete")


def init_app(app: Flask) -> None:
    """Point at the rules, and keep what they bring true."""
    app.after_request(point_at_rules)
    app.after_request(drop_what_is_old)


def point_at_rules(response: Response) -> Response:
    """Name the rules on a page."""
    if response.mimetype == "text/html":
        response.headers["Speculation-Rules"] = f'"{asset(RULES)}"'
    return response


def drop_what_is_old(response: Response) -> Response:
    """Let the browser forget what a change has made wrong."""
    if request.method in CHANGING and request.endpoint in CHANGING_PAGES:
        more = response.headers.get("Clear-Site-Data")
        response.headers["Clear-Site-Data"] = f"{more}, {_READY}" if more else _READY
    return response
