"""Every test of the library runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from tests import postgres
from tests.conftest import skip_missing
from webapp.library import Library, open_library

DATABASES = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgres))


@pytest.fixture(scope="session")
def postgres_socket() -> Iterator[str]:
    binaries = postgres.find_binaries()
    if binaries is None:
        skip_missing("there is no PostgreSQL server; `make test` installs one where it may")
    else:
        with postgres.cluster(binaries) as socket:
            yield socket


@pytest.fixture(scope="session")
def migrated_database(postgres_socket: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The name of a PostgreSQL database with a new library in it, to be copied."""
    with postgres.database(postgres_socket, "migrated") as url:
        open_library(url, tmp_path_factory.mktemp("migrated")).close()
        yield "migrated"


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database in which there is nothing yet."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'library.db'}"
        return
    with postgres.database(request.getfixturevalue("postgres_socket"), f"test_{uuid4().hex}") as url:
        yield url


@pytest.fixture(params=DATABASES)
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Library]:
    """A new library."""
    if request.param == "sqlite":
        opened = open_library(f"sqlite:///{tmp_path / 'library.db'}", tmp_path / "images")
        yield opened
        opened.close()
        return
    template, socket = (request.getfixturevalue(name) for name in ("migrated_database", "postgres_socket"))
    with postgres.database(socket, f"test_{uuid4().hex}", template) as url:
        opened = open_library(url, tmp_path / "images")
        yield opened
        opened.close()
