"""The settings page tells how far a later engine is with kept articles, and stops it and lets it go on."""

from __future__ import annotations

from tests.queue import reextract_all, waiting
from tests.web.conftest import Reader
from webapp.reading.reextract import reextract


def _keep_older(reader: Reader, count: int) -> None:
    for number in range(count):
        reader.kept(f"https://bay.example/ferry/{number}")
    with reader.services.library.write() as c:
        c.exec_driver_sql("UPDATE articles SET engine = 'older'")


def test_it_says_nothing_where_there_is_nothing_to_do(reader: Reader) -> None:
    reader.kept()

    assert "kept-articles" not in reader.get("/settings").text


def test_it_tells_how_far_it_is(reader: Reader) -> None:
    _keep_older(reader, 3)
    assert list(reextract(reader.services, [1])) == [(1, True)]

    page = reader.get("/settings").text

    assert "Read once more: 1 of 3" in page
    assert 'max="3" value="1"' in page
    assert reader.get("/settings/kept-articles").json == {"done": 1, "total": 3, "is_running": True}


def test_it_stops_and_goes_on(reader: Reader) -> None:
    _keep_older(reader, 2)

    stopped = reader.post("/settings/kept-articles/stop")

    assert (stopped.status_code, stopped.location) == (303, "/settings#kept-articles")
    page = reader.get("/settings").text
    assert "It is stopped." in page
    assert "data-reextraction=" not in page
    assert reextract_all(reader.services) == []

    reader.post("/settings/kept-articles/resume")
    assert "It is stopped." not in reader.get("/settings").text
    assert ("reextract older", 0) in waiting(reader.services)
    assert reextract_all(reader.services) == [2, 1]


def test_it_says_when_all_is_done_and_what_was_left(reader: Reader) -> None:
    _keep_older(reader, 2)
    with reader.services.library.write() as c:
        c.exec_driver_sql(
            "UPDATE bodies SET html = '<p>A paragraph that is in no page at all.</p>' WHERE article = 1"
        )
    reextract_all(reader.services)

    page = reader.get("/settings").text

    assert "has read the pages of your kept articles once more: 2." in page
    assert "because the new reading lacks something: 1." in page
    assert "<progress" not in page
