"""Checks Host, client, Origin and session before every view."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from flask import Flask, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.settings import Settings
from webapp.web.answers import access
from webapp.web.runtime import runtime

# What answers without a session: signing in, the clothes of that page, a supervisor's question, and what
# reads offline, which shows nothing of the library by itself.
OPEN_ENDPOINTS = frozenset(
    {
        "sign_in.show",
        "sign_in.create",
        "assets.show",
        "assets.icon",
        "healthz",
        "readyz",
        "offline.manifest",
        "offline.worker",
        "offline.show",
    }
)
CHANGING = frozenset({"POST", "PUT", "PATCH", "DELETE"})


def init_app(app: Flask) -> None:
    """Set the guards, in this order."""
    app.before_request(check_host)
    app.before_request(check_client)
    app.before_request(check_origin)
    app.before_request(check_session)


def check_host() -> None:
    """Answer only to our own names: what keeps a page elsewhere from rebinding its name to us."""
    name = access.host_name(request)
    if not is_own_name(name, runtime().settings):
        abort(400, _("This server does not answer to the name “%(name)s”.", name=name))


def is_own_name(name: str, settings: Settings) -> bool:
    """Whether a Host is one of ours. With a password, a bare address is: no name can be rebound to it."""
    if access.is_loopback_name(name) or name in settings.hosts or name == settings.host:
        return True
    return settings.password_file is not None and _is_address(name)


def check_client() -> None:
    """Without a password, answer only a reader at this machine."""
    if runtime().settings.password_file is None and not access.is_at_this_machine(request):
        abort(403, _("Without a password Nutgraf answers only its own machine, and no proxy."))


def check_origin() -> None:
    """Refuse a change that another site's page asks for. The scheme may differ behind a proxy."""
    origin = request.headers.get("Origin")
    if request.method in CHANGING and origin is not None and urlsplit(origin).netloc != request.host:
        abort(400, _("This request came from another site’s page."))


def check_session() -> ResponseReturnValue | None:
    """Lead a reader without a session to the sign-in page, and back after it."""
    if request.endpoint in OPEN_ENDPOINTS or access.is_signed_in():
        return None
    if request.method in CHANGING:
        abort(403, _("Sign in first."))
    return redirect(url_for("sign_in.show", next=request.full_path.rstrip("?")))


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True
