"""What could not be read stands in one line above its list, and is nobody's neighbour."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

from tests.web.conftest import Reader
from tests.web.test_lists import failing
from webapp import limits
from webapp.cli import main
from webapp.errors import FetchTimedOut, SiteBusy
from webapp.library import READING_LIST
from webapp.reading.bring_in import bring_in
from webapp.reading.change_article import fetch_again
from webapp.reading.digest_articles import digest_articles

CHANGES = {"/": None, "/all": None, "/starred": "star", "/archive": "archive"}


def fold(page: str) -> str:
    """What stands in the line, opened or not; nothing where it is not there."""
    found = re.search(r'<details class="failures">.*?</details>', page, re.S)
    return found[0] if found else ""


def counts(page: str) -> list[str]:
    return re.findall(r'class="count">([^<]+)<', page)


def undo(reader: Reader, page: str) -> None:
    found = re.search(r'data-notice>.*?action="([^"]+)"', page, re.S)
    assert found
    reader.post(found[1])


@pytest.mark.parametrize("address", CHANGES)
def test_it_stands_above_its_list_and_in_no_count(reader: Reader, address: str) -> None:
    """Whoever starred a page before it failed finds it under the stars."""
    read, failed = reader.kept(), failing(reader, "https://bay.example/gone")
    for article in (read, failed):
        if change := CHANGES[address]:
            reader.post(f"/articles/{article.id}/{change}")

    page = reader.get(address).text

    assert "1 could not be read" in fold(page)
    assert "does not exist (status 404)" in fold(page)
    assert f'href="/articles/{failed.id}' in fold(page)
    assert re.findall(r'class="article-item[^>]*id="article-(\d+)"', page) == [str(read.id)]
    assert counts(page)[3] == "1"


def test_it_says_nothing_where_all_could_be_read(reader: Reader) -> None:
    reader.kept()

    assert fold(reader.get("/").text) == ""


def test_it_is_nobody_s_neighbour(reader: Reader) -> None:
    below = reader.kept("https://bay.example/below")
    failed = failing(reader, "https://bay.example/gone")
    above = reader.kept("https://bay.example/above")

    beside = {
        article.id: re.findall(r'rel="(prev|next)"[^>]*href="/articles/(\d+)', reader.get(f"/articles/{article.id}").text)
        for article in (below, failed, above)
    }  # fmt: skip

    assert beside == {
        below.id: [("prev", str(above.id))],
        failed.id: [("prev", str(above.id)), ("next", str(below.id))],
        above.id: [("next", str(below.id))],
    }


def test_it_leaves_in_the_list_what_can_be_read_though_it_could_not_be_fetched_again(reader: Reader) -> None:
    article = reader.kept()
    reader.web.answers[article.url or ""] = FetchTimedOut(seconds=20)
    fetch_again(reader.services, article.person, article.id)
    assert bring_in(reader.services, article.id)

    page = reader.get("/").text

    assert fold(page) == ""
    assert counts(page)[0] == "1"


def test_it_says_that_it_is_tried_again_by_itself(reader: Reader) -> None:
    """Until it is there it cannot be read: it does not stand among what can."""
    failing(reader, "https://bay.example/busy", SiteBusy(status=429, retry_after=600))

    page = reader.get("/").text

    assert "Nutgraf tries again by itself." in fold(page)
    assert counts(page)[0] == "0"


def test_it_is_tried_again_alone_or_with_all(reader: Reader) -> None:
    first, second = (failing(reader, f"https://bay.example/{number}") for number in range(2))
    reader.web.answers.clear()

    answer = reader.post(f"/articles/{first.id}/fetch", {"next": "/#failures"})
    assert answer.location == "/?done=fetch#failures"
    assert "1 could not be read" in fold(reader.get("/").text)

    answer = reader.post("/failures/retry?in=unread", {"next": "/"})
    assert answer.location == "/?done=retry-failures#failures"
    assert fold(reader.get("/").text) == ""
    for article in (first, second):
        found = bring_in(reader.services, article.id)
        assert found is not None
        assert found.state == "ready"
    assert counts(reader.get("/").text)[0] == "2"


def test_it_tries_as_many_again_as_may_wait(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        failing(reader, f"https://bay.example/{number}")
    monkeypatch.setattr(limits, "WAITING_JOBS", 2)

    assert reader.post("/failures/retry?in=unread").status_code == 303
    assert "1 could not be read" in fold(reader.get("/").text)
    assert reader.post("/failures/retry?in=unread").status_code == 429


def test_it_removes_all_of_a_list_and_undoes_exactly_that(reader: Reader) -> None:
    gone, starred, removed = (failing(reader, f"https://bay.example/{number}") for number in range(3))
    reader.post(f"/articles/{gone.id}/delete")
    reader.post(f"/articles/{starred.id}/archive")
    reader.post(f"/articles/{starred.id}/star")

    said = reader.get(reader.post("/failures/remove?in=unread", {"next": "/"}).location).text

    assert "Removed." in said
    assert fold(said) == ""
    assert f"/articles/{starred.id}" in fold(reader.get("/starred").text)
    undo(reader, said)
    assert re.findall(r'<li id="article-(\d+)"', fold(reader.get("/").text)) == [str(removed.id)]


def test_it_removes_later_only_what_was_there(reader: Reader) -> None:
    """Done without a network, and sent when something else has failed meanwhile."""
    before = failing(reader, "https://bay.example/before")
    with reader.services.library.write() as c:
        c.exec_driver_sql("UPDATE articles SET listed_at = 1")
    later = failing(reader, "https://bay.example/later")
    now = datetime.now(UTC)
    headers = {
        "Action-Done-At": (now - timedelta(hours=1)).isoformat(),
        "Action-Sent-At": now.isoformat(),
    }

    reader.post("/failures/remove?in=unread", headers=headers)

    shown = fold(reader.get("/").text)
    assert f'id="article-{later.id}"' in shown
    assert f'id="article-{before.id}"' not in shown


def test_it_knows_no_removal_that_there_was_not(reader: Reader) -> None:
    failed = failing(reader, "https://bay.example/gone")
    reader.post(f"/articles/{failed.id}/delete")

    assert reader.post(f"/failures/{2**63 - 1}/restore").status_code == 303
    assert fold(reader.get("/").text) == ""


def test_it_is_removed_alone_and_comes_back(reader: Reader) -> None:
    failed = failing(reader, "https://bay.example/gone")

    said = reader.get(reader.post(f"/articles/{failed.id}/delete", {"next": "/"}).location).text

    assert fold(said) == ""
    assert "Could not be read" in reader.get("/deleted").text
    undo(reader, said)
    assert "1 could not be read" in fold(reader.get("/").text)


def test_it_shows_the_newest_and_takes_all(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LIST_FAILURES", 2)
    for number in range(3):
        failing(reader, f"https://bay.example/{number}")

    shown = fold(reader.get("/").text)
    assert "3 could not be read" in shown
    assert shown.count("<li ") == 2
    assert "Shown: the newest 2 of them." in shown
    reader.post("/failures/remove?in=unread")
    assert fold(reader.get("/").text) == ""


def test_it_does_not_tell_how_to_begin_where_all_failed(reader: Reader) -> None:
    failing(reader, "https://bay.example/gone")

    page = reader.get("/").text

    assert "Begin with a page" not in page
    assert "Nothing left to read." in page


def test_it_is_in_no_digest(reader: Reader) -> None:
    article = reader.kept()
    failing(reader, "https://bay.example/gone")

    digest = digest_articles(reader.services, article.person, READING_LIST)

    assert [each.id for story in digest.stories for each in story.articles] == [article.id]
    assert digest.unranked == ()


@pytest.fixture
def listed(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[dict[str, object]]]:
    monkeypatch.setenv("NUTGRAF_DATA", str(reader.services.settings.data))

    def run(*options: str) -> list[dict[str, object]]:
        result = CliRunner().invoke(main, ["list", "--format", "json", *options])
        assert ("1 could not be read" in result.stderr) == ("--failed" not in options)
        found: list[dict[str, object]] = json.loads(result.stdout)
        return found

    return run


def test_the_command_line_lists_it_apart(
    reader: Reader, listed: Callable[..., list[dict[str, object]]]
) -> None:
    article, failed = reader.kept(), failing(reader, "https://bay.example/gone")

    assert [each["id"] for each in listed()] == [article.id]
    assert [(each["id"], each["failure"]) for each in listed("--failed")] == [(failed.id, "PageMissing")]
    lines = CliRunner().invoke(main, ["list", "--failed", "--in", "all"]).stdout
    assert "The site says that this page does not exist (status 404)." in lines
    assert CliRunner().invoke(main, ["list", "--failed", "--in", "deleted"]).exit_code == 2
