"""Saving what is there already, what is no address, a text with an address in it, a feed."""

from __future__ import annotations

import io
import re
from html import unescape

import pytest

from tests.pages import PARAGRAPHS, article_html
from tests.web.conftest import Reader
from tests.web.test_lists import failing
from webapp import limits
from webapp.errors import FeedRefused
from webapp.library import Article
from webapp.reading.bring_in import bring_in
from webapp.reading.change_article import change_article, find_article

SCRIPT = {"Accept": "application/json"}
URL = "https://bay.example/ferry"


def state(reader: Reader, article: Article) -> Article:
    return find_article(reader.services, article.person, article.id, deleted=True)


def field(page: str, name: str) -> str:
    """A form's field as it is written."""
    found = re.search(rf'<(?:input|textarea) id="{name}"[^>]*>', page)
    assert found
    return " ".join(found[0].split())


@pytest.mark.parametrize(
    "address", [URL, f"{URL}?utm_source=mail#top", f"The ferry {URL} sent from a telephone"]
)
def test_it_says_what_an_address_already_is_and_changes_nothing(reader: Reader, address: str) -> None:
    article = reader.kept(URL)
    change_article(reader.services, article.person, article.id, "archive")
    before = state(reader, article)

    answer = reader.post("/articles", {"url": address})
    page = reader.get(answer.location).text

    assert answer.status_code == 303
    assert "This is in your library already" in page
    assert "Archived" in page
    assert f'href="/articles/{article.id}"' in page
    assert state(reader, article) == before
    assert reader.web.asked == [URL]


def test_an_address_alone_in_the_field_for_a_text_is_an_address(reader: Reader) -> None:
    answer = reader.post("/articles", {"text": f" {URL}\n", "title": "", "source": ""})
    assert bring_in(reader.services, int(answer.location.rpartition("/")[2])) is not None
    assert reader.web.asked == [URL]

    again = reader.post("/articles", {"text": URL})
    assert again.location.endswith("/saved")
    refused = reader.post("/articles", {"text": "http://10.0.0.1/x"})
    assert refused.status_code == 422
    assert 'value="http://10.0.0.1/x"' in field(refused.text, "url")
    named = reader.post("/articles", {"text": URL, "title": "An address to keep"})
    assert bring_in(reader.services, int(named.location.rpartition("/")[2])) is not None
    assert reader.web.asked == [URL]
    assert "An address to keep" in reader.get(named.location).text


def test_it_offers_to_put_it_on_top_unread_or_to_fetch_it_again(reader: Reader) -> None:
    article = reader.kept(URL)
    reader.kept("https://bay.example/other")
    for change in ("read", "archive"):
        change_article(reader.services, article.person, article.id, change)
    page = reader.get(reader.post("/articles", {"url": URL}).location).text
    on_top = re.search(r'<form class="form-row" method="post" action="([^"]+)"', page)
    again = re.search(r'formaction="([^"]+/fetch)"', page)
    assert on_top
    assert again

    listed = reader.get(reader.post(on_top[1]).location).text
    assert "On top of the reading list, unread." in listed
    assert re.findall(r'class="article-item[^>]*id="article-(\d+)"', listed)[0] == str(article.id)

    assert reader.post(again[1]).location.startswith(f"/articles/{article.id}")
    assert state(reader, article).is_on_its_way


def test_it_offers_to_restore_what_was_deleted(reader: Reader) -> None:
    article = reader.kept(URL)
    change_article(reader.services, article.person, article.id, "delete")

    page = reader.get(reader.post("/articles", {"url": URL}).location).text

    assert "Deleted on" in page
    restore = re.search(r'value="([^"]+)" formaction="([^"]+/restore)"', page)
    assert restore
    answer = reader.post(restore[2], {"next": restore[1]})
    assert "Restored." in reader.get(answer.location).text
    assert state(reader, article).deleted_at is None


@pytest.mark.parametrize("deleted", [False, True])
def test_it_tries_again_what_failed_before(reader: Reader, deleted: bool) -> None:
    article = failing(reader, URL)
    reader.web.answers.clear()
    if deleted:
        change_article(reader.services, article.person, article.id, "delete")

    answer = reader.post("/articles", {"url": URL})

    assert answer.location == f"/articles/{article.id}"
    assert state(reader, article).is_on_its_way
    assert state(reader, article).deleted_at is None


def test_it_leads_to_what_is_on_its_way(reader: Reader) -> None:
    first = reader.post("/articles", {"url": URL}).location

    assert reader.post("/articles", {"url": URL}).location == first


