"""An action with a key is done once and answered alike; its key is no other action's."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.web.conftest import Reader
from webapp import limits
from webapp.library import Article
from webapp.library.tables import ACTIONS
from webapp.reading.only_person import only_person
from webapp.web.views import changes

SCRIPT = {"Accept": "application/json"}


def keyed(key: str | None = None, **more: str) -> dict[str, Mapping[str, str]]:
    return {"headers": {"Idempotency-Key": f'"{key or uuid4()}"', **more}}


def titles(reader: Reader, address: str) -> int:
    return reader.get(address).text.count('class="article-item')


def test_it_does_once_what_a_device_sends_twice(reader: Reader) -> None:
    article = reader.kept()
    key = keyed(**SCRIPT)

    first = reader.post(f"/articles/{article.id}/star", **key)
    reader.post(f"/articles/{article.id}/unstar")
    second = reader.post(f"/articles/{article.id}/star", **key)

    assert (first.status_code, second.status_code) == (204, 204)
    assert titles(reader, "/starred") == 0


@pytest.mark.parametrize(
    "headers",
    [
        {"Idempotency-Key": '"0b34-8e5c"'},
        {"Idempotency-Key": '"0b34-8e5c"; of=starring'},
        {"Idempotency-Key": "0b34-8e5c"},
        {"Action-Key": "0b34-8e5c"},
    ],
)
def test_it_knows_a_key_in_every_way_that_one_is_sent(reader: Reader, headers: Mapping[str, str]) -> None:
    article = reader.kept()
    reader.post(f"/articles/{article.id}/star", {"action_key": "0b34-8e5c"})
    reader.post(f"/articles/{article.id}/unstar")

    reader.post(f"/articles/{article.id}/star", headers=headers)

    assert titles(reader, "/starred") == 0


@pytest.mark.parametrize("key", ['"short"', '"with a space"', '"unended', "é" * 9, "a" * 65])
def test_it_refuses_a_key_that_is_none(reader: Reader, key: str) -> None:
    article = reader.kept()

    answer = reader.post(
        f"/articles/{article.id}/star", headers={"Idempotency-Key": key.encode().decode("latin-1")}
    )

    assert answer.status_code == 400
    assert titles(reader, "/starred") == 0


def test_it_answers_with_the_same_status_and_address(reader: Reader) -> None:
    key = keyed()
    fields = {"url": "https://bay.example/new"}

    answers = [reader.post("/articles", fields, **key) for _time in range(2)]

    assert [(each.status_code, each.headers["Location"]) for each in answers] == [(303, "/articles/1")] * 2
    assert titles(reader, "/all") == 1


@pytest.mark.parametrize(
    ("address", "fields"),
    [
        ("/articles/{}/unstar", {"next": "/archive"}),
        ("/articles/{}/star", {"next": "/starred"}),
        ("/articles/{}/star", {"next": "/archive", "more": "1"}),
        ("/articles/{}/star?in=all", {"next": "/archive"}),
    ],
)
def test_it_refuses_a_key_of_another_action(reader: Reader, address: str, fields: Mapping[str, str]) -> None:
    article = reader.kept()
    key = keyed()
    reader.post(f"/articles/{article.id}/star", {"next": "/archive"}, **key)
    reader.post(f"/articles/{article.id}/read")

    answer = reader.post(address.format(article.id), fields, **key)

    assert answer.status_code == 422
    assert "belongs to another" in answer.text
    assert titles(reader, "/starred") == 1


def test_it_tells_files_apart_by_their_content(reader: Reader) -> None:
    key = keyed(**SCRIPT)
    texts = ["The ferry left the harbour. " * 20, "The ferry came back. " * 20]

    answers = [
        reader.post("/articles", {"file": (BytesIO(text.encode()), "a.txt")}, **key)
        for text in (texts[0], texts[0], texts[1])
    ]

    assert [each.status_code for each in answers] == [303, 303, 422]
    assert titles(reader, "/all") == 1


def test_it_knows_a_form_again_in_another_encoding_and_with_another_token(reader: Reader) -> None:
    """As a page sends it, and as its worker sends it later: each line's end is CRLF then."""
    key = keyed()
    article = reader.kept()
    place = {"position": "0.5", "anchor": "s0-0-aaaaaa", "quote": "two\nlines"}
    later = {**place, "quote": "two\r\nlines"}
    address = f"/articles/{article.id}/position"

    first = reader.post(address, place, **key)
    reader.client.delete_cookie("nutgraf")  # another session has another token
    second = reader.post(address, later, content_type="multipart/form-data", **key)

    assert (first.status_code, second.status_code) == (204, 204)


