"""Keeps the colours of articles' code, by the code key and the engine's version."""

from __future__ import annotations

import json

from sqlalchemy import Connection, and_, bindparam, exists, select

from webapp.code import Colours
from webapp.library.cursors import look_through
from webapp.library.keeping import keep_once
from webapp.library.tables import ARTICLES, CODE_COLOURS

_cc = CODE_COLOURS.c
_FIND = select(_cc.colours).where(_cc.code_key == bindparam("key"), _cc.engine == bindparam("by"))


def keep(c: Connection, key: str, engine: str, colours: Colours) -> None:
    """Keep the colours of what has this key; none, where it has none."""
    row = {"code_key": key, "engine": engine, "colours": json.dumps(dict(colours), separators=(",", ":"))}
    keep_once(c, CODE_COLOURS, row)


def find(c: Connection, key: str, engine: str) -> Colours | None:
    """Find the colours by this engine; None where it has not looked yet."""
    found = c.execute(_FIND, {"key": key, "by": engine}).scalar_one_or_none()
    if found is None:
        return None
    return {
        piece: tuple((start, end, kind) for start, end, kind in spans)
        for piece, spans in json.loads(found).items()
    }


def find_uncoloured(
    c: Connection, engine: str, before: int | None, *, at_most: int
) -> tuple[list[int], int | None]:
    """Find the next articles whose code this engine has not coloured; the rest as `look_through`."""
    is_coloured = exists().where(and_(_cc.code_key == ARTICLES.c.code_key, _cc.engine == engine))
    return look_through(c, ARTICLES.c.code_key.is_not(None) & ~is_coloured, before, at_most=at_most)
