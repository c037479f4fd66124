"""`nutgraf add` of what is there already: it says so, and what it did."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.fetching.servers import Answer, ok, server
from tests.pages import article_html
from webapp.cli import main
from webapp.reading.change_article import change_article
from webapp.reading.services import open_services
from webapp.settings import load_settings

Run = Callable[..., Result]
ON_TOP = "now on top of the reading list, unread"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("NUTGRAF_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("NUTGRAF_STARTER", "false")
    monkeypatch.setenv("NUTGRAF_FETCH_ALLOW", "127.0.0.1")
    return lambda *args: CliRunner().invoke(main, args)


@pytest.fixture
def site(answers: dict[str, Answer]) -> Iterator[str]:
    with server(answers) as address:
        yield address


@pytest.fixture
def answers() -> dict[str, Answer]:
    return {"/ferry": ok(article_html().encode())}


def change(article_id: str, *changes: str) -> None:
    services = open_services(load_settings())
    for each in changes:
        change_article(services, 1, int(article_id), each)
    services.close()


def number_of(result: Result) -> str:
    return result.stdout.split("\t")[0]


def test_it_puts_it_on_top_and_says_what_it_was(run: Run, site: str, answers: dict[str, Answer]) -> None:
    first = run("add", f"The ferry {site}/ferry (from a text)")
    change(number_of(first), "archive", "read")
    answers.clear()  # whoever asks again is told that there is no such page

    second = run("add", f"{site}/ferry")

    assert (first.exit_code, first.stderr, second.exit_code) == (0, "", 0)
    assert second.stdout == first.stdout
    said = rf"nutgraf: saved already on [0-9-]{{10}}, archived, read; {ON_TOP}\.\n"
    assert re.fullmatch(said, second.stderr)
    assert [str(each["id"]) for each in json.loads(run("list", "--format", "json").stdout)] == [
        number_of(first)
    ]


def test_it_brings_back_what_was_deleted(run: Run, site: str) -> None:
    first = run("add", f"{site}/ferry")
    change(number_of(first), "delete")

    assert f", deleted; {ON_TOP}" in run("add", f"{site}/ferry").stderr
    assert len(json.loads(run("list", "--format", "json").stdout)) == 1


def test_it_tries_again_what_could_not_be_read(run: Run, site: str, answers: dict[str, Answer]) -> None:
    page = answers.pop("/ferry")
    assert run("add", f"{site}/ferry").exit_code == 1
    answers["/ferry"] = page

    again = run("add", f"{site}/ferry")

    assert again.exit_code == 0
    assert "it could not be read, and is tried again" in again.stderr


def test_it_reads_a_file_again(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "ferry.html"
    file.write_text(article_html())

    first, second = (run("add", str(file)) for _time in range(2))

    assert (first.stderr, second.exit_code, second.stdout) == ("", 0, first.stdout)
    assert f"{ON_TOP}, and read again from what was given" in second.stderr


@pytest.mark.parametrize("command", ["add", "read"])
def test_it_takes_no_name_of_a_missing_file_for_an_address(run: Run, command: str) -> None:
    result = run(command, "missing.html")

    assert result.exit_code == 2
    assert "“missing.html” is not a web address." in result.stderr


def test_it_says_that_a_file_is_a_feed(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    file.write_text("<?xml version='1.0'?><rss version='2.0'></rss>")

    for command in ("add", "read"):
        result = run(command, str(file))
        assert result.exit_code == 1
        assert "This is a feed, not an article" in result.stderr
