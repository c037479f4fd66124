"""Articles that were read from a PDF tell how much of it they have."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Add the column; no article was read from a PDF before."""
    op.add_column("articles", sa.Column("pdf", sa.Text()))
