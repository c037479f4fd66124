"""Keeps a row once: one with the same key that is there already is left untouched."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import sqlite


def keep_once(c: Connection, table: Table, values: Mapping[str, Any]) -> bool:
    """Insert a row, or leave the one with the same key as it is. Returns whether it was inserted."""
    key = table.primary_key.columns
    if c.dialect.name == "sqlite":
        lite = sqlite.insert(table).values(dict(values)).on_conflict_do_nothing().returning(*key)
        return c.execute(lite).first() is not None
    from sqlalchemy.dialects import postgresql  # its drivers are loaded for those who use it

    insert = postgresql.insert(table).values(dict(values)).on_conflict_do_nothing().returning(*key)
    return c.execute(insert).first() is not None
