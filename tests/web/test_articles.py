"""Taking pages in, and the article's own page."""

from __future__ import annotations

import io
import re

import pytest

from tests.pages import PARAGRAPHS, article_html, page_of
from tests.web.conftest import Reader
from webapp import limits
from webapp.errors import FetchTimedOut, PageMissing, SiteBusy
from webapp.reading.bring_in import bring_in
from webapp.reading.change_article import fetch_again


def test_it_answers_a_saved_address_at_once_with_the_articles_own_page(reader: Reader) -> None:
    answer = reader.post("/articles", {"url": "https://bay.example/ferry"})

    assert answer.status_code == 303
    assert reader.web.asked == []
    page = reader.get(answer.location)
    assert "on its way" in page.text
    assert '<noscript><meta http-equiv="refresh"' in page.text


def test_it_becomes_the_article_when_the_job_is_done(reader: Reader) -> None:
    article = reader.kept()

    page = reader.get(f"/articles/{article.id}").text

    assert "<h1>The ferry that would not stop</h1>" in page
    for paragraph in PARAGRAPHS:
        assert paragraph.split(". ")[0].replace("'", "&#39;") in re.sub(r"<[^>]+>", "", page) or paragraph[
            :40
        ] in re.sub(r"<[^>]+>", "", page)
    assert "The tunnel" not in page
    assert "Ines Okafor" in page
    assert "March 4, 2025" in page


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("ftp://bay.example/file", "Only http and https"),
        ("http://127.0.0.1:1/", "private address"),
        ("http://169.254.169.254/", "private address"),
        ("", "Give an address"),
    ],
)
def test_it_refuses_an_address_on_its_face_beside_the_form(reader: Reader, address: str, said: str) -> None:
    answer = reader.post("/articles", {"url": address})

    assert answer.status_code == 422
    assert said in answer.text
    assert address in answer.text
    assert reader.get("/all").text.count("article-item") == 0


def test_it_refuses_a_form_without_its_field(reader: Reader) -> None:
    assert reader.post("/articles").status_code == 422


def test_it_keeps_what_failed_with_its_reason_and_ways_forward(reader: Reader) -> None:
    reader.web.answers["https://bay.example/gone"] = PageMissing(status=404)

    article = reader.kept("https://bay.example/gone")
    page = reader.get(f"/articles/{article.id}").text

    assert "does not exist (status 404)" in page
    assert "Try again" in page
    assert 'href="https://bay.example/gone"' in page
    assert "1 could not be read" in reader.get("/").text


def test_it_says_when_it_tries_again_by_itself(reader: Reader) -> None:
    reader.web.answers["https://bay.example/busy"] = SiteBusy(status=429, retry_after=600)

    article = reader.kept("https://bay.example/busy")

    page = reader.get(f"/articles/{article.id}").text
    assert "asks to come back later (status 429)" in page
    assert "Nutgraf tries again by itself: in 10 minutes." in page
    german = reader.get(f"/articles/{article.id}", headers={"Accept-Language": "de"}).text
    assert "Nutgraf versucht es von selbst noch einmal: in 10 Minuten." in german
    assert reader.get(f"/articles/{article.id}/state").json == {"state": "failed", "is_on_its_way": False}


def test_it_says_the_same_beside_the_copy_that_is_kept(reader: Reader) -> None:
    article = reader.kept()
    reader.web.answers[article.url or ""] = FetchTimedOut(seconds=20)

    reader.post(f"/articles/{article.id}/fetch")
    bring_in(reader.services, article.id)

    page = reader.get(f"/articles/{article.id}").text
    assert "did not arrive within 20 seconds. Nutgraf tries again by itself: in 1 minute." in page
    assert PARAGRAPHS[2][:40] in page


def test_it_refuses_to_save_more_than_it_can_bring_in(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "WAITING_JOBS", 1)
    reader.post("/articles", {"url": "https://bay.example/1"})

    refused = reader.post("/articles", {"url": "https://bay.example/2"})

    assert refused.status_code == 429
    assert "1 articles are on their way already." in refused.text
    assert "https://bay.example/2" in refused.text  # the form as it was filled in
    assert reader.get("/all").text.count('id="article-') == 1


