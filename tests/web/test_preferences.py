"""Settings: on the page before it is painted, kept on the device and with the person."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from tests.web.conftest import Reader
from webapp.paths import STATIC
from webapp.web.answers.preference_table import PREFERENCES

CHOICES = [(name, choice) for name, preference in PREFERENCES.items() for choice in preference.choices]
STYLED = ("theme", "face", "size", "line", "width", "letters", "words", "align", "hyphens")


def _attributes(page: str) -> dict[str, str]:
    html = re.search(r"<html[^>]*>", page)
    assert html
    return dict(re.findall(r'data-(\w+)="([^"]*)"', html[0]))


@pytest.mark.parametrize(("name", "choice"), CHOICES)
def test_it_sets_each_choice_in_the_page_itself(reader: Reader, name: str, choice: str) -> None:
    reader.post("/settings", {name: choice})

    assert _attributes(reader.get("/").text)[name] == choice


@pytest.mark.parametrize("name", STYLED)
def test_its_styles_know_each_choice_that_is_not_the_default(name: str) -> None:
    styles = (STATIC / "css" / "settings.css").read_text()
    preference = PREFERENCES[name]

    unknown = [each for each in preference.choices if f'[data-{name}="{each}"]' not in styles]
    assert set(unknown) <= {preference.default}


def test_it_takes_the_default_where_a_cookie_makes_no_sense(reader: Reader) -> None:
    reader.client.set_cookie("preferences", "theme=neon&size=900&nothing=1&&=")

    found = _attributes(reader.get("/").text)

    assert (found["theme"], found["size"]) == ("auto", "20")


def test_it_keeps_no_choice_that_there_is_not(reader: Reader) -> None:
    reader.post("/settings", {"theme": "neon", "size": "22"})

    found = _attributes(reader.get("/").text)
    assert (found["theme"], found["size"]) == ("auto", "22")


def test_it_resets_the_text_in_one_click_and_nothing_else(reader: Reader) -> None:
    reader.post("/settings", {"theme": "dark", "size": "30", "letters": "12", "finish": "hand"})

    reader.post("/settings", {"reset": "1", "theme": "dark"})

    found = _attributes(reader.get("/").text)
    assert (found["theme"], found["size"], found["letters"]) == ("auto", "20", "0")
    assert found["finish"] == "hand"


def test_a_new_device_begins_with_what_the_person_chose_last(
    make_app: Callable[..., Flask], reader: Reader
) -> None:
    reader.post("/settings", {"theme": "sepia"})

    other_device = reader.client.application.test_client()

    assert _attributes(other_device.get("/").text)["theme"] == "sepia"


def test_a_device_that_chose_for_itself_keeps_its_choice(reader: Reader) -> None:
    other = Reader(reader.client.application.test_client(), reader.services, reader.web)
    other.post("/settings", {"theme": "dark"})
    reader.post("/settings", {"theme": "sepia"})

    assert _attributes(other.get("/").text)["theme"] == "dark"


def test_nobody_who_is_not_signed_in_sees_what_the_person_chose(
    make_app: Callable[..., Flask], tmp_path: Path
) -> None:
    from argon2 import PasswordHasher

    file = tmp_path / "password"
    file.write_text(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("acorn"))
    app = make_app(password_file=file)
    from webapp.reading.only_person import only_person
    from webapp.reading.preferences import keep_preferences

    services = app.extensions["nutgraf"].services
    keep_preferences(services, only_person(services), {"theme": "sepia"})

    page = app.test_client().get("/sign-in", follow_redirects=True)

    assert _attributes(page.text)["theme"] == "auto"


def test_a_script_that_sends_a_choice_stays_where_it_is(reader: Reader) -> None:
    answer = reader.post("/settings", {"size": "24"}, headers={"Accept": "application/json"})

    assert answer.status_code == 204
    assert "size=24" in answer.headers["Set-Cookie"]
