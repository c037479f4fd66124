"""Whose key an action has and what was answered to it; when each state and preference was last changed.

A state that is on was changed when it was set. When one that is off was changed, nobody kept.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Add the columns. A key whose action was under way is forgotten, as if it had been cut off."""
    op.add_column("actions", sa.Column("fingerprint", sa.String(length=64)))
    op.add_column("actions", sa.Column("status", sa.Integer()))
    op.add_column("actions", sa.Column("location", sa.Text()))
    op.execute("DELETE FROM actions WHERE NOT is_done")
    op.drop_column("actions", "is_done")
    for state in ("read", "archived", "starred", "deleted"):
        op.add_column("articles", sa.Column(f"{state}_changed_at", sa.BigInteger()))
    op.execute(
        "UPDATE articles SET read_changed_at = read_at, archived_changed_at = archived_at, "
        "starred_changed_at = starred_at, deleted_changed_at = deleted_at"
    )
    op.add_column("people", sa.Column("preferences_changed", sa.Text()))
