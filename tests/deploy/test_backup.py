"""Back up and restore by the very lines of docs/running.md, while the library is in use."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import skip_missing
from tests.deploy.conftest import PASSWORD
from tests.deploy.places import ROOT, Container, Installed, run, serve
from tests.deploy.reader import Reader, last_sentence
from tests.pages import PARAGRAPHS

DOCS = (ROOT / "docs" / "running.md").read_text("utf-8")
TEXT = "\n\n".join(PARAGRAPHS)


def _lines(heading: str, block: int) -> list[str]:
    """The commands of a block under a heading."""
    section = DOCS.split(f"\n## {heading}\n")[1].partition("\n## ")[0]
    return re.findall(r"```sh\n(.+?)```", section, re.S)[block].splitlines()


class Checkout(Installed):
    """The checkout itself, for this machine alone."""

    def command(self, *args: str, settings: dict[str, str] | None = None) -> list[str]:
        own = [f"NUTGRAF_DATA={self.data}", f"PYTHONPATH={ROOT}"]
        more = [f"{name}={value}" for name, value in (settings or {}).items()]
        return ["env", *own, *more, sys.executable, "-m", "webapp", *args]


def _shell(heading: str, folder: Path, data: Path) -> None:
    subprocess.run(
        ["sh", "-e", "-c", "\n".join(_lines(heading, 0))],
        cwd=folder,
        env={**os.environ, "NUTGRAF_DATA": str(data)},
        check=True,
    )


def test_it_is_backed_up_while_it_runs_and_restored_elsewhere(tmp_path: Path) -> None:
    if shutil.which("sqlite3") is None:
        skip_missing("there is no sqlite3; `make test` installs it where it may")
    place = Checkout(Path(), tmp_path / "old")
    with serve(place, "serve") as server:
        reader = Reader(server.address)
        article = reader.paste(TEXT)
        _shell("Back up", tmp_path, place.data)
        later = reader.paste("Kept after the backup.\n\n" + "\n\n".join(PARAGRAPHS[1:]))
    _shell("Restore", tmp_path, tmp_path / "new")

    with serve(replace(place, data=tmp_path / "new"), "serve") as server:
        reader = Reader(server.address)
        assert last_sentence(TEXT) in reader.get(article)
        assert later not in reader.get("/")
        assert server.send(signal.SIGTERM) == 0


def test_there_are_three_lines_each() -> None:
    assert [
        len(_lines(*each)) for each in (("Upgrade", 0), ("Back up", 0), ("Back up", 1), ("Restore", 0))
    ] == ([3] * 4)


@pytest.mark.deploy
def test_a_container_is_backed_up_while_it_runs_and_restored(container: Container, tmp_path: Path) -> None:
    password = run(container.command("password", "/data/password"), stdin=f"{PASSWORD}\n{PASSWORD}\n")
    assert password.returncode == 0
    backup = tmp_path / "nutgraf-backup.tar"
    with serve(container, "serve") as server:
        reader = Reader(server.address)
        reader.sign_in(PASSWORD)
        article = reader.paste(TEXT)
        for line in _lines("Back up", 1):
            _exec(container, line.removeprefix("docker exec nutgraf "), backup)
    volume = tmp_path / "new volume"
    volume.mkdir(mode=0o700)
    os.chown(volume, 10001, 10001)
    restored = replace(container, data=volume)
    for line in _lines("Restore", 1):
        entry, rest = re.fullmatch(r"docker run .*--entrypoint (\w+) nutgraf (.+)", line).groups()
        _exec(restored, f"{entry} {rest}", backup)

    with serve(restored, "serve") as server:
        reader = Reader(server.address)
        reader.sign_in(PASSWORD)
        assert last_sentence(TEXT) in reader.get(article)


def _exec(container: Container, line: str, backup: Path) -> None:
    """Run a line's command in the container, its redirection outside."""
    command, redirection, _file = re.fullmatch(r"(.+?)(?: ([<>]) (\S+))?", line).groups()
    with backup.open("rb" if redirection == "<" else "ab") as file:
        subprocess.run(
            container.exec(*shlex.split(command)),
            stdin=file if redirection == "<" else subprocess.DEVNULL,
            stdout=file if redirection == ">" else subprocess.DEVNULL,
            check=True,
        )
