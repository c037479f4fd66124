"""What every answer has in common: the wall in the browser, error pages, assets, one `|safe`."""

from __future__ import annotations

import re

import pytest

from tests.web.conftest import Reader
from webapp import paths
from webapp.library import LISTINGS


@pytest.mark.parametrize("address", ["/", "/articles/new", "/settings", "/no-such-page", "/healthz"])
def test_it_puts_the_wall_on_every_answer(reader: Reader, address: str) -> None:
    headers = reader.get(address).headers

    assert headers["Content-Security-Policy"].startswith(
        "default-src 'none'; script-src 'self'; style-src 'self'"
    )
    assert "require-trusted-types-for 'script'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_it_has_nothing_inline(reader: Reader) -> None:
    article = reader.kept()
    pages = [listing.path for listing in LISTINGS]

    for address in [
        *pages,
        "/articles/new",
        "/settings",
        f"/articles/{article.id}?summary=3",
        f"/articles/{article.id}/edit",
        f"/articles/{article.id}/hide",
    ]:
        page = re.sub(
            r"<a [^>]*data-bookmarklet>", "", reader.get(address).text
        )  # which the policy keeps still
        assert not re.search(r"<style|\sstyle=|<script(?![^>]*src=)|\son[a-z]+=|javascript:", page), address


def test_it_shows_errors_in_the_same_clothes(reader: Reader) -> None:
    answer = reader.get("/no-such-page")

    assert answer.status_code == 404
    assert "There is no such page." in answer.text
    assert "masthead" in answer.text


def test_it_shows_no_traceback_for_a_defect(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_more: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("webapp.web.views.lists.open_list", fail)
    answer = reader.get("/")

    assert answer.status_code == 500
    assert "secret detail" not in answer.text
    assert "written in the server" in answer.text


def test_it_tells_scripts_of_errors_in_json(reader: Reader) -> None:
    answer = reader.get("/articles/4711/state", headers={"Accept": "application/json"})

    assert answer.json == {"error": "There is no such article in your library."}


def test_it_lets_browsers_keep_assets_for_ever(reader: Reader) -> None:
    address = re.search(r'href="(/static/[0-9a-f]+/css/page.css)"', reader.get("/settings").text)
    assert address

    answer = reader.get(address[1])
    older = reader.get(re.sub("static/[0-9a-f]+", "static/0123", address[1]))

    assert "immutable" in answer.headers["Cache-Control"]
    assert "immutable" not in older.headers["Cache-Control"]
    assert reader.get("/static/x/../../pyproject.toml").status_code == 404


def test_it_trusts_html_in_one_place_alone() -> None:
    templates = sorted(paths.TEMPLATES.rglob("*.html"))
    trusted = [
        file.name
        for file in templates
        for line in file.read_text().splitlines()
        if re.search(r"\|\s*safe\b", line)
    ]

    assert trusted == ["_html.html"]


def test_it_lives_under_a_prefix(reader: Reader) -> None:
    page = reader.get("/", environ_overrides={"SCRIPT_NAME": "/reader"}).text

    for address in re.findall(r'(?:href|src|action)="(/[^"]*)"', page):
        assert address.startswith("/reader/"), address
