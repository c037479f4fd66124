"""Brings a database to the newest version of the tables, one process at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from webapp import limits
from webapp.library.counting import is_counting, keep_counting

_VERSIONS = Path(__file__).with_name("migrations") / "versions"
_LOCK = 0x6E757467  # "nutg": the number of PostgreSQL's advisory lock


def migrate(engine: Engine, image_folder: Path) -> None:
    """Run the migrations that are missing. A second process waits, and then finds nothing to do."""
    if _is_up_to_date(engine):
        return
    from alembic import command  # a fifth of a start's time and 10 MB, seldom needed
    from alembic.config import Config

    config = Config()
    folder = str(Path(__file__).with_name("migrations"))
    config.set_main_option("script_location", folder.replace("%", "%%"))  # % interpolates there
    with changing_tables(engine) as connection:
        config.attributes["connection"] = connection
        config.attributes["image_folder"] = image_folder
        command.upgrade(config, "head")
        keep_counting(connection)


def newest_revision() -> str:
    """The number of the newest migration, which begins its file's name."""
    return max(file.name[:4] for file in _VERSIONS.glob("[0-9]*.py"))


def _is_up_to_date(engine: Engine) -> bool:
    """Whether the database is at the newest migration, and counts by today's lists."""
    newest = newest_revision()
    with engine.execution_options(nutgraf_writes=False).connect() as c:
        if not inspect(c).has_table("alembic_version"):
            return False
        found = list(c.execute(text("SELECT version_num FROM alembic_version")).scalars())
        return found == [newest] and is_counting(c)


@contextmanager
def changing_tables(engine: Engine) -> Iterator[Connection]:
    """One locked transaction in which tables may be rebuilt and no row is lost by it."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            yield from _changing_sqlite(connection)
            return
        with connection.begin():
            connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _LOCK})
            yield connection


def _changing_sqlite(connection: Connection) -> Iterator[Connection]:
    """SQLite rebuilds a table by dropping the old one, which would cascade to every article's text."""
    _set_pragma(connection, "foreign_keys=OFF")
    _set_pragma(connection, f"busy_timeout={limits.MIGRATION_SECONDS * 1000:.0f}")
    try:
        with connection.begin():  # BEGIN IMMEDIATE, which is the lock
            yield connection
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise RuntimeError("a migration left rows that refer to nothing")
    finally:
        connection.invalidate()  # the pool opens another one, by its own rules


def _set_pragma(connection: Connection, pragma: str) -> None:
    """The pragma is ignored within a transaction, so it goes past SQLAlchemy, which would begin one."""
    cursor = connection.connection.cursor()
    cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
