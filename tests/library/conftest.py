"""Every test of the library runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from tests import postgres
from tests.conftest import skip_missing
from webapp.library import Library, open_library


@pytest.fixture(scope="session")
def postgres_socket() -> Iterator[str]:
    binaries = postgres.find_binaries()
    if binaries is None:
        skip_missing("there is no PostgreSQL server; `make test` installs one where it may")
    else:
        with postgres.cluster(binaries) as socket:
            yield socket


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'library.db'}"
        return
    with postgres.database(request.getfixturevalue("postgres_socket"), f"test_{uuid4().hex}") as url:
        yield url


@pytest.fixture
def library(database_url: str, tmp_path: Path) -> Iterator[Library]:
    opened = open_library(database_url, tmp_path / "images")
    yield opened
    opened.close()
