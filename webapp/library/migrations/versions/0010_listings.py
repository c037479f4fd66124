"""How many articles each list holds is kept; an index knows which articles are being read.

The counts themselves, and the triggers that keep them, are made after the migrations (library/counting.py).
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

BEING_READ = sa.text(
    "deleted_at IS NULL AND read_at IS NULL AND archived_at IS NULL AND position_at IS NOT NULL"
    " AND position >= 0.02 AND position <= 0.97"
)


def upgrade() -> None:
    """Add the table; the index of what was begun leaves out what is finished."""
    op.create_table(
        "counts",
        sa.Column("person", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("list", sa.String(length=64), nullable=False),
        sa.Column("articles", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person", "list"),
    )
    op.drop_index("articles_continue", table_name="articles")
    op.create_index(
        "articles_continue",
        "articles",
        ["person", sa.text("position_at DESC")],
        sqlite_where=BEING_READ,
        postgresql_where=BEING_READ,
    )
