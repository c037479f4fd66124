"""Answers 304 for a page that the browser has already, before it is made.

A tag comes from what a page is made of, never from its bytes: these carry a fresh token each second.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from flask import Response, current_app, make_response, request, session
from flask_babel import get_locale, get_timezone

from webapp import paths
from webapp.web.answers.form_token import form_token
from webapp.web.answers.preferences import chosen
from webapp.web.assets.files import current_build
from webapp.web.runtime import runtime

# What pages are made by, beside what is served under static/.
_MAKERS = (
    (Path(__file__).parents[2], "*.py"),
    (Path(__file__).parents[1], "*.mo"),
    (paths.TEMPLATES, "*.html"),
)


def page_tag(*shown: object) -> str:
    """The tag of a page that shows these (by their `repr`), to this reader, at this address."""
    form_token()  # so that the session has the secret that its tokens are made of
    settings = runtime().settings
    reader = (sorted(session.items()), sorted(chosen().items()), get_locale(), get_timezone())
    asked = (request.script_root, request.full_path, settings.password_file is not None)
    made_of = repr((shown, reader, asked, current_build().hash, _makers()))
    return hashlib.sha256(made_of.encode()).hexdigest()[:24]


def answer_unless_known(tag: str, make: Callable[[], str]) -> Response:
    """Make the page, or say that the browser's own copy still holds."""
    is_known = request.if_none_match.contains_weak(tag)
    response = Response(status=304) if is_known else make_response(make())
    response.set_etag(tag, weak=True)
    return response


def _makers() -> str:
    return _hash_makers() if current_app.debug else _hash_makers_once()


def _hash_makers() -> str:
    digest = hashlib.sha256()
    for folder, pattern in _MAKERS:
        for file in sorted(folder.rglob(pattern)):
            digest.update(file.read_bytes())
    return digest.hexdigest()


_hash_makers_once = lru_cache(maxsize=1)(_hash_makers)
