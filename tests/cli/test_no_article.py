"""What is no article, told apart on the terminal and in the reader: its kind, what can be done, the exit code."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.pages import article_html
from tests.web.conftest import Reader, built_app, make_app, reader, web
from webapp.cli import main
from webapp.errors import BotCheck, ErrorPage, HomePage, LoginWall, NutgrafError, Paywall, PdfBroken
from webapp.reading.bring_in import bring_in

__all__ = ["built_app", "make_app", "reader", "web"]  # fixtures

CORPUS = Path(__file__).parent.parent / "corpus"

# saved page → (what it is, a line of it that is printed all the same)
PAGES: dict[str, tuple[type[NutgrafError], str]] = {
    "home-page": (HomePage, "Why the clock tower leans"),
    "paywall-stub": (Paywall, "Three lighthouses are for sale"),
    "login-wall": (LoginWall, ""),
    "bot-check": (BotCheck, ""),
    "error-404": (ErrorPage, ""),
}
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.setenv("NUTGRAF_DATA", str(tmp_path / "data"))
    return lambda *args: CliRunner().invoke(main, ["read", *map(str, args)])


@pytest.mark.parametrize("slug", PAGES)
def test_it_says_what_a_saved_page_is_and_what_can_be_done(read: Callable[..., Result], slug: str) -> None:
    error, printed = PAGES[slug]

    result = read(CORPUS / slug / "source.html")

    assert result.exit_code == 1
    assert result.stderr == f"nutgraf: {error.message} {error.advice}\n"
    assert printed in result.stdout
    assert bool(result.stdout) == bool(printed)


@pytest.mark.parametrize("slug", PAGES)
def test_it_says_the_same_in_the_reader(reader: Reader, slug: str) -> None:
    error, _printed = PAGES[slug]
    file = BytesIO((CORPUS / slug / "source.html").read_bytes())

    answer = reader.post("/articles", {"file": (file, "page.html")})
    bring_in(reader.services, int(answer.location.split("/")[-1]))

    assert f"{error.message} {error.advice}" in unescape(reader.get(answer.location).text)


@pytest.mark.parametrize("before", [b"", b"\r\n"])
def test_it_tells_a_pdf_that_is_damaged(read: Callable[..., Result], tmp_path: Path, before: bytes) -> None:
    file = tmp_path / "paper.html"
    file.write_bytes(before + PDF)

    result = read(file)

    assert result.exit_code == 1
    assert result.stderr == f"nutgraf: {PdfBroken.message} {PdfBroken.advice}\n"
    assert result.stdout == ""


def test_it_refuses_a_file_that_is_no_text(read: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n")

    result = read(tmp_path / "picture.html")

    assert result.exit_code == 2
    assert "not text" in result.stderr


def test_it_prints_json_of_any_page_for_it_names_the_kind(read: Callable[..., Result]) -> None:
    result = read(CORPUS / "bot-check" / "source.html", "--format", "json", "--summary", "2")

    assert result.exit_code == 1
    assert '"kind": "bot check"' in result.stdout


def test_it_is_quiet_about_an_article(read: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "ferry.html").write_text(article_html())

    result = read(tmp_path / "ferry.html")

    assert result.exit_code == 0
    assert result.stderr == ""
