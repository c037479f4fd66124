"""What a reader corrects in an article, with what its page says there; and which elements are hidden.

Until now a title alone could be changed, and a flag said that it was: what the page says stood with the text.
"""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Add the columns, and put what the page says in the flag's place."""
    op.add_column("articles", sa.Column("printed", sa.Text()))
    op.add_column("bodies", sa.Column("hidden", sa.Text()))
    edited = op.get_bind().execute(
        sa.text(
            "SELECT a.id, b.title FROM articles a LEFT JOIN bodies b ON b.article = a.id WHERE a.title_edited"
        )
    )
    for row in edited.all():
        keep = sa.text("UPDATE articles SET printed = :printed WHERE id = :id")
        op.get_bind().execute(keep, {"id": row.id, "printed": json.dumps({"title": row.title})})
    op.drop_column("articles", "title_edited")
