"""The compose files: commands and settings that there are, nothing writable but one volume, nothing open to all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.deploy.commands import refuses
from tests.deploy.places import ROOT
from webapp.settings import PREFIX, SETTINGS

FILES = sorted((ROOT / "deploy").glob("compose*.yaml"))


def _services(file: Path) -> dict[str, dict[str, Any]]:
    """The services that run our image."""
    found: dict[str, dict[str, Any]] = yaml.safe_load(file.read_text())["services"]
    return {name: service for name, service in found.items() if service["image"] == "nutgraf"}


CASES = [(file.name, name, service) for file in FILES for name, service in _services(file).items()]
each_service = pytest.mark.parametrize(
    "service", [case[2] for case in CASES], ids=[case[1] for case in CASES]
)


def test_there_is_one_with_sqlite_and_three_with_postgresql() -> None:
    assert [(file, name) for file, name, _service in CASES] == [
        ("compose.postgres.yaml", "web"),
        ("compose.postgres.yaml", "work"),
        ("compose.yaml", "nutgraf"),
    ]


@each_service
def test_it_runs_a_command_that_there_is(service: dict[str, Any]) -> None:
    assert not refuses(service["command"])
    check = service["healthcheck"]
    assert check.get("disable") or not refuses(check["test"][2:])


@each_service
def test_it_sets_settings_that_there_are(service: dict[str, Any]) -> None:
    ours = {name for name in service["environment"] if name.startswith(PREFIX)}
    assert ours <= {PREFIX + name.upper() for name in SETTINGS}
    assert service["build"]["dockerfile"] == "deploy/Containerfile"


@each_service
def test_it_writes_one_volume_and_is_reached_from_this_machine_alone(service: dict[str, Any]) -> None:
    assert service["read_only"] is True
    assert service["volumes"] == ["data:/data"]
    assert service["cap_drop"] == ["ALL"]
    assert all(port.startswith("127.0.0.1:") for port in service.get("ports", ()))
