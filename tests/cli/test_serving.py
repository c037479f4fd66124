"""`nutgraf serve` and `nutgraf health` as supervisors use them: asked whether it is ready, ended by SIGTERM."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from webapp.cli import main

ROOT = Path(__file__).parents[2]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {**os.environ, "NUTGRAF_DATA": str(tmp_path / "data"), "NUTGRAF_STARTER": "no"}


@pytest.fixture
def serving(environment: dict[str, str]) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server of its own and its port."""
    command = [sys.executable, "-m", "webapp", "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        yield process, line.split("/ ")[0].rpartition(":")[2]
        process.kill()


def _health(environment: dict[str, str], port: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "webapp", "health"]
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**environment, "NUTGRAF_PORT": port},
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_is_ready_until_it_is_told_to_end(
    serving: tuple[subprocess.Popen[str], str], environment: dict[str, str]
) -> None:
    process, port = serving
    ready = _health({**environment, "NUTGRAF_HOST": "0.0.0.0"}, port)
    process.send_signal(signal.SIGTERM)
    ended = process.wait(20)
    gone = _health(environment, port)

    assert (ready.returncode, ready.stdout) == (0, '{"status":"ok"}\n')
    assert ended == 0
    assert gone.returncode == 1
    assert "no answer from 127.0.0.1" in gone.stderr


def test_asking_for_its_health_loads_nothing_of_the_app(environment: dict[str, str]) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "webapp", "health"]
    told = subprocess.run(
        command,
        cwd=ROOT,
        env={**environment, "NUTGRAF_PORT": "1"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert "webapp.settings" in told.stderr
    assert "webapp.library" not in told.stderr
    assert "sqlalchemy" not in told.stderr


def test_it_says_to_set_the_password_file_only_where_it_is_not_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = str(tmp_path / "password")
    first = CliRunner().invoke(main, ["password", file], input="a\na\n")
    monkeypatch.setenv("NUTGRAF_PASSWORD_FILE", file)
    second = CliRunner().invoke(main, ["password", file], input="a\na\n")

    assert f"Set NUTGRAF_PASSWORD_FILE={file}" in first.output
    assert "Set" not in second.output
