"""Keyboard shortcuts: a table, remapped or switched off by the reader."""

from __future__ import annotations

import html
import json
import re

import pytest

from tests.web.conftest import Reader
from webapp.web.views.key_table import SHORTCUTS, find_clashes, is_key

OWN = {action: shortcut.keys for action, shortcut in SHORTCUTS.items()}


def _map(reader: Reader) -> dict[str, str]:
    found = re.search(r"data-key-map='([^']*)'", reader.get("/").text)
    assert found
    return dict(json.loads(html.unescape(found[1])))


def test_its_own_keys_are_keys_and_clash_nowhere() -> None:
    assert [key for keys in OWN.values() for key in keys.split() if not is_key(key)] == []
    assert find_clashes(OWN) == []


def test_it_tells_the_page_what_each_key_does(reader: Reader) -> None:
    found = _map(reader)

    assert (found["j"], found["n"], found["gl"], found["3"]) == ("next", "next", "list", "length-3")


def test_it_remaps_a_key_and_switches_another_off(reader: Reader) -> None:
    answer = reader.post("/settings/keys", {**OWN, "star": "x", "archive": ""})

    assert answer.status_code == 303
    found = _map(reader)
    assert found["x"] == "star"
    assert "s" not in found
    assert "archive" not in found.values()
    assert found["j"] == "next"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"star": "j"}, "“j” would mean two things."),
        ({"star": "g"}, "“g” would mean two things."),
        ({"star": "abc"}, "“abc” is no key"),
        ({"star": "5"}, "“5” is no key"),
        ({"star": "s s"}, "“s” would mean two things."),
    ],
)
def test_it_keeps_no_keys_that_clash_and_says_which(
    reader: Reader, changed: dict[str, str], said: str
) -> None:
    answer = reader.post("/settings/keys", {**OWN, **changed})

    assert answer.status_code == 422
    assert said in answer.text
    assert f'value="{changed["star"]}"' in answer.text
    assert _map(reader)["s"] == "star"


def test_it_goes_back_to_its_own_keys(reader: Reader) -> None:
    reader.post("/settings/keys", {**OWN, "star": "x"})

    reader.post("/settings/keys", {"reset": "1"})

    assert _map(reader)["s"] == "star"


def test_a_map_that_makes_no_sense_counts_as_none(reader: Reader) -> None:
    reader.client.set_cookie("preferences", "keymap=star%3Dj")

    assert _map(reader)["j"] == "next"
