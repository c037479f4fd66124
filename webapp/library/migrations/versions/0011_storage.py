"""Image bytes move into files beside the database; a text keeps the page that it was made of.

The rows let go of their bytes when the transaction ends, after every file is on disk. A kill before that
leaves the bytes where they were, and files that the next start finds whole or writes again.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import sqlalchemy as sa
from alembic import context, op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Write the files, drop the column, and add what finds a page that nobody refers to."""
    _move_images()
    op.drop_column("images", "body")
    op.create_index("page_parts_part_hash", "page_parts", ["part_hash"])
    _refer_from_bodies()


def _move_images() -> None:
    """One image is in memory at a time; a half-written file has a name by which `nutgraf check` finds it."""
    hashes = op.get_bind().execute(sa.text("SELECT hash FROM images ORDER BY hash")).scalars().all()
    body = sa.text("SELECT body FROM images WHERE hash = :hash")
    for image_hash in hashes:
        _write(image_hash, bytes(op.get_bind().execute(body, {"hash": image_hash}).scalar_one()))
    folder = _folder()
    shelves = {folder / image_hash[:2] for image_hash in hashes}
    for each in (*shelves, folder, folder.parent) if hashes else ():  # the names survive a power cut, too
        descriptor = os.open(each, os.O_RDONLY)
        os.fsync(descriptor)
        os.close(descriptor)


def _write(image_hash: str, body: bytes) -> None:
    """As webapp.library.image_files did it when this migration was made."""
    folder = _folder() / image_hash[:2]
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder, prefix=f"{image_hash}.", delete=False) as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).replace(folder / image_hash)


def _folder() -> Path:
    return Path(context.config.attributes["image_folder"])


def _refer_from_bodies() -> None:
    # SQLite adds a foreign key with its column alone; a constraint of its own would copy the table.
    if op.get_bind().dialect.name == "sqlite":
        op.execute("ALTER TABLE bodies ADD COLUMN page_hash VARCHAR(64) REFERENCES pages (hash)")
    else:
        op.add_column("bodies", sa.Column("page_hash", sa.String(64), sa.ForeignKey("pages.hash")))
    op.execute(
        "UPDATE bodies SET page_hash = (SELECT page_hash FROM articles WHERE articles.id = bodies.article)"
    )
    op.create_index("bodies_page_hash", "bodies", ["page_hash"])