def test_it_asks_nothing_of_what_a_device_sends_later(reader: Reader) -> None:
    article = reader.kept(URL)
    reader.kept("https://bay.example/other")
    change_article(reader.services, article.person, article.id, "archive")
    key = {"headers": {**SCRIPT, "Idempotency-Key": '"0b34-8e5c-11"'}}

    answers = [reader.post("/articles", {"url": URL}, **key) for _time in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert re.findall(r'class="article-item[^>]*id="article-(\d+)"', reader.get("/").text)[0] == str(
        article.id
    )


def test_it_does_not_complain_of_its_own_first_sending(reader: Reader) -> None:
    """The browser had no answer, and sends the form once more: meanwhile the article is there."""
    key = {"headers": {"Idempotency-Key": '"0b34-8e5c-12"'}}
    first = reader.post("/articles", {"url": URL}, **key).location
    bring_in(reader.services, int(first.split("/")[-1]))

    assert reader.post("/articles", {"url": URL}, **key).location == first


def test_it_says_that_a_text_was_there_already(reader: Reader) -> None:
    """A page sent from the browser is newer than the kept one, so it is read; nothing is asked."""
    article = reader.kept(URL)
    change_article(reader.services, article.person, article.id, "archive")

    answer = reader.post("/articles", {"text": article_html("As my browser shows it"), "source": URL})

    assert "in your library already" in reader.get(answer.location).text
    bring_in(reader.services, article.id)
    assert "<h1>As my browser shows it</h1>" in reader.get(f"/articles/{article.id}").text


def test_it_says_nothing_of_the_kind_where_a_text_is_what_was_lacking(reader: Reader) -> None:
    failed = failing(reader, URL)

    answer = reader.post("/articles", {"text": "\n\n".join(PARAGRAPHS), "source": URL})

    assert answer.location == f"/articles/{failed.id}"


@pytest.mark.parametrize("address", ["foo", "foo bar", "3.14", "report.pdf", "ann@bay.example", "and/or"])
def test_it_refuses_what_is_no_address_beside_its_field(reader: Reader, address: str) -> None:
    answer = reader.post("/articles", {"url": address})
    found = field(answer.text, "url")

    assert answer.status_code == 422
    assert f"“{address}” is not a web address." in answer.text
    assert f'value="{address}"' in found
    assert 'aria-invalid="true" aria-describedby="form-error" autofocus' in found
    assert answer.text.count("autofocus") == 2  # of the keys' dialogue, too
    assert "article-item" not in reader.get("/all").text


def test_it_takes_a_word_that_the_owner_allows(make_app) -> None:
    app = make_app(fetch_allow=("nas",))
    reader = Reader(app.test_client(), app.extensions["nutgraf"].services, None)  # type: ignore[arg-type]

    assert reader.post("/articles", {"url": "nas"}).status_code == 303


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"text": "A text.", "source": "foo"}, "source"),
        ({"file": (io.BytesIO(b"A text."), "a.txt"), "source": "foo"}, "file-source"),
        ({"file": (io.BytesIO(b"\x89PNG\r\n"), "a.txt")}, "file"),
        ({"text": "<rss version='2.0'>"}, "text"),
    ],
)
def test_it_says_what_is_wrong_beside_the_form_that_was_sent(
    reader: Reader, fields: dict[str, object], wrong: str
) -> None:
    page = reader.post("/articles", fields).text

    assert 'aria-describedby="form-error" autofocus=""' in field(page, wrong)
    assert page.count('aria-invalid="true"') == 1
    if "source" in fields:
        assert 'value="foo"' in field(page, wrong)
    if "text" in fields:
        assert unescape(re.search(r"<textarea[^>]*>([^<]*)<", page)[1]) == fields["text"]  # type: ignore[index]


def test_it_finds_an_address_in_a_text(reader: Reader) -> None:
    reader.post("/articles", {"url": f"The ferry that would not stop {URL}."})
    reader.post("/articles", {"text": "A text.", "source": "From (https://bay.example/source)"})

    assert [each.url for each in _kept(reader)] == ["https://bay.example/source", URL]


def _kept(reader: Reader) -> list[Article]:
    ids = re.findall(r'class="article-item[^>]*id="article-(\d+)"', reader.get("/all").text)
    return [find_article(reader.services, 1, int(number)) for number in ids]


def test_it_offers_the_addresses_of_a_text_with_several(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "OFFERED_ADDRESSES", 2)
    text = f"{URL} or {URL}/2, maybe {URL}/3"

    for answer in (reader.post("/articles", {"url": text}), reader.get(f"/articles/new?text={text}")):
        assert "There are 3 addresses in this text" in answer.text
        assert re.findall(r'name="url" value="([^"]+)"', answer.text) == [URL, f"{URL}/2"]
    assert reader.post("/articles", {"url": text}, headers=SCRIPT).status_code == 422


RSS = b'<?xml version="1.0"?>\n<!-- made by hand -->\n<rss version="2.0"><channel><title>Bay</title></channel></rss>'
FEEDS = {
    "RSS": ("application/rss+xml", RSS),
    "RSS as XML": ("text/xml; charset=utf-8", b"\xef\xbb\xbf" + RSS),
    "RSS as HTML": ("text/html", RSS),
    "RSS in UTF-16": ("application/xml", RSS.decode().encode("utf-16")),
    "Atom": (
        "application/xml",
        b'<feed xml:lang="en" xmlns="http://www.w3.org/2005/Atom"><title>Bay</title></feed>',
    ),
    "RSS 1.0": (
        "text/xml",
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"></rdf:RDF>',
    ),
    "JSON Feed": ("application/json", b'{ "version": "https://jsonfeed.org/version/1.1", "items": [] }'),
}


@pytest.mark.parametrize("kind", FEEDS)
def test_it_says_that_a_file_is_a_feed(reader: Reader, kind: str) -> None:
    answer = reader.post("/articles", {"file": (io.BytesIO(FEEDS[kind][1]), "feed.xml")})

    if kind == "RSS in UTF-16":
        assert FEEDS[kind][1].startswith(b"\xff\xfe")
    assert answer.status_code == 422
    assert "This is a feed, not an article" in answer.text


def test_it_shows_a_feed_s_page_as_failed_with_a_way_forward(reader: Reader) -> None:
    article = failing(reader, URL, FeedRefused())

    page = reader.get(f"/articles/{article.id}").text
    assert "This is a feed, not an article: it lists what a site has published." in page
    assert "Open one of its articles and give the address of that." in page


def test_its_form_has_the_bookmarklet(reader: Reader) -> None:
    assert "data-bookmarklet" in reader.get("/articles/new").text
    assert "data-bookmarklet" in reader.get("/settings").text
