"""What a device did days ago comes late: what was done after it stays, whatever the device's clock says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from werkzeug.test import TestResponse

from tests.web.conftest import Reader
from webapp import limits
from webapp.library import Article, articles

SKEWS = {"right": timedelta(0), "a year behind": timedelta(days=-365), "a year ahead": timedelta(days=365)}


def late(days: float, *, skew: timedelta = SKEWS["right"]) -> dict[str, dict[str, str]]:
    """As a device sends what it did so many days ago, by its clock."""
    sent = datetime.now(UTC) + skew
    done = sent - timedelta(days=days)
    moments = {"Action-Done-At": _printed(done), "Action-Sent-At": _printed(sent)}
    return {"headers": {"Accept": "application/json", **moments}}


def _printed(moment: datetime) -> str:
    """As JavaScript's toISOString prints it."""
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def found(reader: Reader, article: Article) -> Article:
    with reader.services.library.read() as c:
        return articles.find(c, article.person, article.id, deleted=True)


def keep_place(reader: Reader, article: Article, share: float, **more: object) -> TestResponse:
    return reader.post(f"/articles/{article.id}/position", {"position": str(share)}, **more)


@pytest.mark.parametrize("skew", SKEWS.values(), ids=SKEWS)
def test_it_keeps_the_place_that_was_read_last(reader: Reader, skew: timedelta) -> None:
    article = reader.kept()
    keep_place(reader, article, 0.3, **late(1))

    answer = keep_place(reader, article, 0.8, **late(2, skew=skew))
    assert (answer.status_code, found(reader, article).position) == (204, 0.3)
    keep_place(reader, article, 0.9, **late(0.5, skew=skew))
    assert found(reader, article).position == 0.9


@pytest.mark.parametrize(
    ("newer", "older", "name"),
    [
        ("star", "unstar", "starred_at"),
        ("unstar", "star", "starred_at"),
        ("archive", "unarchive", "archived_at"),
        ("unread", "read", "read_at"),
        ("restore", "delete", "deleted_at"),
        ("delete", "restore", "deleted_at"),
    ],
)
def test_it_answers_as_done_what_came_too_late(reader: Reader, newer: str, older: str, name: str) -> None:
    article = reader.kept()
    reader.post(f"/articles/{article.id}/{newer}")
    before = getattr(found(reader, article), name)

    answer = reader.post(f"/articles/{article.id}/{older}", **late(2))

    assert answer.status_code == 204
    assert getattr(found(reader, article), name) == before


def test_it_says_when_it_was_done_by_its_own_clock(reader: Reader) -> None:
    article = reader.kept()
    reader.post(f"/articles/{article.id}/read", **late(2, skew=SKEWS["a year ahead"]))

    read_at = found(reader, article).read_at
    assert read_at is not None
    assert abs(datetime.now(UTC) - timedelta(days=2) - read_at) < timedelta(minutes=1)


@pytest.mark.parametrize(("days", "kept"), [(-400, 0), (400, limits.ACTION_DAYS)])
def test_it_takes_no_moment_after_now_or_of_long_ago(reader: Reader, days: float, kept: float) -> None:
    article = reader.kept()
    reader.post(f"/articles/{article.id}/star", **late(days))

    starred_at = found(reader, article).starred_at
    assert starred_at is not None
    assert starred_at <= datetime.now(UTC)
    assert abs(datetime.now(UTC) - timedelta(days=kept) - starred_at) < timedelta(minutes=1)


@pytest.mark.parametrize(
    "moments",
    [
        {"Action-Done-At": "2026-11-27T05:00:00.000Z"},
        {"Action-Done-At": "yesterday", "Action-Sent-At": "2026-11-27T05:00:00.000Z"},
        {"Action-Done-At": "2026-11-27T05:00:00", "Action-Sent-At": "2026-11-27T05:00:00.000Z"},
    ],
)
def test_it_refuses_moments_that_are_none(reader: Reader, moments: dict[str, str]) -> None:
    article = reader.kept()

    assert reader.post(f"/articles/{article.id}/star", headers=moments).status_code == 400
    assert found(reader, article).starred_at is None


def test_it_lists_an_address_by_when_it_was_saved(reader: Reader) -> None:
    reader.post("/articles", {"url": "https://bay.example/now"})
    reader.post("/articles", {"url": "https://bay.example/before"}, **late(2))

    page = reader.get("/").text
    assert page.index("bay.example/now") < page.index("bay.example/before")


def test_it_leaves_what_was_done_since_with_an_address_saved_late(reader: Reader) -> None:
    article = reader.kept()
    reader.post(f"/articles/{article.id}/archive")

    reader.post("/articles", {"url": article.url}, **late(2))

    assert found(reader, article).archived_at is not None


@pytest.mark.parametrize("given", ["address", "text"])
def test_it_brings_back_nothing_that_was_deleted_since(reader: Reader, given: str) -> None:
    article = reader.kept()
    reader.post(f"/articles/{article.id}/delete")
    text = {"text": "The ferry left the harbour.", "source": article.url}

    answer = reader.post("/articles", {"url": article.url} if given == "address" else text, **late(2))

    assert (answer.status_code, answer.headers["Location"]) == (303, f"/articles/{article.id}")
    assert found(reader, article).deleted_at is not None


def test_it_keeps_with_its_person_the_theme_that_was_chosen_last(reader: Reader) -> None:
    reader.post("/settings", {"theme": "dark"})
    reader.post("/settings", {"theme": "sepia"}, **late(2))
    another_device = reader.client.application.test_client()

    assert 'data-theme="dark"' in another_device.get("/").text
