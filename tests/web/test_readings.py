"""The buttons for another reading, and what the page says about the one it shows."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from tests.once import read_page
from tests.pages import PARAGRAPHS, article_html, page_of
from tests.reading.test_choose_reading import PAGE
from tests.web.conftest import Reader
from webapp.reading.bring_in import keep_article
from webapp.reading.summarize_article import rank_article

URL = "https://bay.example/ferry"
MISSING = "Parts of this article may be missing."


def _kept(reader: Reader, html: str = PAGE) -> str:
    reader.web.answers[URL] = page_of(URL, html)
    return f"/articles/{reader.kept(URL).id}"


def _doubtful(reader: Reader) -> str:
    """An article of which the engine is not sure."""
    address, page = _kept(reader), page_of(URL, PAGE)
    read = read_page(page)
    unsure = replace(read, article=replace(read.article, confidence=0.4))
    library = reader.services.library
    with library.write() as c:
        keep_article(c, library.image_files, int(address.split("/")[-1]), page, unsure)
    return address


def test_it_offers_other_readings_where_parts_may_be_missing(reader: Reader) -> None:
    address = _doubtful(reader)

    page = reader.get(address).text

    assert MISSING in page
    assert page.count("Try another reading") == 2  # the note's and the menu's
    assert "Show the whole text of the page" in page


def test_it_offers_them_in_the_menu_alone_of_an_article_that_is_all_there(reader: Reader) -> None:
    page = reader.get(_kept(reader, article_html())).text

    assert MISSING not in page
    assert page.count("Try another reading") == 1


def test_it_offers_none_of_what_failed(reader: Reader) -> None:
    page = reader.get(_kept(reader, "<title>404</title><h1>Page not found</h1>")).text

    assert "Try another reading" not in page


def test_it_says_which_reading_it_is_and_goes_back(reader: Reader) -> None:
    address = _doubtful(reader)

    marked = reader.post(f"{address}/reading?in=all")
    page = unescape(reader.get(marked.location).text)
    back = reader.post(f"{address}/reading", {"candidate": "chosen"})
    again = unescape(reader.get(back.location).text)

    assert marked.status_code == back.status_code == 303
    assert marked.location.startswith(f"{address}?in=all")
    assert "the text that the page itself marks" in page
    assert "one more word about the tunnel" in page
    assert "Back to Nutgraf’s own reading" in page
    assert MISSING not in page
    assert "own reading of the page again" in again
    assert "one more word about the tunnel" not in again


def test_it_shows_the_whole_text_with_one_click(reader: Reader) -> None:
    address = _doubtful(reader)

    answer = reader.post(f"{address}/reading", {"candidate": "whole"})
    page = unescape(reader.get(answer.location).text)

    assert "This is the whole text of the page" in page
    assert 'href="https://bay.example/"' in page
    assert "Get a summary" in page


def test_it_says_that_there_is_no_other(reader: Reader) -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    address = _kept(reader, f"<title>The ferry</title><body><article>{text}</article>")

    answer = reader.post(f"{address}/reading")

    assert "can be read in no other way" in reader.get(answer.location).text


def _marks(page: str) -> list[tuple[str, str]]:
    """Each marked sentence's name and its words."""
    return re.findall(r'id="([\w-]+)" class="sentence"[^>]*>([^<]+)', page)


def test_it_takes_the_place_along_that_is_read(reader: Reader) -> None:
    address = _kept(reader)

    before = _marks(reader.get(address).text)
    place = {"position": "0.5", "anchor": before[4][0], "quote": before[4][1]}

    answer = reader.post(f"{address}/reading", {"candidate": "whole", **place})

    rank_article(reader.services, int(address.split("/")[-1]))  # as a job does, behind the answer
    page = reader.get(answer.location).text
    anchor = next(name for name, words in _marks(page) if words == before[4][1])
    assert f'data-anchor="{anchor}"' in page
    assert anchor != before[4][0]  # two blocks stand before the article now: "Home", and the box


def test_it_refuses_what_is_no_reading(reader: Reader) -> None:
    address = _kept(reader)

    assert reader.post(f"{address}/reading", {"candidate": "upside down"}).status_code == 400
    assert reader.post("/articles/4711/reading").status_code == 404
    assert reader.client.post(f"{address}/reading").status_code == 400  # without the form's token
    assert reader.get(f"{address}/reading").status_code == 405
