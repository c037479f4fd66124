"""The further parts of articles that stand on several pages; none were kept so far."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "page_parts",
        sa.Column("page_hash", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("part_hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["page_hash"], ["pages.hash"]),
        sa.ForeignKeyConstraint(["part_hash"], ["pages.hash"]),
        sa.PrimaryKeyConstraint("page_hash", "number"),
    )
