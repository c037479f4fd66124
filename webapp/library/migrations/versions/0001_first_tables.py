"""The first tables: people, pages, articles with their bodies, rankings, images, deletions."""

from __future__ import annotations

import time
from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")  # SQLite counts up INTEGER keys alone


def upgrade() -> None:
    """Make the tables, and the one person that there is."""
    op.create_table(
        "images",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("content_type", sa.Text(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=True),
        sa.Column("height", sa.Integer(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("hash"),
    )
    op.create_table(
        "pages",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("content_type", sa.Text(), nullable=True),
        sa.Column("headers", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("kept_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("hash"),
    )
    op.create_table(
        "people",
        sa.Column("id", ID, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("change", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("starter_offered_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("uid"),
    )
    op.create_table(
        "rankings",
        sa.Column("text_hash", sa.String(length=64), nullable=False),
        sa.Column("engine", sa.Text(), nullable=False),
        sa.Column("lang", sa.Text(), nullable=True),
        sa.Column("sentences", sa.Text(), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("text_hash", "engine"),
    )
    op.create_table(
        "articles",
        sa.Column("id", ID, nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.Column("person", ID, nullable=False),
        sa.Column("change", sa.BigInteger(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("address_key", sa.Text(), nullable=False),
        sa.Column("came_from", sa.String(length=16), nullable=False),
        sa.Column("kept", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("is_on_its_way", sa.Boolean(), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("failure_code", sa.Text(), nullable=True),
        sa.Column("failure_params", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("title_edited", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("byline", sa.Text(), nullable=True),
        sa.Column("site_name", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("updated", sa.Text(), nullable=True),
        sa.Column("lang", sa.Text(), nullable=True),
        sa.Column("dir", sa.String(length=3), nullable=True),
        sa.Column("excerpt", sa.Text(), nullable=True),
        sa.Column("opening", sa.Text(), nullable=True),
        sa.Column("lead_image", sa.Text(), nullable=True),
        sa.Column("canonical_url", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), server_default="article", nullable=False),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("words", sa.Integer(), server_default="0", nullable=False),
        sa.Column("engine", sa.Text(), nullable=True),
        sa.Column("text_hash", sa.String(length=64), nullable=True),
        sa.Column("page_hash", sa.String(length=64), nullable=True),
        sa.Column("saved_at", sa.BigInteger(), nullable=False),
        sa.Column("listed_at", sa.BigInteger(), nullable=False),
        sa.Column("read_at", sa.BigInteger(), nullable=True),
        sa.Column("archived_at", sa.BigInteger(), nullable=True),
        sa.Column("starred_at", sa.BigInteger(), nullable=True),
        sa.Column("deleted_at", sa.BigInteger(), nullable=True),
        sa.Column("position", sa.Float(), server_default="0", nullable=False),
        sa.Column("position_anchor", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["page_hash"],
            ["pages.hash"],
        ),
        sa.ForeignKeyConstraint(
            ["person"],
            ["people.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("person", "address_key"),
        sa.UniqueConstraint("uid"),
    )
    op.create_index(
        "articles_all",
        "articles",
        ["person", sa.literal_column("listed_at DESC"), sa.literal_column("id DESC")],
        unique=False,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_index(
        "articles_archive",
        "articles",
        ["person", sa.literal_column("listed_at DESC"), sa.literal_column("id DESC")],
        unique=False,
        sqlite_where=sa.text("deleted_at IS NULL AND archived_at IS NOT NULL"),
        postgresql_where=sa.text("deleted_at IS NULL AND archived_at IS NOT NULL"),
    )
    op.create_index("articles_change", "articles", ["person", "change"], unique=False)
    op.create_index(
        "articles_deleted",
        "articles",
        ["person", sa.literal_column("listed_at DESC"), sa.literal_column("id DESC")],
        unique=False,
        sqlite_where=sa.text("deleted_at IS NOT NULL"),
        postgresql_where=sa.text("deleted_at IS NOT NULL"),
    )
    op.create_index(
        "articles_on_its_way",
        "articles",
        ["id"],
        unique=False,
        sqlite_where=sa.text("is_on_its_way IS 1"),
        postgresql_where=sa.text("is_on_its_way IS true"),
    )
    op.create_index("articles_page_hash", "articles", ["page_hash"], unique=False)
    op.create_index(
        "articles_starred",
        "articles",
        ["person", sa.literal_column("listed_at DESC"), sa.literal_column("id DESC")],
        unique=False,
        sqlite_where=sa.text("deleted_at IS NULL AND starred_at IS NOT NULL"),
        postgresql_where=sa.text("deleted_at IS NULL AND starred_at IS NOT NULL"),
    )
    op.create_index("articles_text_hash", "articles", ["text_hash"], unique=False)
    op.create_index(
        "articles_unread",
        "articles",
        ["person", sa.literal_column("listed_at DESC"), sa.literal_column("id DESC")],
        unique=False,
        sqlite_where=sa.text("deleted_at IS NULL AND read_at IS NULL AND archived_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL AND read_at IS NULL AND archived_at IS NULL"),
    )
    op.create_table(
        "deletions",
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.Column("person", ID, nullable=False),
        sa.Column("change", sa.BigInteger(), nullable=False),
        sa.Column("deleted_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person"],
            ["people.id"],
        ),
        sa.PrimaryKeyConstraint("uid"),
    )
    op.create_table(
        "article_images",
        sa.Column("article", ID, nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("image_hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["image_hash"],
            ["images.hash"],
        ),
        sa.PrimaryKeyConstraint("article", "address"),
    )
    op.create_index("article_images_hash", "article_images", ["image_hash"], unique=False)
    op.create_table(
        "bodies",
        sa.Column("article", ID, nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("blocks", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article"),
    )

    people = sa.table("people", sa.column("uid"), sa.column("created_at"))
    op.execute(people.insert().values(uid=uuid4().hex, created_at=time.time_ns() // 1000))
