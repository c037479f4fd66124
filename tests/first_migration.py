"""Migrations make the same of the same library: the tests run them once for each, and copy what came of it."""

from __future__ import annotations

import hashlib
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine


class FirstMigration:
    """Does what `migrate` does. A SQLite library that is like one migrated before becomes what that one became."""

    def __init__(self, migrate: Callable[[Engine, Path], None], folder: Path) -> None:
        self._migrate = migrate
        self._folder = folder
        self._newest = ""
        self._lock = threading.Lock()

    def __call__(self, engine: Engine, image_folder: Path) -> None:
        path = Path(engine.url.database or "")
        if engine.dialect.name != "sqlite" or path.with_name(f"{path.name}-wal").exists():
            self._migrate(engine, image_folder)  # what is in a write-ahead log is not in the file
            return
        with self._lock:
            before = path.read_bytes() if path.exists() else b""
            if before and _version(path) == self._newest:
                self._migrate(engine, image_folder)  # which finds little to do
            else:
                self._make(engine, image_folder, self._folder / hashlib.sha256(before).hexdigest())

    def _make(self, engine: Engine, image_folder: Path, known: Path) -> None:
        if known.exists():
            Path(engine.url.database or "").write_bytes(known.read_bytes())
            return
        self._migrate(engine, image_folder)
        if not image_folder.exists():  # a copy would lack the images that were moved there
            _copy_open(engine, known)
            self._newest = _version(known)


def _version(path: Path) -> str:
    """The migration that a library is at."""
    with closing(sqlite3.connect(path)) as connection:
        found: str = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    return found


def _copy_open(engine: Engine, to: Path) -> None:
    """Copy a library that is open."""
    connection = engine.raw_connection()
    connection.cursor().execute("VACUUM INTO ?", (str(to),))
    connection.close()
