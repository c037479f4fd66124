"""Days as pages print them: in any language, in any order, and what is said of them."""

from __future__ import annotations

import subprocess
import sys

import pytest
from lxml import html

from webapp.extraction.metadata import read_metadata
from webapp.extraction.month_names import is_day_first
from webapp.extraction.printed_dates import DateHabits, find_day
from webapp.extraction.structured_data import read_structured_data

TEXT = "The river has risen by a hand since the rain began, and the ferry waits at the other bank for it to fall."


@pytest.mark.parametrize(
    ("line", "lang", "day"),
    [
        ("Donnerstag, 12. März 2020, 14:03 Uhr", "de", "2020-03-12"),
        ("Von Ada Reed, 07 Dezember, 2022", "de", "2022-12-07"),
        ("21 de abril de 2022", "es", "2022-04-21"),
        ("1er janvier 2021", "fr", "2021-01-01"),
        ("28 kwietnia 2021", "pl", "2021-04-28"),
        ("5 мая 2021 г.", "ru", "2021-05-05"),
        ("2021. március 5.", "hu", "2021-03-05"),
        ("2019年4月22日(月)", "ja", "2019-04-22"),
        ("2021년 3월 5일", "ko", "2021-03-05"),
        ("12. März 2020", "en-US", "2020-03-12"),  # a template's language is not the page's
        ("Wed Apr 07, 2010 3:39 pm", "en", "2010-04-07"),
        ("Fri Sep 30 15:13:45 UTC+0000 2016", "en", "2016-09-30"),
        ("Sept 19 2016", "en", "2016-09-19"),
        ("26 | 01 | 2022", "de", "2022-01-26"),
        ("11.03.23", "de", "2023-03-11"),
        ("03.11.2021 Ada Reed", "en", "2021-11-03"),
    ],
)
def test_it_reads_a_day_in_any_language(line: str, lang: str, day: str) -> None:
    assert str(find_day(line, DateHabits(lang))) == day


@pytest.mark.slow
def test_the_table_of_months_is_what_cldr_says() -> None:
    # In a process of its own: with Babel a language's months may hold those of another read before it.
    told = (
        "from bench.month_words import *; from webapp.extraction.month_words import *;"
        "assert read_months() == MONTHS; assert set(find_own_names()) == OWN_NAMES;"
        "assert set(find_month_first()) == MONTH_FIRST"
    )
    subprocess.run([sys.executable, "-c", told], check=True)


@pytest.mark.parametrize("line", ["20 Boats 2021", "March 2014", "in 2021", "31/31/2021", "Release 1.2.34.5"])
def test_it_finds_no_day_where_there_is_none(line: str) -> None:
    assert find_day(line, DateHabits("en")) is None


@pytest.mark.parametrize(
    ("habits", "day"),
    [
        (DateHabits("en"), "2021-03-04"),
        (DateHabits("en", day_first=True), "2021-04-03"),
        (DateHabits("en", month=(2021, 4)), "2021-04-03"),  # as the address says
    ],
)
def test_it_orders_day_and_month_as_the_page_does(habits: DateHabits, day: str) -> None:
    assert str(find_day("3/4/2021", habits)) == day


@pytest.mark.parametrize(
    ("lang", "url", "day_first"),
    [
        ("en-US", "https://bay.example/", False),
        ("en-GB", "https://bay.example/", True),
        ("en-US", "https://bay.co.uk/", True),  # templates say en-US anywhere
        ("fr", None, True),
        (None, "https://bay.com.au/", True),
        (None, None, False),
    ],
)
def test_it_tells_the_order_by_country_and_language(
    lang: str | None, url: str | None, day_first: bool
) -> None:
    assert is_day_first(lang, url) is day_first


@pytest.mark.parametrize(
    ("around", "day"),
    [
        # above and below the headline, and at the page's end
        ("<div class=x>May 22, 2024</div><h1>The river</h1><p>{text}</p>", "2024-05-22"),
        ("<h1>The river</h1><div>Ada Reed, May 22, 2024</div><p>{text}</p>", "2024-05-22"),
        (
            "<h1>The river</h1><p>{text}</p><p>{text}</p><p>{text}</p><p>Last updated: May 22, 2024</p>",
            "2024-05-22",
        ),
        # the day of publication, not another one on the same lines
        (
            "<h1>The river</h1><div>Updated: May 23, 2024</div><div>Published: May 22, 2024</div><p>{text}</p>",
            "2024-05-22",
        ),
        (
            "<h1>The river</h1><p>Received: 3 May 2023</p><p>Published: 22 May 2024</p><p>{text}</p>",
            "2024-05-22",
        ),
        (
            "<h1>The river</h1><p>1 May 2023 - 3 May 2023</p><time>22 May 2024</time><p>{text}</p>",
            "2024-05-22",
        ),
        ("<h1>The river</h1><p>June 3, 2024 Issue</p><p>May 22, 2024</p><p>{text}</p>", "2024-05-22"),
        # none of a comment, nor of a teaser
        ("<h1>The river</h1><p>{text}</p><div class=comments><time>May 1, 2024</time></div>", None),
        ("<h1>The river</h1><p>{text}</p><aside class=related><time>May 1, 2024</time></aside>", None),
        # on a forum the first post's
        (
            "<h1>The river</h1><div class=post><p class=author>by ada » May 22, 2024</p><p>{text}</p></div>"
            "<div class=post><p class=author>by bo » May 23, 2024</p><p>{text}</p></div>",
            "2024-05-22",
        ),
    ],
)
def test_it_finds_the_articles_own_day(around: str, day: str | None) -> None:
    page = html.document_fromstring(
        f"<html lang=en><body><main>{around.format(text=TEXT * 3)}</main></body></html>"
    )
    published = read_metadata(page, read_structured_data(page)).published
    assert (str(published.date()) if published else None) == day
