"""Turns the files under static/ into addresses that never change their content.

`/static/<hash of all files>/css/base.css`: relative imports between modules keep working, and
everything may be kept by browsers for ever.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache

from flask import Blueprint, Flask, Response, current_app, send_from_directory, url_for

from webapp import paths

blueprint = Blueprint("assets", __name__)
_FOR_EVER = "public, max-age=31536000, immutable"


def init_app(app: Flask) -> None:
    """Serve the files, and let templates name them by `asset`."""
    app.register_blueprint(blueprint)
    app.jinja_env.globals["asset"] = asset


def asset(path: str) -> str:
    """The address of a file under static/."""
    return url_for("assets.show", build=build_hash(), path=path)


def build_hash() -> str:
    """The hash of all files; read again at each call while debugging."""
    return _hash_files() if current_app.debug else _hash_files_once()


@blueprint.get("/static/<build>/<path:path>")
def show(build: str, path: str) -> Response:
    """Send a file; one that an older page asks for by an older hash is not kept."""
    response = send_from_directory(paths.STATIC, path)
    response.headers["Cache-Control"] = _FOR_EVER if build == build_hash() else "no-cache"
    return response


@blueprint.get("/favicon.ico")
def icon() -> Response:
    """Browsers ask for it by this name, whatever the page says."""
    return send_from_directory(paths.STATIC, "img/nutgraf.svg", mimetype="image/svg+xml")


def _hash_files() -> str:
    digest = hashlib.sha256()
    for file in sorted(path for path in paths.STATIC.rglob("*") if path.is_file()):
        digest.update(file.relative_to(paths.STATIC).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:12]


@lru_cache(maxsize=1)
def _hash_files_once() -> str:
    return _hash_files()
