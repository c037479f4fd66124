"""The queue of jobs; what is on its way gets one each. Leases and attempts are the queue's from now on.

Extractions by a later engine that were begun and not ended are begun anew.
"""

from __future__ import annotations

from urllib.parse import urlsplit

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_BATCH = 500


def upgrade() -> None:
    """Add the table and fill it."""
    _create()
    op.add_column("articles", sa.Column("retry_at", sa.BigInteger(), nullable=True))
    op.drop_column("articles", "attempts")
    _fill(op.get_bind())
    op.execute("DELETE FROM reextractions WHERE is_replaced IS NULL")
    with op.batch_alter_table("reextractions") as table:
        table.drop_column("tries")
        table.drop_column("claimed_until")
        table.alter_column("is_replaced", existing_type=sa.Boolean(), nullable=False)


def _create() -> None:
    op.create_table(
        "jobs",
        sa.Column("id", _ID, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("subject", _ID, nullable=False),
        sa.Column("person", _ID, nullable=True),
        sa.Column("host", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("run_at", sa.BigInteger(), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("interruptions", sa.Integer(), server_default="0", nullable=False),
        sa.Column("is_host_resting", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("place", sa.BigInteger(), nullable=True),
        sa.Column("claims", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("leased_by", sa.String(length=32), nullable=True),
        sa.Column("lease_until", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("kind", "subject"),
    )
    for name, columns, where in (
        ("jobs_hosts", ["priority", "host", "run_at", "id"], "leased_by IS NULL AND host IS NOT NULL"),
        ("jobs_fetching", ["priority", "run_at", "id", "host"], "leased_by IS NULL AND host IS NOT NULL"),
        ("jobs_waiting", ["priority", "run_at", "id"], "leased_by IS NULL AND host IS NULL"),
        ("jobs_leased", ["leased_by", "lease_until", "host"], "leased_by IS NOT NULL"),
        ("jobs_resting", ["host", "run_at"], "is_host_resting IS true"),
        ("jobs_asked", ["person"], "person IS NOT NULL"),
    ):
        sqlite = sa.text(where.replace("true", "1"))
        op.create_index(name, "jobs", columns, sqlite_where=sqlite, postgresql_where=sa.text(where))


def _fill(c: sa.Connection) -> None:
    """Queue what is on its way: a page that a reader gave needs no host."""
    waiting = c.execute(
        sa.text(
            "SELECT id, person, url, saved_at, came_from = 'address' OR page_hash IS NULL AS is_fetched"
            " FROM articles WHERE is_on_its_way IS true ORDER BY id"
        )
    ).all()
    rows = [
        {"subject": id_, "person": person, "host": _host(url) if is_fetched else None, "at": saved_at}
        for id_, person, url, saved_at, is_fetched in waiting
    ]
    for start in range(0, len(rows), _BATCH):
        c.execute(
            sa.text(
                "INSERT INTO jobs (kind, subject, person, host, priority, run_at, created_at)"
                " VALUES ('bring in', :subject, :person, :host, 0, :at, :at)"
            ),
            rows[start : start + _BATCH],
        )


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url).hostname if url else None
    except ValueError:
        return None
