"""Settings: from environment and file, refused by name where they are unknown or bad."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from webapp.errors import SettingsError
from webapp.settings import SETTINGS, Settings, load_settings


def test_it_has_a_reader_for_every_field() -> None:
    assert set(SETTINGS) == {each.name for each in fields(Settings)}


def test_it_reads_the_environment_over_the_file_and_options_over_both(tmp_path: Path) -> None:
    file = tmp_path / "nutgraf.toml"
    file.write_text('port = 1234\nhost = "127.0.0.2"\nhosts = ["a.example", "B.example"]\nstarter = false\n')

    found = load_settings(
        {"NUTGRAF_CONFIG": str(file), "NUTGRAF_HOST": "127.0.0.3", "HOME": "/x"}, port=99, host=None
    )

    assert (found.port, found.host, found.hosts, found.starter) == (
        99,
        "127.0.0.3",
        ("a.example", "b.example"),
        False,
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("NUTGRAF_COLOUR", "green"),
        ("NUTGRAF_PORT", "eighty"),
        ("NUTGRAF_PORT", "65536"),
        ("NUTGRAF_PORT", "²"),
        ("NUTGRAF_HOST", " "),
        ("NUTGRAF_STARTER", "perhaps"),
        ("NUTGRAF_FETCH_ALLOW", "10.0.0.0/99"),
        ("NUTGRAF_SITE_RULES", "/nowhere/at-all"),
        ("NUTGRAF_CONFIG", "/nowhere/at-all.toml"),
    ],
)
def test_it_refuses_by_name(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        load_settings({name: value})


def test_it_names_what_a_file_has_wrong(tmp_path: Path) -> None:
    file = tmp_path / "nutgraf.toml"
    file.write_text("colour = 'green'")
    with pytest.raises(SettingsError, match="colour"):
        load_settings({"NUTGRAF_CONFIG": str(file)})


@pytest.mark.parametrize(
    ("host", "is_loopback"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("bay.example", False),
    ],
)
def test_it_knows_which_hosts_others_can_reach(host: str, is_loopback: bool) -> None:
    assert Settings(host=host).is_loopback is is_loopback
