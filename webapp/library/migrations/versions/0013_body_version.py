"""Which of its person's changes gave an article the text that it has: tells one text of it from the next.

A text kept before this has version 0, which no change has.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Add the column."""
    op.add_column("bodies", sa.Column("version", sa.BigInteger(), nullable=False, server_default="0"))
