"""What 0014 to 0016 do, for a library that went through them while they were still empty.

The three were set down as places before they had content. A library that was opened then calls itself 0016 or
newer, and has neither the columns nor the table: each step is done here where it was not.
"""

from __future__ import annotations

from importlib import import_module

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"

_VERSIONS = "webapp.library.migrations.versions"


def upgrade() -> None:
    """Do each of the three steps that left no trace."""
    if not _has_index("articles_failed"):
        _do("0014_failures")
    tables = sa.inspect(op.get_bind())
    columns = {column["name"] for column in tables.get_columns("articles")}
    if "printed" not in columns:
        _do("0015_edits")
    if "code_key" not in columns:
        _do("0016_code_colours")


def _has_index(name: str) -> bool:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    found = (
        "SELECT 1 FROM sqlite_master WHERE type = 'index' AND name = :name"
        if is_sqlite
        else "SELECT 1 FROM pg_indexes WHERE schemaname = current_schema() AND indexname = :name"
    )
    return op.get_bind().execute(sa.text(found), {"name": name}).first() is not None


def _do(step: str) -> None:
    import_module(f"{_VERSIONS}.{step}").upgrade()
