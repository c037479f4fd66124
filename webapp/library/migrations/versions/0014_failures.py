"""What could not be read leaves the lists of what can, and has an index of its own.

The counts are made anew after the migrations, by the lists' new conditions (library/counting.py).
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

ORDER: list[str | sa.TextClause] = ["person", sa.text("listed_at DESC"), sa.text("id DESC")]
UNREAD = "deleted_at IS NULL AND read_at IS NULL AND archived_at IS NULL"
# SQLite cannot tell how much a partial index holds, and of several that a query may use takes the one made
# last: that of all articles, which serves every list, has to be older than those that are made for one.
LISTS = {
    "all": "deleted_at IS NULL",
    "unread": UNREAD,
    "starred": "deleted_at IS NULL AND starred_at IS NOT NULL",
    "archive": "deleted_at IS NULL AND archived_at IS NOT NULL",
}


def upgrade() -> None:
    """Make the indexes of the lists by their new conditions."""
    yes, no = ("1", "0") if op.get_bind().dialect.name == "sqlite" else ("true", "false")
    not_failed = f"(ranking_key IS NOT NULL OR is_on_its_way IS {yes})"
    for name, where in LISTS.items():
        op.drop_index(f"articles_{name}", table_name="articles")
        _create(f"articles_{name}", ORDER, f"{where} AND {not_failed}")
    _create("articles_failed", ORDER, f"deleted_at IS NULL AND ranking_key IS NULL AND is_on_its_way IS {no}")
    op.drop_index("articles_continue", table_name="articles")
    being_read = "position_at IS NOT NULL AND position >= 0.02 AND position <= 0.97"
    _create(
        "articles_continue",
        ["person", sa.text("position_at DESC")],
        f"{UNREAD} AND {not_failed} AND {being_read}",
    )


def _create(name: str, columns: list[str | sa.TextClause], where: str) -> None:
    condition = sa.text(where)
    op.create_index(name, "articles", columns, sqlite_where=condition, postgresql_where=condition)
