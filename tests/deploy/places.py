"""Where the reader is installed in a test, and how commands are run there: in a container, or by pipx."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from tests.deploy.base_image import Store

ROOT = Path(__file__).parents[2]
_ENTER = Path(__file__).with_name("enter.sh")


class Place(Protocol):
    """An installation with a data folder of its own."""

    @property
    def password_file(self) -> str:
        """Where its settings look for the password."""

    def command(self, *args: str, settings: Mapping[str, str] | None = None) -> list[str]:
        """What runs `nutgraf` there, with these settings beside its own."""


@dataclass(frozen=True)
class Container:
    """A built image, run without a container engine."""

    root: Path
    config: Mapping[str, Any]  # as Docker keeps it in the image
    data: Path
    password_file = "/data/password"

    def command(self, *args: str, settings: Mapping[str, str] | None = None) -> list[str]:
        return self.exec(*self.config["Entrypoint"], *args, settings=settings)

    def exec(self, *command: str, settings: Mapping[str, str] | None = None) -> list[str]:
        """What runs any command there."""
        enter = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", str(_ENTER)]
        environment = [*self.config["Env"], *(f"{name}={value}" for name, value in (settings or {}).items())]
        return [*enter, str(self.root), str(self.data), self.config["User"], *environment, *command]


@dataclass(frozen=True)
class Installed:
    """What pipx has installed, with the settings that the image sets too."""

    program: Path
    data: Path

    @property
    def password_file(self) -> str:
        return str(self.data / "password")

    def command(self, *args: str, settings: Mapping[str, str] | None = None) -> list[str]:
        own = {
            "NUTGRAF_DATA": str(self.data),
            "NUTGRAF_HOST": "0.0.0.0",
            "NUTGRAF_PASSWORD_FILE": self.password_file,
        }
        environment = [f"{name}={value}" for name, value in {**own, **(settings or {})}.items()]
        return ["env", *environment, str(self.program), *args]


def build_image(store: Store, base: str) -> tuple[str, Mapping[str, Any]]:
    """Build by the Containerfile; returns the image's name and settings. Each process names its own."""
    name = f"localhost/nutgraf-test:{os.getpid()}"
    file = str(ROOT / "deploy" / "Containerfile")
    store.buildah(
        "build", "--build-arg", f"BASE={base}", "--format", "docker", "--tag", name, "--file", file, str(ROOT)
    )
    return name, json.loads(store.buildah("inspect", "--type", "image", name))["Docker"]["config"]


def install_by_pipx(folder: Path) -> Path:
    """Install the checkout by a pipx of its own, as docs/running.md says; returns the program."""
    subprocess.run([sys.executable, "-m", "venv", folder / "pipx"], check=True)
    python = folder / "pipx" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", "pipx"], check=True)
    environment = {**os.environ, "PIPX_HOME": str(folder / "home"), "PIPX_BIN_DIR": str(folder / "bin")}
    subprocess.run(
        [python, "-m", "pipx", "install", "--quiet", ".", "--pip-args=--constraint constraints.txt"],
        cwd=ROOT,
        env=environment,
        check=True,
    )
    return folder / "bin" / "nutgraf"


@dataclass(frozen=True)
class Server:
    """A server under way, the first process of its own."""

    address: str
    port: str
    process: subprocess.Popen[str]

    def send(self, signal_number: int) -> int:
        """Signal the server itself, not what started it; returns its exit code."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        is_wrapped = self.process.args[0] == "unshare"  # type: ignore[index]
        os.kill(int(children[0]) if is_wrapped else self.process.pid, signal_number)
        return self.process.wait(30)


@contextmanager
def serve(place: Place, *args: str) -> Iterator[Server]:
    """Start a server on a free port and wait until it can be opened."""
    command = place.command(*args, settings={"NUTGRAF_PORT": "0", "NUTGRAF_STARTER": "no"})
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd="/") as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line.startswith("Nutgraf is at "), line
        address = line.removeprefix("Nutgraf is at ").partition(" ")[0]
        server = Server(address, address.rstrip("/").rpartition(":")[2], process)
        try:
            yield server
        finally:
            if process.poll() is None:  # what runs as another user outlives what started it
                server.send(signal.SIGKILL)


def run(command: Sequence[str], stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(command, input=stdin, capture_output=True, text=True, check=False, cwd="/")
