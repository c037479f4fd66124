"""What the server does for reading offline: manifest, worker, whose page may be kept."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from argon2 import PasswordHasher
from flask import Flask
from werkzeug.test import TestResponse

from tests.web.conftest import Reader
from webapp import paths
from webapp.web.views.offline import PAPER, SCRIPTS


def _copy_of(answer: TestResponse) -> dict[str, list[str]]:
    return parse_qs(answer.headers.get("Nutgraf-Copy", ""))


def _worker_knows(reader: Reader, **more: object) -> dict[str, object]:
    found = re.search(r"^const BUILD = (.*);$", reader.get("/worker.js", **more).text, re.MULTILINE)
    assert found
    known: dict[str, object] = json.loads(found[1])
    return known


def test_its_manifest_names_pictures_that_are_there(reader: Reader) -> None:
    manifest = reader.get("/manifest.webmanifest").get_json(force=True)

    assert {icon["sizes"] for icon in manifest["icons"]} == {"192x192", "512x512"}
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
    for icon in manifest["icons"]:
        assert reader.get(icon["src"]).content_type == "image/png"
    assert 'href="/manifest.webmanifest"' in reader.get("/").text


def test_its_manifest_has_the_colour_of_the_paper() -> None:
    assert f"--paper-0: {PAPER};" in (paths.STATIC / "css" / "base.css").read_text()


def test_it_stays_below_its_prefix(reader: Reader) -> None:
    below: dict[str, object] = {"environ_overrides": {"SCRIPT_NAME": "/reader"}}
    manifest = reader.get("/manifest.webmanifest", **below).get_json(force=True)
    known = _worker_knows(reader, **below)

    assert manifest["scope"] == manifest["start_url"] == "/reader/"
    assert manifest["share_target"]["action"] == "/reader/articles/new"
    for name in ("root", "static", "offline", "form", "articles", "signIn", "signOut"):
        assert str(known[name]).startswith("/reader/")


def test_its_worker_is_asked_for_anew_and_holds_every_script(reader: Reader) -> None:
    answer = reader.get("/worker.js")

    assert answer.content_type.startswith("text/javascript")
    assert "no-cache" in answer.headers["Cache-Control"]
    assert set(SCRIPTS) == {file.stem for file in (paths.STATIC / "worker").iterdir()}


def test_its_worker_declares_each_name_once(reader: Reader) -> None:
    script = reader.get("/worker.js").text
    declared = re.findall(r"^(?:(?:async )?function|const|let) (\w+)", script, re.MULTILINE)

    assert len(declared) > 20
    assert [name for name in declared if declared.count(name) > 1] == []


def test_its_worker_names_a_shell_that_is_all_there(reader: Reader) -> None:
    shell = _worker_knows(reader)["shell"]

    assert isinstance(shell, list)
    assert [address for address in shell if reader.get(address).status_code != 200] == []


def test_it_answers_no_other_worker_or_manifest_than_its_own(reader: Reader) -> None:
    policy = reader.get("/").headers["Content-Security-Policy"]

    assert "worker-src 'self'" in policy
    assert "manifest-src 'self'" in policy
    assert re.search(r"trusted-types nutgraf(;|$)", policy)


def test_it_lets_an_article_be_kept_under_its_title(reader: Reader) -> None:
    article = reader.kept()

    about = _copy_of(reader.get(f"/articles/{article.id}"))

    assert about["title"] == [article.title]
    assert about["person"] == _copy_of(reader.get("/"))["person"]


@pytest.mark.parametrize("address", ["/settings", "/nowhere", "/articles/77", "/?done=settings"])
def test_it_lets_no_other_page_be_kept(reader: Reader, address: str) -> None:
    assert "person" not in _copy_of(reader.get(address))


def test_it_lets_no_page_be_kept_without_a_session(make_app: Callable[..., Flask], tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text(PasswordHasher(time_cost=1, memory_cost=64).hash("open sesame"))
    client = make_app(password_file=file).test_client()

    for address in ("/", "/sign-in", "/offline", "/articles/new"):
        assert "person" not in _copy_of(client.get(address))
    for address in ("/worker.js", "/offline", "/manifest.webmanifest"):
        assert client.get(address).status_code == 200


def test_it_clears_the_browser_at_sign_out(reader: Reader) -> None:
    assert reader.post("/sign-out").headers["Clear-Site-Data"].startswith('"cache", "storage"')
    below = reader.post("/sign-out", environ_overrides={"SCRIPT_NAME": "/reader"})
    assert below.headers["Clear-Site-Data"].startswith('"cache", "prefetch')


@pytest.mark.parametrize(
    ("shared", "found"),
    [
        ("url=https://bay.example/a", "https://bay.example/a"),
        ("title=Ferry&text=Look: https://bay.example/b%3Fx=1", "https://bay.example/b?x=1"),
        ("title=https://bay.example/c", "https://bay.example/c"),
    ],
)
def test_it_fills_in_what_was_shared_and_saves_nothing(reader: Reader, shared: str, found: str) -> None:
    page = reader.get(f"/articles/new?{shared}").text

    assert f'value="{found}"' in page
    assert "Your library is empty" in reader.get("/all").text or "article-item" not in reader.get("/all").text


def test_it_fills_in_a_shared_text_without_an_address(reader: Reader) -> None:
    page = reader.get("/articles/new?title=Ferry&text=The ferry sank.").text

    assert 'name="title" type="text" value="Ferry"' in page
    assert ">The ferry sank.</textarea>" in page
