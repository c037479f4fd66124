"""The colours of an article's code, by a key of that code, which every kept article gets."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

_BATCH = 200  # articles whose HTML is held at once
_PIECE = re.compile(r"<pre[ >].*?</pre>", re.DOTALL)


def upgrade() -> None:
    """Add the table and the column, and name the code of what is kept."""
    op.create_table(
        "code_colours",
        sa.Column("code_key", sa.String(length=64), nullable=False),
        sa.Column("engine", sa.String(length=32), nullable=False),
        sa.Column("colours", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("code_key", "engine"),
    )
    op.add_column("articles", sa.Column("code_key", sa.String(length=64)))
    _make_keys()
    op.create_index("articles_code_key", "articles", ["code_key"])


def _make_keys() -> None:
    keep = sa.text("UPDATE articles SET code_key = :key WHERE id = :id")
    for rows in _batches():
        op.get_bind().execute(keep, [{"id": row.article, "key": _key(row.html)} for row in rows])


def _batches() -> Iterator[list[sa.Row[tuple[int, str]]]]:
    chosen = sa.text(
        "SELECT article, html FROM bodies WHERE html LIKE '%<pre%' AND article > :last"
        " ORDER BY article LIMIT :limit"
    )
    last = 0
    while rows := list(op.get_bind().execute(chosen, {"last": last, "limit": _BATCH})):
        yield rows
        last = rows[-1].article


def _key(html: str) -> str | None:
    """As webapp.library.code_key does it."""
    pieces = _PIECE.findall(html)
    return hashlib.sha256("\n".join(pieces).encode("utf-8", "replace")).hexdigest() if pieces else None
