"""Which reading of its page an article shows: all there were so far are the engine's own choice."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column."""
    op.add_column(
        "articles", sa.Column("candidate", sa.String(length=16), nullable=False, server_default="chosen")
    )
