from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from webapp.pdf.metadata import make_facts, read_date, read_title


@pytest.mark.parametrize(
    "title", ["The ferry that would not stop", "Walden", "千年もつ紙", "Report 2024: tides"]
)
def test_it_believes_a_title_that_a_person_gave(title: str) -> None:
    assert read_title(f"  {title} ") == title


@pytest.mark.parametrize(
    "title",
    [
        "",
        "x",
        "Microsoft Word - thesis.doc",
        "thesis_final",
        "paper.pdf",
        "untitled",
        "Untitled1",
        "12345",
        "v2.indd",
        "PowerPoint Presentation",
        "http://ferry.example/a",
        "x" * 301,
    ],
)
def test_it_does_not_believe_what_programs_write(title: str) -> None:
    assert read_title(title) is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("D:20240503", datetime.fromisoformat("2024-05-03")),
        ("D:20240503101500Z", datetime(2024, 5, 3, 10, 15, tzinfo=UTC)),
        ("D:20240503101500+02'00'", datetime(2024, 5, 3, 10, 15, tzinfo=timezone(timedelta(hours=2)))),
        ("D:20241399", None),
        ("D:00000101", None),
        ("yesterday", None),
    ],
)
def test_it_reads_dates(text: str, moment: datetime | None) -> None:
    assert read_date(text) == moment


def test_the_date_of_a_printing_is_none_of_the_article() -> None:
    printed = {"Producer": "Skia/PDF m120", "CreationDate": "D:20240503"}

    assert make_facts(printed, "en-GB", ()).published is None
    assert make_facts({"CreationDate": "D:20240503"}, "en-GB", ()).published == datetime.fromisoformat(
        "2024-05-03"
    )


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ("Ann Archer", "Ann Archer"),
        ("Ann; Bob Bell", "Ann, Bob Bell"),
        ("user", None),
        ("Administrator", None),
    ],
)
def test_it_takes_persons_for_authors(author: str, byline: str | None) -> None:
    assert make_facts({"Author": author}, "", ()).byline == byline


@pytest.mark.parametrize(
    ("said", "lang"), [("de-AT", "de-AT"), ("en_US", "en-US"), ("", None), ("<b>", None)]
)
def test_it_takes_a_language_for_one(said: str, lang: str | None) -> None:
    assert make_facts({}, said, ()).lang == lang
