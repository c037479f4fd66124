"""Keeps a row that is named by its content: a second copy is the first one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def keep_once(c: Connection, table: Table, values: Mapping[str, Any]) -> None:
    """Insert a row, or leave the one with the same key as it is."""
    insert = postgresql.insert if c.dialect.name == "postgresql" else sqlite.insert
    c.execute(insert(table).values(dict(values)).on_conflict_do_nothing())
