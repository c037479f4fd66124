"""What a reader makes of an article's metadata, beside what its page says: one way for all fields.

The columns of ARTICLES hold what is shown, so that lists need nothing else; `printed` holds what the page
says, of those that show something else.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from webapp.library.tables import ARTICLES

_a = ARTICLES.c


def overlay(c: Connection, article_id: int, values: Mapping[str, str | None]) -> dict[str, Any]:
    """What is to be kept so that these columns show these values; what the page says is no edit."""
    row = c.execute(select(ARTICLES).where(_a.id == article_id)).mappings().one()
    printed = _printed(row["printed"])
    own = {name: printed.get(name, row[name]) for name in values}
    changed = {name: own[name] for name, value in values.items() if value != own[name]}
    rest = {name: value for name, value in printed.items() if name not in values}
    return {**values, "printed": _column({**rest, **changed})}


def leave_edited(c: Connection, article_id: int, said: Mapping[str, Any]) -> dict[str, Any]:
    """What is to be kept where the page now says this: what the reader has changed goes on being shown."""
    printed = _printed(c.execute(select(_a.printed).where(_a.id == article_id)).scalar_one())
    shown = {name: value for name, value in said.items() if name not in printed}
    return {**shown, "printed": _column({name: said[name] for name in printed})}


def _printed(column: str | None) -> dict[str, str | None]:
    found: dict[str, str | None] = json.loads(column or "{}")
    return found


def _column(printed: Mapping[str, str | None]) -> str | None:
    return json.dumps(printed, ensure_ascii=False, separators=(",", ":")) if printed else None
