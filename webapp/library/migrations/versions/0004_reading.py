"""What a person chose for their pages, and when an article was read last."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the columns; nobody has chosen anything yet."""
    op.add_column("people", sa.Column("preferences", sa.Text()))
    op.add_column("articles", sa.Column("position_at", sa.BigInteger()))
    op.create_index(
        "articles_continue",
        "articles",
        ["person", sa.text("position_at DESC")],
        sqlite_where=sa.text("position_at IS NOT NULL"),
        postgresql_where=sa.text("position_at IS NOT NULL"),
    )
