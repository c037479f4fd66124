"""Host, client, Origin, token, password: who may ask."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from flask import Flask

from tests.web.conftest import Reader
from webapp.errors import SettingsError
from webapp.web.views import sign_in


@pytest.fixture
def password_file(tmp_path: Path) -> Path:
    file = tmp_path / "password"
    file.write_text(PasswordHasher(time_cost=1, memory_cost=64).hash("open sesame"))
    return file


@pytest.fixture(autouse=True)
def forget_tries() -> None:
    sign_in._tries.clear()


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "[::1]:8000", "127.8.8.8"])
def test_it_answers_to_its_own_names(reader: Reader, host: str) -> None:
    assert reader.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "192.168.1.5", "127.0.0.1.evil.example"]
)
def test_it_refuses_a_foreign_host(reader: Reader, host: str) -> None:
    assert reader.get("/", headers={"Host": host}).status_code == 400


def test_it_answers_to_the_names_that_its_owner_lists(
    make_app: Callable[..., Flask], password_file: Path
) -> None:
    client = make_app(hosts=("reader.example",), password_file=password_file).test_client()

    assert client.get("/sign-in", headers={"Host": "reader.example"}).status_code == 200
    assert client.get("/sign-in", headers={"Host": "192.168.1.5:8000"}).status_code == 200
    assert client.get("/sign-in", headers={"Host": "other.example"}).status_code == 400


def test_it_answers_only_this_machine_without_a_password(reader: Reader) -> None:
    assert reader.get("/", environ_overrides={"REMOTE_ADDR": "192.168.1.9"}).status_code == 403
    for header in ("X-Forwarded-For", "Forwarded", "X-Real-IP", "X-Forwarded-Host"):
        assert reader.get("/", headers={header: "127.0.0.1"}).status_code == 403


def test_it_refuses_a_post_without_its_token(reader: Reader) -> None:
    answer = reader.client.post("/articles", data={"url": "https://bay.example/"})

    assert answer.status_code == 400
    assert "Go back, reload" in answer.text


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost:9999"])
def test_it_refuses_a_post_from_another_sites_page(reader: Reader, origin: str) -> None:
    answer = reader.post("/articles", {"url": "https://bay.example/"}, headers={"Origin": origin})

    assert answer.status_code == 400


def test_it_takes_a_post_from_its_own_page(reader: Reader) -> None:
    answer = reader.post("/articles", {"url": "https://bay.example/"}, headers={"Origin": "http://localhost"})

    assert answer.status_code == 303


def test_it_asks_for_the_password_and_keeps_the_session_in_a_safe_cookie(
    make_app: Callable[..., Flask], password_file: Path
) -> None:
    reader = make_app(host="0.0.0.0", password_file=password_file).test_client()

    assert reader.get("/archive").location == "/sign-in?next=/archive"
    assert reader.post("/articles", data={"url": "x"}).status_code in (400, 403)
    token = reader.get("/sign-in").text.split('name="csrf-token" content="')[1].split('"')[0]
    wrong = reader.post("/sign-in", data={"csrf_token": token, "password": "guess"})
    assert wrong.status_code == 401
    right = reader.post("/sign-in", data={"csrf_token": token, "password": "open sesame", "next": "/archive"})
    assert right.location == "/archive"
    cookie = right.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert reader.get("/archive").status_code == 200


def test_it_ends_every_session_when_the_password_changes(
    make_app: Callable[..., Flask], password_file: Path
) -> None:
    reader = make_app(password_file=password_file).test_client()
    token = reader.get("/sign-in").text.split('name="csrf-token" content="')[1].split('"')[0]
    reader.post("/sign-in", data={"csrf_token": token, "password": "open sesame"})
    assert reader.get("/").status_code == 200

    password_file.write_text(PasswordHasher(time_cost=1, memory_cost=64).hash("another"))

    assert reader.get("/").status_code == 302


def test_it_slows_guessing_whatever_address_a_client_claims(
    make_app: Callable[..., Flask], password_file: Path
) -> None:
    reader = make_app(password_file=password_file).test_client()
    token = reader.get("/sign-in").text.split('name="csrf-token" content="')[1].split('"')[0]

    answers = [
        reader.post(
            "/sign-in",
            data={"csrf_token": token, "password": str(number)},
            headers={"X-Forwarded-For": f"203.0.113.{number}"},
        ).status_code
        for number in range(12)
    ]

    assert answers == [401] * 10 + [429] * 2


def test_it_refuses_to_start_open_to_others_without_a_password(make_app: Callable[..., Flask]) -> None:
    with pytest.raises(SettingsError, match="NUTGRAF_PASSWORD_FILE"):
        make_app(host="0.0.0.0")


def test_it_refuses_a_password_file_that_holds_no_hash(
    make_app: Callable[..., Flask], tmp_path: Path
) -> None:
    (tmp_path / "plain").write_text("open sesame")
    with pytest.raises(SettingsError, match="no Argon2id hash"):
        make_app(password_file=tmp_path / "plain")


def test_it_says_how_to_write_a_password_file_that_is_not_there(
    make_app: Callable[..., Flask], tmp_path: Path
) -> None:
    with pytest.raises(SettingsError, match="write it with “nutgraf password "):
        make_app(password_file=tmp_path / "missing")