def test_it_lets_what_was_refused_come_again(reader: Reader) -> None:
    key = keyed()

    assert reader.post("/articles/1/star", **key).status_code == 404
    article = reader.kept()
    reader.post(f"/articles/{article.id}/star", **key)

    assert titles(reader, "/starred") == 1


def test_it_has_a_second_sending_wait_for_the_first(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sent again while the first has done it and not answered: that is asked for until there is an answer."""
    key = keyed(**SCRIPT)
    article = reader.kept()
    between: list[TestResponse] = []
    change = changes.change_article

    def change_and_send_again(*given: Any) -> Article:
        monkeypatch.undo()
        changed = change(*given)
        with ThreadPoolExecutor(1) as elsewhere:
            again = elsewhere.submit(reader.post, f"/articles/{article.id}/star", **key)
            between.append(again.result())
        return changed

    monkeypatch.setattr(changes, "change_article", change_and_send_again)
    first = reader.post(f"/articles/{article.id}/star", **key)
    last = reader.post(f"/articles/{article.id}/star", **key)

    assert [each.status_code for each in (first, *between, last)] == [204, 409, 204]


def test_it_does_not_do_again_what_was_cut_off_before_its_answer(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The article and the key are on disk; the process dies before anybody hears of it."""
    key = keyed()
    fields = {"url": "https://bay.example/new", "next": "/all"}

    def die(*_given: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("webapp.jobs.runner.Jobs.wake", die)
    assert reader.post("/articles", fields, **key).status_code == 500
    monkeypatch.undo()
    assert reader.post("/articles", fields, **key).status_code == 409
    with reader.services.library.write() as c:
        c.execute(ACTIONS.update().values(at=ACTIONS.c.at - int(limits.ACTION_SECONDS * 1e6) - 1))

    again = reader.post("/articles", fields, **key)

    assert (again.status_code, again.headers["Location"]) == (303, "/all")
    assert titles(reader, "/all") == 1


def test_it_forgets_the_key_of_what_came_to_nothing(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    key = keyed()
    article = reader.kept()

    def die(*_given: object, **_named: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("webapp.library.articles.find", die)  # after the change, in its transaction
    assert reader.post(f"/articles/{article.id}/star", **key).status_code == 500
    monkeypatch.undo()
    assert titles(reader, "/starred") == 0

    assert reader.post(f"/articles/{article.id}/star", **key).status_code == 303
    assert titles(reader, "/starred") == 1


def test_it_answers_alike_what_writes_nothing(reader: Reader) -> None:
    """A form that is sent to sign out touches no row; it is remembered all the same."""
    key = keyed()

    answers = [reader.post("/sign-out", **key) for _time in range(2)]

    assert [each.headers["Location"] for each in answers] == ["/sign-in"] * 2
    with reader.services.library.read() as c:
        kept = c.execute(ACTIONS.select()).mappings().all()
    assert [(row["person"], row["status"]) for row in kept] == [(only_person(reader.services), 303)]


def test_it_refuses_with_a_sentence_what_a_script_saves(reader: Reader) -> None:
    answer = reader.post("/articles", {"url": "ftp://bay.example/a"}, **keyed(**SCRIPT))

    assert answer.status_code == 422
    assert answer.json == {"error": "Only http and https addresses can be read, not “ftp”."}


def test_it_leaves_the_app_its_own_services(reader: Reader) -> None:
    app: Flask = reader.client.application
    article = reader.kept()
    reader.post(f"/articles/{article.id}/star", **keyed())

    assert app.extensions["nutgraf"].services is reader.services
