"""Gives free space of SQLite's file back to the system; PostgreSQL does so by itself."""

from __future__ import annotations

from sqlalchemy import Connection

SPARE_SHARE = 0.1  # of the file: what was removed lately makes room for what is saved next


def count_spare(c: Connection) -> int:
    """Count the free database pages beyond those kept for new articles; 0 where none can be given back."""
    if c.dialect.name != "sqlite" or _pragma(c, "auto_vacuum") == 0:
        return 0
    return max(0, _pragma(c, "freelist_count") - int(_pragma(c, "page_count") * SPARE_SHARE))


def give_back(c: Connection, limit: int) -> int:
    """Give at most so many free database pages back; returns how many."""
    spare = min(limit, count_spare(c))
    for _ in range(spare):
        c.exec_driver_sql("PRAGMA incremental_vacuum(1)")  # of more, Python's sqlite3 does one all the same
    return spare


def _pragma(c: Connection, name: str) -> int:
    found: int = c.exec_driver_sql(f"PRAGMA {name}").scalar_one()
    return found
