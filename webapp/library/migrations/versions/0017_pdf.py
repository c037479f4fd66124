"""Articles that were read from a PDF tell how much of it they have; what was refused before has a reason."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Add the column, which no article has anything for, and keep refusals by a name that is still known."""
    op.add_column("articles", sa.Column("pdf", sa.Text()))
    op.get_bind().execute(
        sa.text(
            "UPDATE articles SET failure_code = 'NotAWebPage', failure_params = :params"
            " WHERE failure_code = 'PdfRefused'"
        ),
        {"params": '{"content_type": "application/pdf"}'},
    )
