"""Opens a library: its database, connected, safe against power cuts and migrated, and its image files."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from webapp.library.image_files import ImageFiles
from webapp.library.migrating import migrate

__all__ = ["Connection", "Library", "open_library"]

# Each with its reason: docs/adr/0003-library.md
SQLITE_PRAGMAS = (
    "busy_timeout=10000",
    "synchronous=FULL",  # at NORMAL a power cut loses saves that were acknowledged
    "foreign_keys=ON",
    "secure_delete=ON",  # what is removed for good is overwritten, not only forgotten
)
WAL_SECONDS = 10.0
# A connection each for the server's eight threads and the jobs beside them: one that is made anew costs more
# than the page that it is for.
POOL_SIZE = 12


class View:
    """One transaction for all reading blocks of a thread, from the first of them until it is closed."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._connection: Connection | None = None
        self._opened = _view.set(self)

    def connection(self) -> Connection:
        """Its connection, taken when it is first asked for."""
        if self._connection is None:
            self._connection = self.engine.connect()
        return self._connection

    def close(self) -> None:
        """End it; what is read after this is read as it is then."""
        _view.reset(self._opened)
        if self._connection is not None:
            self._connection.close()


_view: ContextVar[View | None] = ContextVar("view", default=None)


class Library:
    """An open library. Safe to use from any thread; every block is one transaction."""

    def __init__(self, engine: Engine, image_folder: Path) -> None:
        self.engine = engine
        self.image_files = ImageFiles(image_folder)
        self._reader = engine.execution_options(nutgraf_writes=False)
        if engine.dialect.name == "postgresql":  # SQLite's reads are one view of the library anyway
            self._reader = self._reader.execution_options(isolation_level="REPEATABLE READ")

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent view of the library; nothing written in it is kept."""
        view = _view.get()
        if view is not None and view.engine is self._reader:
            yield view.connection()
        else:
            with self._reader.connect() as connection:
                yield connection

    def one_view(self) -> View:
        """Let this thread's reading blocks be one transaction until the view is closed."""
        return View(self._reader)

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that is on disk when the block ends, and undone if it fails."""
        with self.engine.begin() as connection:
            yield connection

    def is_alive(self) -> bool:
        """Whether the database answers."""
        try:
            with self.read() as connection:
                return connection.execute(text("SELECT 1")).scalar() == 1
        except SQLAlchemyError:
            return False

    def close(self) -> None:
        """Let go of every connection."""
        self._reader.dispose()


def open_library(database_url: str, image_folder: Path) -> Library:
    """Open the database of this address, made and migrated where need be, and the folder of its images.

    `sqlite:////folder/library.db` or `postgresql+psycopg://…`. Every process that opens a database must be
    given the same folder.
    """
    is_sqlite = make_url(database_url).get_backend_name() == "sqlite"
    engine = _sqlite_engine(database_url) if is_sqlite else _postgres_engine(database_url)
    migrate(engine, image_folder)
    return Library(engine, image_folder)


def _postgres_engine(database_url: str) -> Engine:
    return create_engine(database_url, pool_pre_ping=True, pool_size=POOL_SIZE)


def _sqlite_engine(database_url: str) -> Engine:
    engine = create_engine(database_url, connect_args={"check_same_thread": False}, pool_size=POOL_SIZE)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        for pragma in SQLITE_PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        _let_new_file_shrink(connection)
        _switch_to_wal(connection)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A deferred transaction that turns into a writing one fails at once when another has written
        # meanwhile, whatever the time-out: 37.6 % of them under eight writers. IMMEDIATE waits its turn.
        writes = connection.get_execution_options().get("nutgraf_writes", True)
        # Straight to the driver: as a statement of SQLAlchemy's it takes as long as a small query.
        connection.connection.cursor().execute("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _let_new_file_shrink(connection: Any) -> None:
    """Let free space go back to the system (free_space.py), which a file is made for, or a VACUUM later."""
    if connection.execute("PRAGMA page_count").fetchone() == (0,):
        connection.execute("PRAGMA auto_vacuum=INCREMENTAL")


def _switch_to_wal(connection: Any) -> None:
    """Write ahead, so that readers never wait. SQLite does not wait by itself for others that switch too."""
    end = time.monotonic() + WAL_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > end:
                raise
            time.sleep(0.01)
