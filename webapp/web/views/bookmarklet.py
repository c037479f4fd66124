"""Saving what the reader's own browser sees: a bookmarklet, and the page that it hands a page to."""

from __future__ import annotations

import json

from flask import Blueprint, Flask, Response, render_template, request, url_for

blueprint = Blueprint("bookmarklet", __name__)

# Opens our page; when that says it is ready, hands it the page as it stands, and only it.
_CODE = (
    "javascript:(()=>{{const at={address};const to=new URL(at).origin;const w=open(at);"
    "addEventListener('message',e=>{{if(e.source===w&&e.origin===to)"
    "w.postMessage({{url:location.href,title:document.title,"
    "html:'<!doctype html>'+document.documentElement.outerHTML}},to)}})}})()"
)


def init_app(app: Flask) -> None:
    """Give the page its address, and the settings page its bookmarklet."""
    app.register_blueprint(blueprint)
    app.jinja_env.globals["bookmarklet_code"] = bookmarklet_code


def bookmarklet_code() -> str:
    """The bookmarklet, for the address that this server was asked by."""
    address = f"{_scheme()}://{request.host}{url_for('bookmarklet.show')}"
    return _CODE.format(address=json.dumps(address))


def _scheme() -> str:
    """What the reader's browser speaks, where a proxy says so. It decides nothing but this link of theirs."""
    forwarded = request.headers.get("X-Forwarded-Proto", "")
    return forwarded if forwarded in ("http", "https") else request.scheme


@blueprint.get("/articles/receive")
def show() -> Response:
    """The page that is handed a page, by its opener, which no other page of ours keeps."""
    response = Response(render_template("articles/receive.html"))
    response.headers["Cross-Origin-Opener-Policy"] = "unsafe-none"
    return response