def test_it_refuses_to_fetch_again_what_it_cannot_bring_in(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = reader.kept()
    monkeypatch.setattr(limits, "WAITING_JOBS", 1)
    reader.post("/articles", {"url": "https://bay.example/1"})

    refused = reader.post(f"/articles/{article.id}/fetch")

    assert refused.status_code == 429
    assert not reader.get(f"/articles/{article.id}/state").json["is_on_its_way"]  # type: ignore[index]


def test_it_tries_again_and_then_shows_the_article(reader: Reader) -> None:
    reader.web.answers["https://bay.example/gone"] = PageMissing(status=404)
    article = reader.kept("https://bay.example/gone")
    del reader.web.answers["https://bay.example/gone"]

    answer = reader.post(f"/articles/{article.id}/fetch")
    bring_in(reader.services, article.id)

    assert answer.status_code == 303
    assert "The ferry that would not stop" in reader.get(answer.location).text


def test_it_never_replaces_a_copy_by_half_of_it(reader: Reader) -> None:
    article = reader.kept()
    reader.web.answers[article.url or ""] = page_of(
        article.url or "", article_html(paragraphs=PARAGRAPHS[:2])
    )

    fetch_again(reader.services, article.person, article.id)
    bring_in(reader.services, article.id)
    page = reader.get(f"/articles/{article.id}").text

    assert "keeps his cap" in re.sub(r"\s+", " ", page)
    assert "your copy stays" in page


def test_it_takes_pasted_text_pasted_html_and_a_file(reader: Reader) -> None:
    text = "\n\n".join(PARAGRAPHS)
    answers = [
        reader.post("/articles", {"text": text}),
        reader.post("/articles", {"text": article_html("A pasted page")}),
        reader.post("/articles", {"file": (io.BytesIO(article_html("A saved page").encode()), "page.html")}),
    ]

    for answer in answers:
        assert answer.status_code == 303
        bring_in(reader.services, int(answer.location.split("/")[-1]))
        assert "brass whistle" in reader.get(answer.location).text
    assert "A saved page" in reader.get("/").text
    assert reader.web.asked == []


def test_it_takes_a_title_along_with_a_text(reader: Reader) -> None:
    answer = reader.post("/articles", {"text": "\n\n".join(PARAGRAPHS), "title": "My ferry"})
    bring_in(reader.services, int(answer.location.split("/")[-1]))

    assert "<h1>My ferry</h1>" in reader.get(answer.location).text


def test_it_shows_the_form_again_with_what_was_filled_in(reader: Reader) -> None:
    answer = reader.post("/articles", {"text": "A text.", "title": "My ferry", "source": "mailto:ann"})

    assert answer.status_code == 422
    assert 'name="title" type="text" value="My ferry"' in answer.text
    assert ">A text.</textarea>" in answer.text


def test_it_takes_an_uploaded_file_of_markdown(reader: Reader) -> None:
    answer = reader.post("/articles", {"file": (io.BytesIO(b"The ferry *sank*.\n\nIn May."), "ferry.md")})
    bring_in(reader.services, int(answer.location.split("/")[-1]))

    assert "<em>sank</em>" in reader.get(answer.location).text


def test_it_refuses_a_file_that_is_no_text(reader: Reader) -> None:
    answer = reader.post("/articles", {"file": (io.BytesIO(b"\x89PNG\r\n"), "drawing.html")})

    assert answer.status_code == 422
    assert "not text" in answer.text


@pytest.mark.parametrize(
    ("form", "most", "said"),
    [
        ("application/x-www-form-urlencoded", limits.UPLOAD_BYTES, "larger than the 10 MB"),
        ("multipart/form-data; boundary=x", limits.UPLOAD_REQUEST_BYTES, "larger than the 30 MB"),
    ],
)
def test_it_says_that_a_form_or_a_file_is_too_large(reader: Reader, form: str, most: int, said: str) -> None:
    announced = {"CONTENT_LENGTH": str(most + 1)}

    answer = reader.client.post("/articles", content_type=form, environ_overrides=announced)

    assert answer.status_code == 413
    assert said in answer.text


def test_it_shows_a_line_of_an_article_that_has_no_teaser(reader: Reader) -> None:
    answer = reader.post("/articles", {"text": "\n\n".join(PARAGRAPHS)})
    bring_in(reader.services, int(answer.location.split("/")[-1]))

    assert "The harbour ferry has crossed the bay" in reader.get("/").text


def test_it_changes_a_title_and_a_later_fetch_leaves_it(reader: Reader) -> None:
    article = reader.kept()

    reader.post(f"/articles/{article.id}/edit", {"title": "  My   ferry "})
    fetch_again(reader.services, article.person, article.id)
    bring_in(reader.services, article.id)

    assert "<h1>My ferry</h1>" in reader.get(f"/articles/{article.id}").text
    assert reader.post(f"/articles/{article.id}/edit", {"title": " "}).status_code == 422


def test_it_keeps_how_far_was_read(reader: Reader) -> None:
    article = reader.kept()
    mark = re.findall(r'id="([\w-]+)" class="sentence"', reader.get(f"/articles/{article.id}").text)[3]
    place = {"position": "0.5", "anchor": mark, "quote": ""}

    assert reader.post(f"/articles/{article.id}/position", place).status_code == 204

    page = reader.get(f"/articles/{article.id}").text
    assert 'data-position="0.5"' in page
    assert f'data-anchor="{mark}"' in page
    assert "50 % read" in reader.get("/").text
    assert reader.post(f"/articles/{article.id}/position", {"position": "far"}).status_code == 400


def test_it_says_that_an_article_is_not_there(reader: Reader) -> None:
    answer = reader.get("/articles/4711")

    assert answer.status_code == 404
    assert "no such article" in answer.text


def test_it_names_previous_and_next_also_after_the_article_has_left_the_list(reader: Reader) -> None:
    titles = ["Oldest", "Middle", "Newest"]
    articles = []
    for title in titles:
        url = f"https://bay.example/{title}"
        reader.web.answers[url] = page_of(url, article_html(title))
        articles.append(reader.kept(url))

    reader.post(f"/articles/{articles[1].id}/archive")
    page = reader.get(f"/articles/{articles[1].id}?in=unread").text

    assert re.search(rf'rel="prev" data-action="[a-z]+" href="/articles/{articles[2].id}\?in=unread"', page)
    assert re.search(rf'rel="next" data-action="[a-z]+" href="/articles/{articles[0].id}\?in=unread"', page)
    assert "Newest" in page and "Oldest" in page


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (
            "<title>Sign in</title><form><p>Sign in to go on.</p><input type=password></form>",
            "asks to sign in",
        ),
        (
            "<title>Just a moment...</title><p>Checking your browser before you go on.</p>",
            "a person is asking",
        ),
        ("<title>404</title><h1>Page not found</h1><p>The page was not found.</p>", "shows an error"),
        ("<title>Nothing</title>", "no text to read"),
    ],
)
def test_it_says_what_a_site_shows_in_place_of_the_article(reader: Reader, html: str, said: str) -> None:
    url = "https://bay.example/wall"
    reader.web.answers[url] = page_of(url, html)

    article = reader.kept(url)

    assert article.state == "failed"
    assert said in reader.get(f"/articles/{article.id}").text


def test_it_keeps_the_copy_when_a_later_fetch_meets_a_wall(reader: Reader) -> None:
    article = reader.kept()
    wall = "<title>Sign in</title><form><p>Sign in to go on.</p><input type=password></form>"
    reader.web.answers[article.url or ""] = page_of(article.url or "", wall)

    reader.post(f"/articles/{article.id}/fetch")
    bring_in(reader.services, article.id)
    page = reader.get(f"/articles/{article.id}").text

    assert "brass whistle" in page
    assert "asks to sign in" in page


@pytest.mark.parametrize("number", [0, 2**63 - 1, 2**63, 10**30])
def test_it_finds_no_article_of_a_number_that_none_has(reader: Reader, number: int) -> None:
    for address in (f"/articles/{number}", f"/articles/{number}/state", f"/articles/{number}/images/a"):
        assert reader.get(address).status_code == 404
    assert reader.post(f"/articles/{number}/star").status_code == 404
