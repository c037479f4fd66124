"""Reading without a network: the app's manifest, its service worker, the page for what is not kept.

The server says which pages may be kept, whose they are and what they are called, by one header; the
worker (static/worker/) keeps no other.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Flask, Response, current_app, g, render_template, request, url_for
from flask_babel import gettext as _

from webapp import limits, paths
from webapp.library.listings import KINDS
from webapp.reading.change_article import CHANGES
from webapp.web.answers.access import person
from webapp.web.assets.files import asset, current_build
from webapp.web.formats import language

blueprint = Blueprint("offline", __name__)
HEADER = "Nutgraf-Copy"
PAPER = "#fffefb"  # --paper-0 of css/base.css
# They make one script, in this order.
SCRIPTS = (
    "places",
    "copies",
    "images",
    "assets",
    "queue",
    "pages",
    "messages",
    "events",
)
_NAMED = re.compile(r"""["']((?:css|js|img)/[\w./-]+)["']""")
_COPIED_ENDPOINTS = frozenset({"digests.show", "saving.new"})


def init_app(app: Flask) -> None:
    """Give the three their addresses, and pages that may be kept their header."""
    app.register_blueprint(blueprint)
    app.after_request(mark_copy)


@blueprint.get("/manifest.webmanifest")
def manifest() -> Response:
    """What an installed app is called, looks like, and is handed by other apps."""
    root = url_for("lists.unread")
    found = {
        "name": "Nutgraf",
        "short_name": "Nutgraf",
        "description": _("The article and nothing else, and its summary when there is no time to read."),
        "lang": language(),
        "id": root,
        "start_url": root,
        "scope": root,
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            _icon("icon-192.png", "192x192", "any"),
            _icon("icon-512.png", "512x512", "any"),
            _icon("icon-maskable-512.png", "512x512", "maskable"),
        ],
        "share_target": {
            "action": url_for("saving.new"),
            "method": "GET",
            "params": {"title": "title", "text": "text", "url": "url"},
        },
    }
    return Response(json.dumps(found, ensure_ascii=False), content_type="application/manifest+json")


def _icon(name: str, sizes: str, purpose: str) -> dict[str, str]:
    return {"src": asset(f"img/{name}"), "sizes": sizes, "type": "image/png", "purpose": purpose}


@blueprint.get("/worker.js")
def worker() -> Response:
    """The service worker, which must know this build and the app's addresses."""
    own = f'"use strict";\nconst BUILD = {json.dumps(_what_a_worker_knows())};\n'
    scripts = (paths.STATIC / "worker" / f"{name}.js" for name in SCRIPTS)
    text = own + "\n".join(script.read_text("utf-8") for script in scripts)
    return Response(text, content_type="text/javascript; charset=utf-8")


def _what_a_worker_knows() -> Mapping[str, Any]:
    address = request.script_root  # below it, all addresses are ours
    return {
        "build": current_build().hash,
        "root": url_for("lists.unread"),
        "static": f"{address}/static/",
        "shell": [asset(path) for path in shell()],
        "offline": url_for("offline.show"),
        "form": url_for("saving.new"),
        "lists": [*(address + _pattern(kind.rule) for kind in KINDS.values()), url_for("digests.show")],
        "articles": f"{address}/articles/",
        "signIn": url_for("sign_in.show"),
        "signOut": url_for("sign_in.delete"),
        "changes": [*CHANGES, "fetch", "position"],  # what may be done to an article while the server is away
        "actions": {  # what else
            url_for("saving.create"): "save",
            url_for("preferences.update"): "settings",
            url_for("failures.retry"): "retry-failures",
            url_for("failures.remove"): "remove-failures",
        },
        "opened": limits.OFFLINE_OPENED,
        "ahead": limits.OFFLINE_AHEAD,
    }


def _pattern(rule: str) -> str:
    """A rule of addresses as the worker reads it, which makes a regular expression of it."""
    return re.sub("<[^>]+>", "[^/]+", rule)


@lru_cache(maxsize=1)
def shell() -> tuple[str, ...]:
    """What pages wear, by its path under static/: each file that a template names."""
    templates = sorted(paths.TEMPLATES.rglob("*.html"))
    named = {path for template in templates for path in _NAMED.findall(template.read_text("utf-8"))}
    return tuple(sorted(named & current_build().files.keys()))


@blueprint.get("/offline")
def show() -> str:
    """What is shown in place of a page that is not kept; its script lists what is."""
    return render_template("offline/show.html")


def offer_copy(title: str, lang: str | None) -> None:
    """Let the page that is being answered be kept by its reader's browser."""
    g.copy = {"title": title[: limits.OFFLINE_TITLE_CHARS], "lang": lang or ""}


def mark_copy(response: Response) -> Response:
    """Say whose page this is, where it may be kept. One that tells what was just done may not."""
    if request.endpoint == "offline.show":
        response.headers[HEADER] = urlencode({"language": language()})
        return response
    about = {"title": "", "lang": ""} if request.endpoint in _COPIED_ENDPOINTS else g.get("copy")
    if about is not None and response.status_code in (200, 304) and "done" not in request.args:
        mine = {"person": person_mark(), "build": current_build().hash, "language": language()}
        response.headers[HEADER] = urlencode({**about, **mine})
    return response


def person_mark() -> str:
    """Tells one person's copies from another's, and gives nothing away."""
    key = current_app.secret_key
    assert isinstance(key, bytes)
    return _mark_of(key, person())


@lru_cache(maxsize=64)
def _mark_of(key: bytes, person_id: int) -> str:
    return hmac.new(key, f"copies of {person_id}".encode(), hashlib.sha256).hexdigest()[:16]
