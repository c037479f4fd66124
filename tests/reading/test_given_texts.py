"""Texts that a reader gave: pasted, sent as a file, or found at an address as Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.fetching.servers import Answer, ok, server
from tests.once import rank_sentences, read_page
from tests.pages import PARAGRAPHS, article_html
from webapp.library import Article, ArticleBody, articles, pages
from webapp.reading.bring_in import bring_in
from webapp.reading.edit_article import edit_article
from webapp.reading.given_type import find_file_type, find_text_type
from webapp.reading.only_person import only_person
from webapp.reading.reextract import reextract
from webapp.reading.save_article import save_address, save_pasted, save_upload
from webapp.reading.services import Services, open_services
from webapp.settings import Settings

MARKDOWN = "# The ferry\n\nIt *sank*.\n\n- in May\n- at night\n"


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opened = open_services(Settings(data=tmp_path, starter=False, fetch_allow=("127.0.0.1",)))
    yield replace(opened, read=read_page, rank=rank_sentences, warm_ranking=lambda: None)
    opened.close()


def _brought_in(services: Services, saved: Article) -> tuple[Article, ArticleBody]:
    article = bring_in(services, saved.id)
    assert article is not None
    assert article.failure_code is None
    with services.library.read() as c:
        body = articles.body(c, article.id)
    assert body is not None
    return article, body


def test_it_keeps_pasted_markdown_as_an_article(services: Services) -> None:
    article, body = _brought_in(services, save_pasted(services, only_person(services), MARKDOWN))

    assert article.title == "The ferry"
    assert body.text == "It sank.\n\nin May\n\nat night"
    assert "<em>sank</em>" in body.html


@pytest.mark.parametrize("text", [MARKDOWN, "The ferry\n\nIt sank.", article_html("The ferry")])
def test_a_title_of_the_readers_own_stays(services: Services, text: str) -> None:
    saved = save_pasted(services, only_person(services), text, title="  My   ferry; a story ")
    article, body = _brought_in(services, saved)

    assert article.title == "My ferry; a story"
    assert article.came_from == "paste"
    assert "sank" in body.text or PARAGRAPHS[0] in body.text
    list(reextract(services, [article.id]))
    with services.library.read() as c:
        again = articles.find_any(c, article.id)
        assert again is not None
        assert again.title == "My ferry; a story"
        page = pages.find(c, again.page_hash or "")
    assert page is not None
    assert page.body == text.encode()


def test_a_title_given_later_replaces_one_that_was_corrected_before(services: Services) -> None:
    person, address = only_person(services), "https://bay.example/ferry"
    first, _ = _brought_in(services, save_pasted(services, person, MARKDOWN, address))
    edit_article(services, person, first.id, {"title": "Mine"})

    kept, _ = _brought_in(services, save_pasted(services, person, f"{MARKDOWN}- early", address))
    assert kept.title == "Mine"
    again, _ = _brought_in(services, save_pasted(services, person, MARKDOWN, address, title="Mine, again"))
    assert again.title == "Mine, again"


def test_it_takes_a_file_for_markdown_by_its_name(services: Services) -> None:
    person, plain = only_person(services), b"Some *emphasis* and no other sign."
    _, named = _brought_in(services, save_upload(services, person, plain, name="notes.MD"))
    _, unnamed = _brought_in(services, save_upload(services, person, plain, name="notes.txt"))

    assert "<em>emphasis</em>" in named.html
    assert "*emphasis*" in unnamed.html


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_it_reads_files_as_they_are_written_on_windows(services: Services, encoding: str) -> None:
    text = "Die Fähre\r\n\r\nSie sank im März.\r\n\r\n- nachts\r\n- im Hafen\r\n"
    article, body = _brought_in(
        services, save_upload(services, only_person(services), text.encode(encoding), name="notes.txt")
    )

    assert article.title == "Die Fähre"
    assert body.text == "Sie sank im März.\n\nnachts\n\nim Hafen"


@pytest.mark.parametrize(
    "answer",
    [
        ok(MARKDOWN.encode(), "text/markdown; charset=utf-8"),
        ok(MARKDOWN.encode(), "text/plain"),
        ok(MARKDOWN.encode() + b"\n<br>\n", "application/octet-stream"),
    ],
)
def test_it_reads_markdown_at_an_address(services: Services, answer: Answer) -> None:
    with server({"/ferry.md": answer}) as site:
        saved = save_address(services, only_person(services), f"{site}/ferry.md")
        article, body = _brought_in(services, saved)

    assert article.title == "The ferry"
    assert body.text == "It sank.\n\nin May\n\nat night"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It sank.", "text/plain"),
        ("2 < 3 and *so* on", "text/plain"),
        ("  <p>It sank.", "text/html"),
        ("It sank.<br>All of it.", "text/html"),
        ("# The ferry\n\nIt sank.<br>All of it.", "text/markdown"),
        ('<h1 align="center">The ferry</h1>\n\n[one](https://bay.example)', "text/html"),
    ],
)
def test_it_tells_what_a_text_is(text: str, found: str) -> None:
    assert find_text_type(text) == found


def test_a_page_that_is_named_as_markdown_is_a_page() -> None:
    assert find_file_type(b"<!DOCTYPE html><p>It sank.", "saved.md") == "text/html"
    assert find_file_type(b'<p align="center">Logo</p>\n\n# The ferry', "README.md") == "text/markdown"
