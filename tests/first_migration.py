"""New libraries of tests: copies of the first one that was migrated, which takes longer than most tests do."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine


class FirstMigration:
    """Does what `migrate` does, but migrates a new SQLite library once only and copies it from then on."""

    def __init__(self, migrate: Callable[[Engine, Path], None], template: Path) -> None:
        self._migrate = migrate
        self._template = template
        self._lock = threading.Lock()

    def __call__(self, engine: Engine, image_folder: Path) -> None:
        path = Path(engine.url.database or "")
        with self._lock:
            is_new = engine.dialect.name == "sqlite" and not path.exists()
            if is_new and self._template.exists():
                shutil.copyfile(self._template, path)
                return
            self._migrate(engine, image_folder)
            if is_new:
                _copy_open(engine, self._template)


def _copy_open(engine: Engine, to: Path) -> None:
    """Copy a database that is open: part of it is in its write-ahead log."""
    connection = engine.raw_connection()
    connection.cursor().execute("VACUUM INTO ?", (str(to),))
    connection.close()
