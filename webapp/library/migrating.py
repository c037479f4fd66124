"""Brings a database to the newest version of the tables, one process at a time."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, text

_LOCK = 0x6E757467  # "nutg": the number of PostgreSQL's advisory lock


def migrate(engine: Engine) -> None:
    """Run the migrations that are missing. A second process waits, and then finds nothing to do."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    with engine.begin() as connection:  # on SQLite BEGIN IMMEDIATE, which is the lock
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _LOCK})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
