"""What supervisors ask, answered without a session and without a library to look at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from flask import Flask

from tests.web.conftest import Reader

BOTH = ("/healthz", "/readyz")


@pytest.mark.parametrize("address", BOTH)
def test_it_is_well(reader: Reader, address: str) -> None:
    answer = reader.get(address)

    assert (answer.status_code, answer.json) == (200, {"status": "ok"})


@pytest.mark.parametrize("address", BOTH)
def test_it_answers_a_supervisor_without_a_session(
    make_app: Callable[..., Flask], tmp_path: Path, address: str
) -> None:
    password = tmp_path / "password"
    password.write_text(PasswordHasher().hash("open sesame"))
    client = make_app(password_file=password, host="0.0.0.0").test_client()

    assert client.get(address).status_code == 200
    assert client.get("/").status_code == 302
    assert client.get(address, headers={"Host": "elsewhere.example"}).status_code == 400


@pytest.mark.parametrize("address", BOTH)
def test_it_says_that_the_library_is_gone(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr("webapp.library.Library.is_alive", lambda _self: False)
    answer = reader.get(address)

    assert (answer.status_code, answer.json) == (503, {"status": "no library"})


def test_it_is_not_ready_once_another_version_has_migrated_the_library(reader: Reader) -> None:
    with reader.services.library.write() as c:
        c.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

    assert reader.get("/healthz").status_code == 200
    assert reader.get("/readyz").json == {"status": "the library is another version's"}


def test_it_is_not_ready_once_its_jobs_have_ended(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webapp.jobs.Jobs.is_alive", lambda _self: False)
    answer = reader.get("/readyz")

    assert (answer.status_code, answer.json) == (503, {"status": "the jobs have ended"})
