"""Whether a database's tables are this version's: a newer process may have migrated them meanwhile."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection


def is_of_this_version(c: Connection) -> bool:
    """Whether the database is at the revision that this version's migrations lead to."""
    return MigrationContext.configure(c).get_current_revision() == _newest()


@cache
def _newest() -> str | None:
    return ScriptDirectory(str(Path(__file__).with_name("migrations"))).get_current_head()
