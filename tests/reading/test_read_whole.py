"""Articles on several pages: fetched and joined under limits, kept with their pages, never another's text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from tests.fetching.servers import Answer, ok, redirect, server, status
from tests.once import rank_sentences, read_page
from tests.pages import PARAGRAPHS, article_html
from webapp import limits
from webapp.extraction import LOW_CONFIDENCE, prepared_page
from webapp.library import Article, ArticleBody, articles, pages
from webapp.reading.bring_in import bring_in
from webapp.reading.choose_reading import choose_reading
from webapp.reading.only_person import only_person
from webapp.reading.reextract import reextract
from webapp.reading.save_article import save_address, save_upload
from webapp.reading.services import Services, open_services
from webapp.settings import Settings

TITLE = "The ferry that would not stop"


def _texts(number: int) -> tuple[str, ...]:
    """Three paragraphs that no other part has."""
    return tuple(f"Part {number}. {paragraph} ({number})" for paragraph in PARAGRAPHS[:3])


def _page(number: int, next_: str | None = None, *, title: str = TITLE) -> str:
    link = f'<link rel="next" href="{next_}">' if next_ else ""
    return article_html(title, _texts(number)).replace("</head>", f"{link}</head>")


def _site(count: int, **others: Answer) -> dict[str, Answer]:
    """A story of so many pages: /story, /story/2, ..."""
    paths = ["/story", *(f"/story/{number}" for number in range(2, count + 1))]
    following = [*paths[1:], None]
    found: dict[str, Answer] = {
        path: ok(_page(number, next_).encode())
        for number, (path, next_) in enumerate(zip(paths, following, strict=True), 1)
    }
    return found | {f"/story/{name[1:]}": answer for name, answer in others.items()}


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opened = _ranking_here(Settings(data=tmp_path, starter=False, fetch_allow=("127.0.0.1",)))
    yield replace(opened, read=read_page)
    opened.close()


def _ranking_here(settings: Settings) -> Services:
    return replace(open_services(settings), rank=rank_sentences, warm_ranking=lambda: None)


def _kept(services: Services, url: str) -> Article:
    article = bring_in(services, save_address(services, only_person(services), url).id)
    assert article is not None
    return article


def _body(services: Services, article: Article) -> ArticleBody:
    with services.library.read() as c:
        body = articles.body(c, article.id)
    assert body is not None
    return body


def _all(*numbers: int) -> str:
    return "\n\n".join(text for number in numbers for text in _texts(number))


def test_it_joins_the_parts_in_their_order(services: Services) -> None:
    asked: list[str] = []
    with server(_site(3), asked) as site:
        article = _kept(services, f"{site}/story")

    assert _body(services, article).text == _all(1, 2, 3)
    assert article.title == TITLE
    assert (article.confidence or 0) >= LOW_CONFIDENCE
    assert len(asked) == 3


@pytest.mark.usefixtures("nothing_known")
def test_it_reads_each_part_once(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed, real = [], prepared_page.parse_page

    def counting(text: str) -> HtmlElement:
        parsed.append(text)
        return real(text)

    monkeypatch.setattr(prepared_page, "parse_page", counting)
    count = limits.ARTICLE_PARTS
    with server(_site(count)) as site:
        article = _kept(services, f"{site}/story")

    assert len(parsed) == count
    assert _body(services, article).text.count("Part ") == 3 * count
    assert (article.confidence or 0) >= LOW_CONFIDENCE

    parsed.clear()
    list(reextract(services, [article.id]))
    assert len(parsed) == count


def test_it_gives_the_whole_article_again_from_the_kept_pages(services: Services) -> None:
    with server(_site(3)) as site:
        article = _kept(services, f"{site}/story")

    assert list(reextract(services, [article.id])) == [(article.id, True)]
    assert _body(services, article).text == _all(1, 2, 3)
    choose_reading(services, article.person, article.id, "whole")
    assert all(text in _body(services, article).text for text in _texts(3))


def test_it_reads_the_parts_in_a_worker_too(services: Services, tmp_path: Path) -> None:
    working = _ranking_here(replace(services.settings, data=tmp_path / "other"))
    with server(_site(2)) as site:
        article = _kept(working, f"{site}/story")

    assert _body(working, article).text == _all(1, 2)
    working.close()


@pytest.mark.parametrize(
    "answer", [status(500), ok(b"%PDF-1.7", "application/pdf"), ok(b"<title>Log in</title>")]
)
def test_it_keeps_what_it_has_and_says_so_where_a_part_cannot_be_had(
    services: Services, answer: bytes
) -> None:
    with server(_site(3, _3=answer)) as site:
        article = _kept(services, f"{site}/story")

    assert (article.state, _body(services, article).text) == ("ready", _all(1, 2))
    assert (article.confidence or 0) < LOW_CONFIDENCE
    list(reextract(services, [article.id]))
    with services.library.read() as c:
        again = articles.find(c, article.person, article.id)
    assert again.confidence == article.confidence


@pytest.mark.parametrize(
    "second",
    [
        redirect("/story"),  # round in a circle
        ok(_page(1, "/story/3").encode()),  # the same text again
        ok(_page(2, "/story/3", title="Another bridge").encode()),
        ok(_page(2, "/story/3").replace("2025-03-04", "2025-03-05").encode()),
    ],
    ids=["redirect", "same text", "other title", "other day"],
)
def test_it_joins_neither_itself_nor_another_article(services: Services, second: bytes) -> None:
    asked: list[str] = []
    with server(_site(3, _2=second), asked) as site:
        article = _kept(services, f"{site}/story")

    assert _body(services, article).text == _all(1)
    assert (article.confidence or 0) >= LOW_CONFIDENCE
    assert not any("/story/3" in each for each in asked)


def test_it_does_not_go_on_to_the_next_post_of_a_blog(services: Services) -> None:
    asked: list[str] = []
    posts = {"/posts/41": ok(_page(1, "/posts/42").encode()), "/posts/42": ok(_page(2).encode())}
    with server(posts, asked) as site:
        article = _kept(services, f"{site}/posts/41")

    assert _body(services, article).text == _all(1)
    assert len(asked) == 1


LIMITS = {"ARTICLE_PARTS": 2, "PARTS_BYTES": 2_000, "PARTS_SECONDS": -1.0}


@pytest.mark.usefixtures("nothing_known")
@pytest.mark.parametrize(("limit", "value"), LIMITS.items(), ids=LIMITS)
def test_it_stops_at_its_limits_and_says_so(
    services: Services, monkeypatch: pytest.MonkeyPatch, limit: str, value: float
) -> None:
    monkeypatch.setattr(limits, limit, value)
    with server(_site(4)) as site:
        article = _kept(services, f"{site}/story")

    assert _body(services, article).text in (_all(1), _all(1, 2))
    assert (article.confidence or 0) < LOW_CONFIDENCE


def test_it_goes_by_the_owners_rule_even_where_addresses_tell_nothing(
    services: Services, tmp_path: Path
) -> None:
    (tmp_path / "site-rules").mkdir()
    (tmp_path / "site-rules" / "127.0.0.1.txt").write_text("next_page_link: //a[.='On']")
    on = '<a href="{}">On</a><nav>'
    answers: dict[str, Answer] = {
        "/one": ok(_page(1).replace("<nav>", on.format("/two")).encode()),
        "/two": ok(_page(2, title="Night").replace("<nav>", on.format("/one")).encode()),  # and round
    }
    working = _ranking_here(services.settings)
    with server(answers) as site:
        article = _kept(working, f"{site}/one")

    assert _body(working, article).text == _all(1, 2)
    assert (article.confidence or 0) >= LOW_CONFIDENCE
    working.close()


def test_it_fetches_nothing_for_a_page_that_a_reader_gave(services: Services) -> None:
    asked: list[str] = []
    with server(_site(2), asked) as site:
        page = _page(1, "/story/2").encode()
        article = bring_in(services, save_upload(services, only_person(services), page, f"{site}/story").id)

    assert article is not None
    assert asked == []
    assert (article.confidence or 0) < LOW_CONFIDENCE


def test_it_keeps_each_page_once_whatever_its_parts(services: Services) -> None:
    with server(_site(2)) as site:
        article = _kept(services, f"{site}/story")
    assert article.page_hash is not None

    with services.library.write() as c:
        page = pages.find(c, article.page_hash)
        assert page is not None
        assert [part.url for part in page.parts] == [f"{site}/story/2"]
        assert pages.keep(c, page) == article.page_hash
        assert pages.keep(c, replace(page, parts=())) != article.page_hash
