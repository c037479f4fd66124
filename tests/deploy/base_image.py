"""A base for the Containerfile where no image can be pulled: Debian, Python, and how this machine reaches pip's index."""

from __future__ import annotations

import fcntl
import hashlib
import os
import platform
import ssl
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

_FROM_THE_INDEX = ("index-url", "extra-index-url", "trusted-host", "proxy")
_SOURCES = ("apt-get", "indextargets", "--format", "deb $(REPO_URI) $(RELEASE) $(COMPONENT)")
_PACKAGES = "python3,python3-venv,ca-certificates"


class CannotBuild(Exception):
    """This machine cannot make images; says why."""


class Store:
    """Images of the tests' own, kept in the checkout's build folder, since a base takes a minute to make."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._options = ("--root", str(folder / "images"), "--runroot", str(folder / "run"))

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other processes waiting, lest two make the same base at once."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / "lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def buildah(self, *args: str) -> str:
        """Run buildah, without namespaces of its own; returns what it prints. Raises: CalledProcessError."""
        environment = {**os.environ, "BUILDAH_ISOLATION": "chroot"}
        command = ["buildah", *self._options, *args]
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, check=True
        ).stdout.strip()

    def base(self) -> str:
        """The base's name; made where it is not there yet. Raises: CannotBuild."""
        if os.geteuid() != 0:
            raise CannotBuild("root is needed")
        try:
            sources = _output([*_SOURCES, "Identifier: Packages", "Origin: Debian"])
            settings = _pip_settings()
            name = f"localhost/nutgraf-base:{hashlib.sha256((sources + settings).encode()).hexdigest()[:12]}"
            if name not in self.buildah("images", "--format", "{{.Name}}:{{.Tag}}").splitlines():
                self._make(name, sources, settings)
            self._try(name)
        except FileNotFoundError as error:
            raise CannotBuild(f"{error.filename} is missing") from None
        except subprocess.CalledProcessError as error:
            raise CannotBuild(f"{error.cmd[0]} fails: {error.stderr[-300:]}") from None
        return name

    def _make(self, name: str, sources: str, settings: str) -> None:
        tar, pip = self._folder / "base.tar", self._folder / "pip.conf"
        pip.write_text(settings)
        suite = platform.freedesktop_os_release()["VERSION_CODENAME"]
        making = ["mmdebstrap", "--variant=minbase", f"--include={_PACKAGES}", suite, str(tar), "-"]
        subprocess.run(making, input=sources, capture_output=True, text=True, check=True)
        container = self.buildah("from", "scratch")
        self.buildah("add", container, str(tar), "/")
        self.buildah("add", container, str(pip), "/etc/pip.conf")
        self.buildah("add", container, _certificates(), "/etc/ssl/certs/ca-certificates.crt")
        self.buildah("commit", "--rm", container, name)
        tar.unlink()

    def _try(self, name: str) -> None:
        container = self.buildah("from", name)
        try:
            self.buildah("run", container, "true")
            self.buildah("mount", container)
        finally:
            self.buildah("rm", container)


def _pip_settings() -> str:
    """What this machine has set for reaching an index; folders of its own are not in the image."""
    lines = ["[global]"]
    for line in _output([sys.executable, "-m", "pip", "config", "list"]).splitlines():
        key, _, value = line.partition("=")
        option, text = key.rpartition(".")[2], value.strip("'\"")
        if option in _FROM_THE_INDEX and "file:" not in text:
            lines.append(f"{option} = {text}")
    return "\n".join([*lines, ""])


def _certificates() -> str:
    return os.environ.get("PIP_CERT") or ssl.get_default_verify_paths().cafile or ""


def _output(command: Sequence[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
