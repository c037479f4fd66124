"""What a page says about itself, from its sources in their order."""

from __future__ import annotations

from datetime import timedelta

import pytest
from lxml import html

from webapp.extraction.bylines import join_names
from webapp.extraction.dates import date_in_address, read_date
from webapp.extraction.metadata import read_metadata
from webapp.extraction.structured_data import read_structured_data
from webapp.extraction.titles import find_title


@pytest.mark.parametrize(
    ("told", "heading", "site", "title"),
    [
        ("The river rises | Daily Reed", "", "Daily Reed", "The river rises"),
        ("Daily Reed - The river rises", "", "Daily Reed", "The river rises"),
        ("River: what we know", "The river rises: what we know", None, "The river rises: what we know"),
        ("Tom &amp;amp; Jerry", "", None, "Tom & Jerry"),
        ("The river rises", "Daily Reed", "Daily Reed", "The river rises"),
        # the heading that stands before the site's name, however short
        ("Basins - The Big Book of Rivers", "Basins ¶", None, "Basins"),
        # kicker and section cut off
        ("The river rises again", "Rivers | The river rises again", None, "The river rises again"),
        ("The river rises again", "<span>Nature</span> The river rises again", None, "The river rises again"),
        ("The river rises again", "The river rises again #56", None, "The river rises again"),
        # no title: the words of a drawing, a logo that leads home
        ("The river rises again", "<svg><title>Bay logo</title></svg>", None, "The river rises again"),
        ("The river rises again", "<a href=/>The Big Bay Rises</a>", None, "The river rises again"),
    ],
)
def test_it_finds_the_articles_own_title(told: str, heading: str, site: str | None, title: str) -> None:
    page = html.document_fromstring(f"<html><body><h1>{heading}</h1></body></html>")
    assert find_title([told], page, site)[0] == title


def test_it_takes_no_widgets_heading_for_the_title() -> None:
    page = html.document_fromstring("<body><div class=skiptranslate><h1>Original text</h1></div></body>")
    assert find_title(["Rise"], page, None)[0] == "Rise"


def test_it_takes_the_heading_that_says_a_part_of_the_pages_title() -> None:
    page = html.document_fromstring("<body><h1>Silicon Notes</h1><h3>The river rises again</h3></body>")
    title, heading = find_title(["Silicon Notes: The river rises again"], page, None)
    assert title == "The river rises again"
    assert heading is not None
    assert heading.tag == "h3"


@pytest.mark.parametrize(
    ("names", "byline"),
    [
        (["By Ada Reed"], "Ada Reed"),
        (["Ada Reed", "Bo Finch", "ada reed"], "Ada Reed, Bo Finch"),
        (["Ada Reed | Staff writer"], "Ada Reed"),
        (["Daily Reed"], None),
        (["https://x.example/ada"], None),
    ],
)
def test_it_cleans_names(names: list[str], byline: str | None) -> None:
    assert join_names(names, "Daily Reed") == byline


def test_it_keeps_a_dates_own_offset() -> None:
    date = read_date("2024-05-06T23:30:00+09:00")
    assert date is not None
    assert date.utcoffset() == timedelta(hours=9)
    assert date.day == 6


@pytest.mark.parametrize(
    "text", ["May 6, 2024", "6 May 2024", "2024-05-06", "Published on May 6th, 2024 in Sport, by us"]
)
def test_it_leaves_a_date_alone_naive_at_midnight(text: str) -> None:
    date = read_date(text)
    assert date is not None
    assert date.tzinfo is None
    assert date.isoformat() == "2024-05-06T00:00:00"


@pytest.mark.parametrize("text", ["", "soon", "2024", "May 2024", "12:30", "99999999"])
def test_it_makes_no_date_of_what_is_none(text: str) -> None:
    assert read_date(text) is None


def test_it_reads_the_day_in_an_address() -> None:
    date = date_in_address("https://x.example/2023/dec/21/river")
    assert date is not None
    assert (date.year, date.month, date.day) == (2023, 12, 21)


def test_it_takes_json_ld_first() -> None:
    page = html.document_fromstring(
        """<html lang="en" dir="ltr"><head><meta name="author" content="Desk">
        <link rel="canonical" href="/river"><meta property="og:image" content="/i.jpg">
        <script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle",
        "author": [{"name": "Ada Reed"}]}]}</script></head><body></body></html>"""
    )
    found = read_metadata(page, read_structured_data(page), "https://x.example/a")
    assert found.byline == "Ada Reed"
    assert found.canonical_url == "https://x.example/river"
    assert found.lead_image == "https://x.example/i.jpg"
    assert (found.lang, found.dir) == ("en", "ltr")


@pytest.mark.parametrize(
    ("told", "lang"),
    [
        ("de", "de"),
        ("de_AT", "de-AT"),
        ("zh-Hant-TW", "zh-Hant-TW"),
        ("en-US.UTF-8", "en-US"),
        ("en, fr", "en"),
        ("lang=", "fr"),  # of lang="lang="de-DE"", which was seen
        ("english", "fr"),
        ("", "fr"),
    ],
)
def test_it_takes_nothing_for_a_language_that_is_none(told: str, lang: str) -> None:
    page = html.document_fromstring(
        f'<html lang="{told}"><head><meta property="og:locale" content="fr"></head><body></body></html>'
    )
    assert read_metadata(page, read_structured_data(page), "https://x.example/a").lang == lang


@pytest.mark.parametrize(
    ("told", "shown", "published"),
    [
        # a page tells machines the moment in UTC, and its readers the day where it was written
        (
            "2023-12-23T03:22:07Z",
            '<time datetime="2023-12-22T22:22:07-05:00">Dec 22</time>',
            "2023-12-22T22:22:07-05:00",
        ),
        ("2023-12-23T03:00:46Z", "<time>December 22, 2023</time>", "2023-12-22T00:00:00"),
        ("2023-12-22T18:30:00Z", "<time>December 22, 2023</time>", "2023-12-22T18:30:00+00:00"),
        # machines are told of a draft, or of the move to another system: readers see the day
        ("2019-12-22T18:30:00Z", "<time>December 30, 2023</time>", "2023-12-30T00:00:00"),
        # what a page shows far below is another story's
        (
            "2023-12-22T18:30:00Z",
            "<p>One.</p><p>Two.</p><p>Three.</p><p>Four.</p><p>Five.</p><time>May 5, 2020</time>",
            "2023-12-22T18:30:00+00:00",
        ),
        # no time that programs write where they know none
        ("1970-01-01T00:00:00Z", "<p>May 5, 2020</p>", "2020-05-05T00:00:00"),
        # nothing is told: the dateline under the headline
        ("", "<div>Dec 18, 2023 <span>3 min read</span></div>", "2023-12-18T00:00:00"),
        # an attribute with two dates is no date
        ("", '<time datetime="2022-02-112023-05-08">May 8, 2023</time>', "2023-05-08T00:00:00"),
    ],
)
def test_it_dates_an_article_as_its_page_does(told: str, shown: str, published: str) -> None:
    page = html.document_fromstring(
        f"""<html><head><meta property="article:published_time" content="{told}">
        </head>
        <body><h1>The river</h1>{shown}<p>Text.</p></body></html>"""
    )
    found = read_metadata(page, read_structured_data(page))
    assert found.published is not None
    assert found.published.isoformat() == published
