"""The systemd units: systemd itself finds nothing wrong with them, and both are held equally tight."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import skip_missing
from tests.deploy.commands import refuses
from tests.deploy.places import ROOT

UNITS = sorted((ROOT / "deploy").glob("*.service"))
# Differs between them: what it is and what it runs.
_OWN = ("Description=", "ExecStart=", "Environment=")


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_systemd_finds_nothing_wrong(unit: Path, tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        skip_missing("there is no systemd-analyze; `make test` installs it where it may")
    copy = tmp_path / unit.name  # with a program that is there
    copy.write_text(re.sub(r"(?<=^ExecStart=)\S+", sys.executable, unit.read_text(), flags=re.M))
    told = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", copy], capture_output=True, text=True, check=False
    )

    assert (told.returncode, told.stderr) == (0, "")


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_it_starts_a_command_that_there_is(unit: Path) -> None:
    found = re.search(r"^ExecStart=/opt/nutgraf/bin/nutgraf (.+)$", unit.read_text(), re.M)

    assert found
    assert not refuses(found[1].split())


def test_all_of_them_may_do_the_same() -> None:
    held = {
        tuple(
            line
            for line in unit.read_text().splitlines()
            if line and not line.startswith(("#", *_OWN)) and "=" in line
        )
        for unit in UNITS
    }

    assert len(held) == 1
    assert {"NoNewPrivileges=yes", "ProtectSystem=strict", "User=nutgraf"} < set(held.pop())
