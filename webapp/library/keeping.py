"""Keeps a row that is named by its content: a second copy is the first one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import sqlite


def keep_once(c: Connection, table: Table, values: Mapping[str, Any]) -> None:
    """Insert a row, or leave the one with the same key as it is."""
    if c.dialect.name == "sqlite":
        c.execute(sqlite.insert(table).values(dict(values)).on_conflict_do_nothing())
        return
    from sqlalchemy.dialects import postgresql  # its drivers are loaded for those who use it

    c.execute(postgresql.insert(table).values(dict(values)).on_conflict_do_nothing())
