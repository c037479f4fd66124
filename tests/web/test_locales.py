"""Pages speak as their reader chose, or as the browser asks, and write dates and numbers so."""

from __future__ import annotations

import re

import pytest
from babel import Locale

from bench.catalogues import read_catalogue
from tests.web.conftest import Reader
from webapp.reading.change_article import keep_position
from webapp.web.answers.preference_table import LANGUAGES

ASKED = {
    "": ("en", "ltr"),
    "de": ("de", "ltr"),
    "de-AT,de;q=0.9,en;q=0.8": ("de-AT", "ltr"),
    "DE-at": ("de-AT", "ltr"),
    "en-GB": ("en-GB", "ltr"),
    "en,de;q=0.9": ("en", "ltr"),
    "en;q=0.5,fr-CA": ("fr-CA", "ltr"),
    "pt-BR,pt;q=0.9,es;q=0.8,en;q=0.7": ("es", "ltr"),
    "sw": ("en", "ltr"),
    "fr;q=0,ja;q=0.1": ("ja", "ltr"),
    "ar-EG": ("ar-EG", "rtl"),
    "es-419": ("es-419", "ltr"),
    "zh": ("zh", "ltr"),
    "zh-CN,zh;q=0.9": ("zh-Hans-CN", "ltr"),
    "zh-Hans": ("zh", "ltr"),
    "zh-TW": ("zh", "ltr"),  # the catalogue is in simplified signs, and its page must say so
    "de-XX": ("de", "ltr"),
    "de-1996": ("de", "ltr"),
    "de-DE-u-co-phonebk": ("de-DE", "ltr"),
    "den,*;q=0.5": ("en", "ltr"),
    "../../de": ("en", "ltr"),
}


def _root_of(page: str) -> tuple[str, str]:
    found = re.search(r'<html lang="([^"]*)" dir="([^"]*)"', page)
    assert found
    return found[1], found[2]


def _asking(reader: Reader, languages: str, address: str = "/") -> str:
    return reader.get(address, headers={"Accept-Language": languages}).text


@pytest.mark.parametrize("asked", ASKED)
def test_it_speaks_as_the_browser_asks(reader: Reader, asked: str) -> None:
    assert _root_of(_asking(reader, asked)) == ASKED[asked]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks_as_its_reader_chose(reader: Reader, language: str) -> None:
    reader.post("/settings", {"language": language})

    assert _root_of(_asking(reader, "sw,pt;q=0.9")) == (language, Locale(language).text_direction)


def test_it_keeps_to_the_browsers_region_where_it_names_one_for_the_chosen_language(reader: Reader) -> None:
    reader.post("/settings", {"language": "de"})

    assert _root_of(_asking(reader, "en-GB,en;q=0.9,de-CH;q=0.5"))[0] == "de-CH"
    assert _root_of(_asking(reader, "en-GB,en;q=0.9"))[0] == "de"


def test_it_takes_the_persons_choice_on_a_device_that_has_chosen_nothing(reader: Reader) -> None:
    reader.post("/settings", {"language": "ru"})
    reader.client.delete_cookie("preferences")

    assert _root_of(reader.get("/").text)[0] == "ru"


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
def test_it_takes_its_words_from_the_catalogue(reader: Reader, language: str) -> None:
    message = read_catalogue(language).get("Reading list")
    assert message is not None

    assert f"<title>{message.string} · Nutgraf</title>" in _asking(reader, language)


def test_it_names_each_language_in_itself_on_every_page_of_settings(reader: Reader) -> None:
    page = _asking(reader, "ar", "/settings")

    for code, name in LANGUAGES.items():
        assert f'<span lang="{code}" dir="auto">{name}</span>' in page


def test_it_tells_caches_what_its_pages_depend_on(reader: Reader) -> None:
    assert {"Cookie", "Accept-Language"} <= set(reader.get("/").vary)


def test_it_makes_a_page_again_for_who_reads_another_language(reader: Reader) -> None:
    tag = reader.get("/", headers={"Accept-Language": "de"}).headers["ETag"]

    for asked, status in (("de", 304), ("de-AT", 200), ("ja", 200)):
        answer = reader.get("/", headers={"Accept-Language": asked, "If-None-Match": tag})
        assert answer.status_code == status, asked


DAYS = {
    "en": "March 4, 2025",
    "en-GB": "4 March 2025",
    "de": "4. März 2025",
    "de-AT": "4. März 2025",
    "fr": "4 mars 2025",
    "es": "4 de marzo de 2025",
    "ru": "4 марта 2025\N{NARROW NO-BREAK SPACE}г.",
    "ar": "4 مارس 2025",
    "ar-IQ": "4 آذار 2025",
    "zh": "2025年3月4日",
    "ja": "2025年3月4日",
}


@pytest.mark.parametrize("asked", DAYS)
def test_it_writes_dates_as_the_readers_region_does(reader: Reader, asked: str) -> None:
    reader.kept()

    found = re.search(r"<time[^>]*><bdi>([^<]*)</bdi></time>", _asking(reader, asked))

    assert found
    assert found[1] == DAYS[asked]


@pytest.mark.parametrize(("asked", "shown"), [("en", "1.6"), ("de", "1,6"), ("de-CH", "1.6"), ("ar", "1.6")])
def test_it_writes_numbers_as_the_readers_region_does(reader: Reader, asked: str, shown: str) -> None:
    page = _asking(reader, asked, "/settings")

    assert (
        f'value="1.6">\n        <span class="range-shown" aria-hidden="true" data-shown>{shown}</span>'
        in page
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_renders_every_page_in(reader: Reader, language: str) -> None:
    article = reader.kept()
    keep_position(reader.services, article.person, article.id, 0.4, "", "")
    pages = ("/", "/all", "/deleted", f"/articles/{article.id}?summary=3", "/settings", "/settings/keys")

    for address in (*pages, "/articles/new", "/summaries", "/offline", "/articles/4711", "/?done=settings"):
        assert _root_of(_asking(reader, language, address))[0] == language, address


def test_it_keeps_an_address_in_one_piece_between_words_from_the_right(reader: Reader) -> None:
    asked = {"headers": {"Accept-Language": "ar"}}
    page = reader.post("/articles", {"url": "ftp://bay.example/a"}, **asked).text

    assert "\N{FIRST STRONG ISOLATE}ftp\N{POP DIRECTIONAL ISOLATE}" in page
    assert "\N{FIRST STRONG ISOLATE}" not in reader.post("/articles", {"url": "ftp://bay.example/a"}).text


@pytest.mark.parametrize("asked", ["ar", "de"])
def test_it_runs_dates_as_the_interface_does_within_an_article_of_another_direction(
    reader: Reader, asked: str
) -> None:
    article = reader.kept()

    page = _asking(reader, asked, f"/articles/{article.id}")

    direction = Locale(asked).text_direction
    assert f'lang="{asked}" dir="{direction}">{DAYS[asked]}</time>' in page
