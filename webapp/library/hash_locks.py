"""Keeps those who refer to a hash and those who remove what nobody refers to out of each other's way.

A page or an image that nobody refers to may be kept once more at any moment, for an article that shows the
same. So nothing is removed while a transaction that keeps one is open, and the other way round: who comes
second sees what the first one left. SQLite has one writer at a time anyway.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

_NUMBER = 0x6E757468  # "nuth": of PostgreSQL's advisory lock


def lock_for_keeping(c: Connection) -> None:
    """Let nothing be removed until this transaction ends.

    To be called before a row is written: who waits here must not hold what another keeper waits for.
    """
    if c.dialect.name == "postgresql":
        c.execute(text("SELECT pg_advisory_xact_lock_shared(:number)"), {"number": _NUMBER})


def lock_for_removing(c: Connection) -> None:
    """Let nothing be kept by hash until this transaction ends."""
    if c.dialect.name == "postgresql":
        c.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _NUMBER})
