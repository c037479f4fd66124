"""Times that people believe: no more exact than an estimate is, and none where a summary saves none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

import pytest

from bench.catalogues import read_catalogue
from tests.web.conftest import Reader
from webapp.library import Article
from webapp.reading.reading_time import reading_time
from webapp.web.answers.preference_table import LANGUAGES
from webapp.web.durations import format_reading_time, format_saved_time, format_time_left

# words of English → what is said of them
READING_TIMES = {
    0: "1 min",
    60: "1 min",
    228: "1 min",
    500: "2–3 min",
    1_600: "6–8 min",
    4_300: "15–20 min",
    4_800: "20–25 min",
    12_000: "45–60 min",
    20_000: "80–100 min",
    26_000: "about 2 h",
    40_000: "about 3 h",
    45_000: "3–4 h",
    90_000: "6–8 h",
    130_000: "about 10 h",
    700_000: "about 50 h: one article?",
}
LEFT = {20: "1 min left", 61: "1 min left", 1_500: "25 min left", 7_300: "2 h left", 170_000: "45 h left"}
SAVED = {
    (15, 60): "",  # as quickly read
    (40, 360): "40 s instead of 6 min",
    (61, 120): "",  # more than half
    (60, 120): "60 s instead of 2 min",
    (2, 400): "5 s instead of 7 min",
    (130, 1_500): "2 min instead of 25 min",
    (240, 11_000): "4 min instead of 3 h",
}


@pytest.fixture
def article(reader: Reader) -> Callable[..., Article]:
    return partial(replace, reader.kept(), lang="en")


@pytest.fixture
def _asked(reader: Reader) -> Iterator[None]:
    with reader.client.application.test_request_context("/"):
        yield


@pytest.mark.usefixtures("_asked")
@pytest.mark.parametrize("words", READING_TIMES)
def test_it_tells_no_more_than_is_known(article: Callable[..., Article], words: int) -> None:
    assert format_reading_time(article(words=words)) == READING_TIMES[words]


@pytest.mark.usefixtures("_asked")
def test_its_ranges_grow_with_the_words_and_never_have_two_ends_alike(
    article: Callable[..., Article],
) -> None:
    for words in range(0, 134_000, 37):
        said = format_reading_time(article(words=words))
        found = re.fullmatch(r"(?:about )?(\d+)(?:–(\d+))? (min|h)", said)
        assert found, said
        low, high = int(found[1]), int(found[2] or found[1])
        assert low >= 1
        assert found[2] is None or low < high
        assert high <= (120 if found[3] == "min" else 12)


@pytest.mark.usefixtures("_asked")
@pytest.mark.parametrize("seconds", LEFT)
def test_it_tells_what_is_left_never_as_nothing(article: Callable[..., Article], seconds: int) -> None:
    words = round(seconds / reading_time(100_000, "en").mean * 100_000)

    assert format_time_left(article(words=words, position=0.0)) == LEFT[seconds]
    assert format_time_left(article(words=words, position=1.0)) == "1 min left"


@pytest.mark.usefixtures("_asked")
@pytest.mark.parametrize(("short", "long"), SAVED)
def test_it_tells_what_a_summary_saves_where_it_saves_something(short: int, long: int) -> None:
    assert format_saved_time(short, long) == SAVED[short, long]


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each not in ("auto", "en")])
def test_it_tells_hours_in_every_language(
    reader: Reader, article: Callable[..., Article], language: str
) -> None:
    catalogue = read_catalogue(language)
    long, longer = article(words=45_000), article(words=700_000)

    with reader.client.application.test_request_context("/", headers={"Accept-Language": language}):
        found = [format_reading_time(long), format_reading_time(longer)]

    message = catalogue.get("%(low)s–%(high)s h")
    assert message
    assert found[0] == str(message.string) % {"low": "3", "high": "4"}
    assert "50" in found[1]
    assert "article?" not in found[1]


def test_its_panel_and_list_keep_to_it(reader: Reader) -> None:
    article = reader.kept()  # ten sentences: read in less than a minute

    page = reader.get(f"/articles/{article.id}?summary=").text

    assert "instead of" not in page
    assert re.search("data-time></p>", page)
