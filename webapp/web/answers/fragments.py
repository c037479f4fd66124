"""Parts of pages that depend on language and settings alone, rendered once: forms, icons, dialogs, bars.

A template asks for one by `fragment("settings/_text.html", {…}, {…})`: what it shows, and what is filled in
each time. Its template sees nothing else of the request, so that nothing of one reader gets into another's
page.
"""

from __future__ import annotations

import re
import secrets
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Flask, current_app, g, request
from markupsafe import Markup, escape

from webapp import limits
from webapp.bounded_cache import BoundedCache
from webapp.web.answers.form_token import form_token
from webapp.web.answers.notices import this_page
from webapp.web.answers.preferences import chosen, current_preferences
from webapp.web.assets.files import current_build
from webapp.web.formats import locale_name
from webapp.web.runtime import runtime

Filled = str | int | None

_NOTHING: Mapping[str, Any] = {}
# What a fragment must not see: each reader's own. A template that names one of them fails.
FORBIDDEN = ("request", "session", "g", "notice", "get_flashed_messages", "config", "csrf_meta_tag")
# Filled in every fragment that has it; other names are given by the caller.
_TOKEN, _PAGE = "csrf_token", "this_page"
# A place to fill: of a text, a name between two marks; of a number, one that an address can hold. Both are
# drawn anew at each start: an article's title or sentences, which some fragments show, cannot name them.
_SECRET = secrets.token_hex(16)
_NUMBERS = (10**38 + secrets.randbelow(9 * 10**38)) * 100
_HOLE = re.compile(f"\ue000{_SECRET}(\\w+)\ue001|({_NUMBERS // 100}[0-9]{{2}})")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A fragment's text, and between each two of its pieces the name of what is filled in there."""

    pieces: tuple[str, ...]
    names: tuple[str, ...]


def init_app(app: Flask) -> None:
    """Let templates use fragments."""
    app.extensions["nutgraf-fragments"] = BoundedCache[Rendered](limits.FRAGMENT_BYTES)
    app.jinja_env.globals["fragment"] = fragment


def fragment(
    template: str,
    shown: Mapping[str, object] = _NOTHING,
    filled: Mapping[str, Filled] = _NOTHING,
    key: tuple[object, ...] | None = None,
) -> Markup:
    """A part of a page: rendered once for each language, settings and `shown`.

    `key` tells what is shown from anything else; None where the values themselves do. In place of each value
    of `filled` its template is given a mark, to be printed and not looked at.
    Raises: ValueError where the template does not print what is filled in.
    """
    key = (template, _surroundings(), *(shown.items() if key is None else key))
    cache: BoundedCache[Rendered] = current_app.extensions["nutgraf-fragments"]
    rendered = None if current_app.debug else cache.find(key)
    if rendered is None:
        rendered = _render(template, shown, filled)
        cache.keep(key, rendered, sum(map(sys.getsizeof, rendered.pieces)) + len(repr(key)))
    return Markup(_fill(rendered, filled))  # noqa: S704 - escaped by the template, and by `_fill`


def _surroundings() -> tuple[object, ...]:
    """What every fragment may depend on."""
    found: tuple[object, ...] | None = g.get("surroundings")
    if found is None:
        found = g.surroundings = (
            locale_name(),
            tuple(current_preferences().values()),
            chosen().get("keymap", ""),
            request.script_root,
            runtime().settings.password_file is not None,
            current_build().hash,
        )
    return found


def _render(template: str, shown: Mapping[str, object], filled: Mapping[str, Filled]) -> Rendered:
    context: dict[str, object] = {}
    current_app.update_template_context(context)
    env = current_app.jinja_env
    context |= {name: env.undefined(name=name, hint=f"a fragment sees no {name}") for name in FORBIDDEN}
    holes = {
        name: _NUMBERS + number if isinstance(value, int) else _mark(name)
        for number, (name, value) in enumerate(filled.items())
    }
    context |= {**shown, **holes, _TOKEN: lambda: _mark(_TOKEN), _PAGE: _mark(_PAGE)}
    outer, g.is_in_fragment = g.get("is_in_fragment", False), True
    try:
        text = env.get_template(template).render(context)
    finally:
        g.is_in_fragment = outer
    names = list(filled)
    pieces, found, at = [], [], 0
    for hole in _HOLE.finditer(text):
        pieces.append(text[at : hole.start()])
        found.append(hole[1] or names[int(hole[2]) - _NUMBERS])
        at = hole.end()
    if missing := filled.keys() - found:
        raise ValueError(f"{template} does not show {', '.join(sorted(missing))}")
    return Rendered((*pieces, text[at:]), tuple(found))


def _mark(name: str) -> Markup:
    return Markup(f"\ue000{_SECRET}{name}\ue001")  # noqa: S704 - a name of ours


def _fill(rendered: Rendered, filled: Mapping[str, Filled]) -> str:
    if not rendered.names:
        return rendered.pieces[0]
    values = {name: _escaped(value) for name, value in filled.items()}
    own = _own()
    text = [rendered.pieces[0]]
    for name, piece in zip(rendered.names, rendered.pieces[1:], strict=True):
        text.append(values[name] if name in values else own[name])
        text.append(piece)
    return "".join(text)


def _escaped(value: Filled) -> str:
    return str(value) if isinstance(value, int) else escape(value)


def _own() -> Mapping[str, str]:
    """What this reader's page alone may hold; within a fragment that is rendered, the places for it."""
    if g.get("is_in_fragment"):
        return _PLACES
    if "own" not in g:
        g.own = {_TOKEN: form_token(), _PAGE: escape(this_page())}
    found: Mapping[str, str] = g.own
    return found


_PLACES = {name: _mark(name) for name in (_TOKEN, _PAGE)}
