"""What a reader corrects in an article is shown everywhere, stays, and gives way to the page's own again."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from click.testing import CliRunner

from tests.pages import article_html, page_of
from tests.web.conftest import Reader
from webapp.cli.list_ import list_
from webapp.library import Article, articles
from webapp.reading.bring_in import bring_in
from webapp.reading.change_article import fetch_again
from webapp.reading.summarize_article import rank_article

AS_THEY_ARE = {
    "title": "The ferry that would not stop",
    "byline": "Ines Okafor",
    "site_name": "Bay News",
    "published": "2025-03-04",
}
MINE = {"title": "My ferry", "byline": "Me <b>", "site_name": "The Bay", "published": "2024-05-17"}


@pytest.fixture
def article(reader: Reader) -> Article:
    return reader.kept()


def _found(reader: Reader, article: Article) -> Article:
    with reader.services.library.read() as c:
        return articles.find(c, article.person, article.id)


def _fields(html: str) -> dict[str, str]:
    return dict(re.findall(r'<input id="\w+" name="(\w+)" type="\w+" value="([^"]*)"', html))


def test_the_form_has_what_is_shown(reader: Reader, article: Article) -> None:
    page = reader.get(f"/articles/{article.id}/edit").text

    assert _fields(page) == AS_THEY_ARE
    assert "As on the page" not in page


def test_it_changes_all_four_everywhere(reader: Reader, article: Article) -> None:
    rank_article(reader.services, article.id)
    tag = reader.get(f"/articles/{article.id}").headers["ETag"]

    answer = reader.post(f"/articles/{article.id}/edit?in=all", MINE)

    assert answer.location == f"/articles/{article.id}?in=all&done=edit"
    page = reader.get(f"/articles/{article.id}", headers={"If-None-Match": tag})
    assert page.status_code == 200
    for shown in ("<h1>My ferry</h1>", "Me &lt;b&gt;", "<bdi>The Bay</bdi>", "May 17, 2024"):
        assert shown in page.text
    assert re.search(r'data-source="Me &lt;b&gt;, The Bay, May 17, 2024"', page.text)  # of a copied summary
    for address in ("/", "/summaries"):
        listed = reader.get(address).text
        assert all(shown in listed for shown in ("My ferry", "The Bay", "May 17, 2024")), address


def test_it_stays_when_the_page_is_fetched_again(reader: Reader, article: Article) -> None:
    reader.post(f"/articles/{article.id}/edit", MINE | {"byline": ""})
    html = (
        article_html("Another title").replace("Ines Okafor", "Ada Lindqvist").replace("Bay News", "Daily Bay")
    )
    reader.web.answers[article.url or ""] = page_of(article.url or "", html)

    fetch_again(reader.services, article.person, article.id)
    bring_in(reader.services, article.id)

    found = _found(reader, article)
    assert (found.title, found.byline, found.site_name) == ("My ferry", None, "The Bay")
    page = reader.get(f"/articles/{article.id}/edit").text
    for printed in ("Another title", "Ada Lindqvist", "Daily Bay", "March 4, 2025"):
        assert f"As on the page: \u2068{printed}\u2069" in page


@pytest.mark.parametrize("name", AS_THEY_ARE)
def test_each_is_as_on_the_page_again(reader: Reader, article: Article, name: str) -> None:
    reader.post(f"/articles/{article.id}/edit", MINE)

    reader.post(f"/articles/{article.id}/edit", MINE | {"as_printed": name})

    found = _found(reader, article)
    assert getattr(found, name) == getattr(article, name)
    assert found.printed.keys() == AS_THEY_ARE.keys() - {name}


def test_what_is_as_it_was_is_no_change(reader: Reader, article: Article) -> None:
    """The hour that the page prints, and not only its day, stays."""
    reader.post(f"/articles/{article.id}/edit", AS_THEY_ARE | {"title": "My ferry"})

    found = _found(reader, article)
    assert found.printed == {"title": AS_THEY_ARE["title"]}
    assert found.published == article.published

    reader.post(f"/articles/{article.id}/edit", AS_THEY_ARE)
    assert _found(reader, article).printed == {}


def test_what_is_emptied_is_none(reader: Reader, article: Article) -> None:
    reader.post(
        f"/articles/{article.id}/edit", AS_THEY_ARE | {"byline": " ", "site_name": "", "published": ""}
    )

    found = _found(reader, article)
    assert (found.byline, found.site_name, found.published) == (None, None, None)
    page = reader.get(f"/articles/{article.id}").text
    assert "Ines Okafor" not in page
    assert "<time" not in page
    assert "<bdi>bay.example</bdi>" in page
    assert _fields(reader.get(f"/articles/{article.id}/edit").text)["published"] == ""


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("title", " ", "A title needs at least one character."),
        ("published", "2024-13-01", "“2024-13-01” is not a date."),
        ("published", "<b>", "“&lt;b&gt;” is not a date."),
    ],
)
def test_what_cannot_be_is_said_beside_the_field(
    reader: Reader, article: Article, field: str, value: str, said: str
) -> None:
    answer = reader.post(f"/articles/{article.id}/edit", MINE | {field: value})

    assert answer.status_code == 422
    assert said in answer.text
    assert re.search(rf'name="{field}"[^>]* aria-invalid="true" aria-describedby="edit-error"', answer.text)
    assert _found(reader, article) == article
    assert {name: unescape(typed) for name, typed in _fields(answer.text).items()} == MINE | {field: value}
    assert re.findall(r'id="(\w+)"[^>]*autofocus', answer.text) == [field]


def test_it_changes_what_was_touched_alone(reader: Reader, article: Article) -> None:
    """Another tab, another device or the page itself may have changed the rest since the form was opened."""
    html = reader.get(f"/articles/{article.id}/edit").text
    opened = dict(re.findall(r'<input type="hidden" name="(was_\w+)" value="([^"]*)"', html))
    assert opened == {f"was_{name}": value for name, value in AS_THEY_ARE.items()}
    reader.post(f"/articles/{article.id}/edit", MINE | {"byline": AS_THEY_ARE["byline"]})

    reader.post(f"/articles/{article.id}/edit", AS_THEY_ARE | opened | {"byline": "Somebody else"})

    found = _found(reader, article)
    assert (found.title, found.byline, found.site_name) == ("My ferry", "Somebody else", "The Bay")


def test_an_article_without_a_title_needs_none(reader: Reader, article: Article) -> None:
    with reader.services.library.write() as c:
        articles.change(c, article.id, {"title": None})
    html = reader.get(f"/articles/{article.id}/edit").text

    assert "required" not in html
    reader.post(f"/articles/{article.id}/edit", MINE | {"title": "", "was_title": ""})

    assert (_found(reader, article).title, _found(reader, article).byline) == (None, MINE["byline"])


def test_it_changes_nothing_else(reader: Reader, article: Article) -> None:
    reader.post(
        f"/articles/{article.id}/edit", {"url": "https://evil.example", "as_printed": "url", "kind": "x"}
    )

    found = _found(reader, article)
    assert (found.url, found.kind, found.title) == (article.url, article.kind, article.title)
    assert reader.post("/articles/4711/edit", MINE).status_code == 404


def test_it_is_on_the_terminal(reader: Reader, article: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    reader.post(f"/articles/{article.id}/edit", MINE)
    monkeypatch.setattr("webapp.cli.list_.load_settings", lambda: reader.services.settings)

    printed = CliRunner().invoke(list_, ["--format", "json"]).stdout

    row = json.loads(printed)[0]
    assert {name: row[name] for name in ("title", "byline", "site_name", "published")} == MINE | {
        "published": "2024-05-17T00:00:00"
    }
