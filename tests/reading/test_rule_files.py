"""Files of site rules: found by host, read by the server, said by name where something is wrong."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.fetching.servers import ok, server
from tests.pages import article_html, page_of
from webapp import limits
from webapp.reading.rule_files import RuleFiles
from webapp.reading.services import make_fetch, make_read
from webapp.sandbox.page_worker import PageWorkers
from webapp.settings import Settings

URL = "https://www.bay.example/ferry"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "site-rules").mkdir()
    return tmp_path / "site-rules"


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("https://bay.example/ferry", "bay.example.txt"),
        ("https://www.bay.example/ferry", "bay.example.txt"),
        ("http://BAY.example.:8080/", "bay.example.txt"),
        ("https://news.bay.example/", ".bay.example.txt"),
        ("https://old.news.bay.example/", ".bay.example.txt"),
        ("https://sea.bay.example/", "sea.bay.example.txt"),
        ("https://notbay.example/", ""),
        ("https://example/", ""),
        ("https://..%2fbay.example/", ""),
        ("", ""),
    ],
)
def test_it_finds_the_file_of_a_host(folder: Path, address: str, file: str) -> None:
    for name in ("bay.example.txt", ".bay.example.txt", "sea.bay.example.txt"):
        (folder / name).write_text(f"# {name}")

    assert RuleFiles(folder).text_for(address) == (f"# {file}" if file else "")


def test_it_needs_no_folder(tmp_path: Path) -> None:
    assert RuleFiles(tmp_path / "none").text_for(URL) == ""


def test_it_says_what_is_wrong_by_the_files_name_and_goes_on(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    rules = RuleFiles(folder)
    for name, body in {
        "one.example.txt": b"title: //h1\nbody: //div[[",
        "two.example.txt": b"title: \xff",
        "three.example.txt": b"#" * (limits.SITE_RULES_BYTES + 1),
    }.items():
        (folder / name).write_bytes(body)
    (folder / "four.example.txt").mkdir()

    with caplog.at_level(logging.WARNING):
        assert rules.text_for("https://one.example/") == "title: //h1\nbody: //div[["
        rules.text_for("https://one.example/again")
        for name in ("two", "three", "four"):
            assert rules.text_for(f"https://{name}.example/") == ""

    said = [record.getMessage() for record in caplog.records]
    assert said[0].startswith("site rules one.example.txt: line 2: “//div[[” is no XPath")
    assert [line.split(":")[0] for line in said[1:]] == [
        f"site rules {name}.example.txt" for name in ("two", "three", "four")
    ]


@pytest.fixture
def workers(borrowed_workers: None) -> Iterator[PageWorkers]:
    made = PageWorkers(size=1)
    yield made
    made.close()


def test_it_hands_the_text_of_the_one_file_to_the_worker(
    tmp_path: Path, folder: Path, workers: PageWorkers
) -> None:
    (folder / "bay.example.txt").write_text("body: //aside\ntitle: //aside/h2\nstrip: //div[[")
    read = make_read(Settings(data=tmp_path), workers)

    by_rule, without = read(page_of(URL)).article, read(page_of("https://sea.example/")).article

    assert (by_rule.title, by_rule.text, by_rule.confidence) == ("Related", "The tunnel", 1.0)
    assert without.text.startswith("The harbour ferry")


def test_it_sanitizes_what_a_rule_yields(tmp_path: Path, folder: Path, workers: PageWorkers) -> None:
    (folder / "bay.example.txt").write_text("body: //aside")
    html = article_html().replace(
        "<h2>Related", "<a href='javascript:alert(1)' onclick='alert(2)'>x</a><form><input></form><h2>Related"
    )

    found = make_read(Settings(data=tmp_path), workers)(page_of(URL, html)).article.html

    assert "The tunnel" in found
    assert not any(bad in found for bad in ("javascript:", "onclick", "<form", "<input"))


def test_it_asks_a_site_under_the_name_that_its_rules_give(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, fetch_allow=("127.0.0.1",), site_rules=tmp_path)
    (tmp_path / "127.0.0.1.txt").write_text("http_header(user-agent): Reader 1")
    asked: list[str] = []
    with server({"/a": ok(b"<p>hello")}, asked) as site:
        make_fetch(settings)(f"{site}/a")
        make_fetch(replace(settings, site_rules=tmp_path / "none"))(f"{site}/a")

    assert "\r\nUser-Agent: Reader 1\r\n" in asked[0]
    assert "Nutgraf" not in asked[0]
    assert "Nutgraf" in asked[1]
