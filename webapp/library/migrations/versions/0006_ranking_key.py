"""Rankings are kept by all that they are made of, no longer by the text alone; bodies keep title and hints.

Rankings of before go on under the new key, for what else is kept by their sentences.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_BATCH = 200  # articles whose texts are held at once


def upgrade() -> None:
    """Add the columns, name every ranking anew, and let go of the hash that named it."""
    op.add_column("bodies", sa.Column("title", sa.Text()))
    op.add_column("bodies", sa.Column("hints", sa.Text(), nullable=False, server_default="{}"))
    op.add_column("rankings", sa.Column("length", sa.Integer(), nullable=False, server_default="5"))
    op.add_column("rankings", sa.Column("unsuited", sa.String(length=16)))
    op.add_column("articles", sa.Column("ranking_key", sa.String(length=64)))
    op.execute("ALTER TABLE rankings RENAME COLUMN text_hash TO ranking_key")
    op.execute(
        "UPDATE bodies SET title = (SELECT title FROM articles"
        " WHERE articles.id = bodies.article AND NOT articles.title_edited)"
    )
    _make_keys()
    _move_rankings()
    op.drop_index("articles_text_hash", "articles")
    op.drop_column("articles", "text_hash")
    op.create_index("articles_ranking_key", "articles", ["ranking_key"])


def _make_keys() -> None:
    keep = sa.text("UPDATE articles SET ranking_key = :key WHERE id = :id")
    for rows in _batches():
        keys = [{"id": row.id, "key": _key(row.text, row.title, row.lang, row.blocks)} for row in rows]
        op.get_bind().execute(keep, keys)


def _batches() -> Iterator[list[sa.Row[tuple[int, str, str, str, str]]]]:
    chosen = sa.text(
        "SELECT a.id, b.text, b.title, a.lang, b.blocks FROM articles a JOIN bodies b ON b.article = a.id"
        " WHERE a.text_hash IS NOT NULL AND a.id > :last ORDER BY a.id LIMIT :limit"
    )
    last = 0
    while rows := list(op.get_bind().execute(chosen, {"last": last, "limit": _BATCH})):
        yield rows
        last = rows[-1].id


def _key(text: str, title: str | None, lang: str | None, blocks: str) -> str:
    """As webapp.library.ranking_key does it: no page's hints were kept so far."""
    made_of = [text, title, lang, json.loads(blocks), {}]
    return hashlib.sha256(json.dumps(made_of, sort_keys=True).encode()).hexdigest()


def _move_rankings() -> None:
    """Two articles of one text may have had one ranking, and have two now."""
    op.execute(
        "INSERT INTO rankings (ranking_key, engine, lang, sentences, terms)"
        " SELECT DISTINCT a.ranking_key, r.engine, r.lang, r.sentences, r.terms"
        " FROM articles a JOIN rankings r ON r.ranking_key = a.text_hash"
        " WHERE a.ranking_key IS NOT NULL ON CONFLICT DO NOTHING"
    )
    op.execute(
        "DELETE FROM rankings WHERE ranking_key NOT IN"
        " (SELECT ranking_key FROM articles WHERE ranking_key IS NOT NULL)"
    )
