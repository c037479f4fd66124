"""Serves the files under static/ at addresses whose content never changes.

`/static/<hash of all that is served>/css/base.css`: everything may be kept by browsers for ever. Each
script and each sheet is served with all that it imports in it.
"""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from flask import Blueprint, Flask, Response, abort, current_app, request, url_for

from webapp import paths
from webapp.web.assets.encodings import COMPRESSIBLE, ENCODINGS, SMALLEST, chosen_encoding
from webapp.web.assets.joining import join_script
from webapp.web.assets.sheets import join_sheet

blueprint = Blueprint("assets", __name__)
_FOR_EVER = "public, max-age=31536000, immutable"

# ending → how what is served is made of the file
_JOINED: Mapping[str, Callable[[Path], str]] = {".js": join_script, ".css": join_sheet}
# ending → media type, whatever the machine's own table says
_TYPES: Mapping[str, str] = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".speculationrules": "application/speculationrules+json",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}


@dataclass(frozen=True, slots=True)
class Build:
    """All that is served, by its path under static/."""

    hash: str
    files: Mapping[str, bytes]


def init_app(app: Flask) -> None:
    """Serve the files, and let templates name them by `asset`. Raises: CannotJoinError."""
    app.register_blueprint(blueprint)
    app.jinja_env.globals["asset"] = asset
    _build(_stamps())


def asset(path: str) -> str:
    """The address of a file under static/."""
    return _address(request.script_root, current_build().hash, path)


@lru_cache(maxsize=256)  # a page names ten, the same ones each time
def _address(_script_root: str, build: str, path: str) -> str:
    return url_for("assets.show", build=build, path=path)


def current_build() -> Build:
    """What is served now; read again after each change while debugging."""
    return _build(_stamps() if current_app.debug else _stamps_at_start())


@blueprint.get("/static/<build>/<path:path>")
def show(build: str, path: str) -> Response:
    """Send a file; one that an older page asks for by an older hash is not kept."""
    now = current_build()
    if path not in now.files:
        abort(404)
    response = _answer(path, now.files[path])
    response.set_etag(now.hash, weak=True)
    response.headers["Cache-Control"] = _FOR_EVER if build == now.hash else "no-cache"
    response.make_conditional(request)
    return response


@blueprint.get("/favicon.ico")
def icon() -> Response:
    """Browsers ask for it by this name, whatever the page says."""
    return _answer("img/nutgraf.svg", current_build().files["img/nutgraf.svg"])


def _answer(path: str, body: bytes) -> Response:
    encoding = chosen_encoding()
    content_type = _TYPES.get(Path(path).suffix) or mimetypes.guess_type(path)[0]
    if encoding is None or content_type not in COMPRESSIBLE or len(body) < SMALLEST:
        return Response(body, content_type=content_type)
    response = Response(_compressed(body, encoding), content_type=content_type)
    response.content_encoding = encoding
    return response


@lru_cache(maxsize=128)  # every file in every encoding, and room for one more build
def _compressed(body: bytes, encoding: str) -> bytes:
    return ENCODINGS[encoding].best(body)


Stamps = tuple[tuple[str, int, int], ...]


def _stamps() -> Stamps:
    """What tells one state of the folder from the next: path, time and size of each file."""
    files = sorted(path for path in paths.STATIC.rglob("*") if path.is_file())
    found = ((file.relative_to(paths.STATIC).as_posix(), file.stat()) for file in files)
    return tuple((path, stat.st_mtime_ns, stat.st_size) for path, stat in found)


_stamps_at_start = lru_cache(maxsize=1)(_stamps)


@lru_cache(maxsize=1)
def _build(stamps: Stamps) -> Build:
    files = {path: _served(paths.STATIC / path) for path, _time, _size in stamps}
    digest = hashlib.sha256()
    for path, body in files.items():
        digest.update(path.encode() + b"\0" + body)
    return Build(digest.hexdigest()[:12], files)


def _served(file: Path) -> bytes:
    join = _JOINED.get(file.suffix)
    return join(file).encode() if join else file.read_bytes()
