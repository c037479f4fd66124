"""What a later engine has read anew, whether its reader stopped that, and which sanitizer made the HTML.

No article is read anew yet, and no sanitizer's version was kept so far: all HTML is sanitized once more.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the table and the columns."""
    op.add_column("bodies", sa.Column("sanitizer", sa.String(length=16), nullable=False, server_default=""))
    op.add_column(
        "people",
        sa.Column("reextraction_stopped", sa.Boolean(), nullable=False, server_default=sa.text("false")),
    )
    op.create_table(
        "reextractions",
        sa.Column("article", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("engine", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("claimed_until", sa.BigInteger(), nullable=False),
        sa.Column("is_replaced", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article"),
    )
