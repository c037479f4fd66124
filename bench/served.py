"""A real `nutgraf serve` over a data folder of its own, for what measures or pictures pages."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.request import urlopen

RANKING_SECONDS = 120


@dataclass(frozen=True)
class Served:
    """Its address, without a slash at the end, and the surroundings of commands for the same library."""

    address: str
    environment: dict[str, str]

    def add(self, html: str) -> str:
        """Keep a page by `nutgraf add -`, wait for its ranking, and return the article's address."""
        known = self.articles()
        subprocess.run(
            [sys.executable, "-m", "webapp", "add", "-"],
            input=html,
            text=True,
            env=self.environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        ends = time.monotonic() + RANKING_SECONDS
        while time.monotonic() < ends:
            added = self.articles() - known
            if added and "data-ready" in read(next(iter(added))):
                return added.pop()
            time.sleep(0.5)
        raise TimeoutError(f"no ranking after {RANKING_SECONDS} seconds")

    def articles(self) -> set[str]:
        """The addresses on the list of all articles."""
        found = re.findall(r'/articles/\d+(?=[?"])', read(f"{self.address}/all"))
        return {self.address + path for path in found}


def read(address: str) -> str:
    with urlopen(address) as answer:
        return str(answer.read(), "utf-8")


@contextmanager
def serve() -> Iterator[Served]:
    """Start it with the starter library, as an owner does, without settings of this machine."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("NUTGRAF_")}
    with tempfile.TemporaryDirectory() as data:
        environment = {**own, "NUTGRAF_DATA": data, "PYTHONUNBUFFERED": "1"}
        with serve_library(environment) as address:
            yield Served(address, environment)


@contextmanager
def serve_library(environment: dict[str, str]) -> Iterator[str]:
    """Start a server over the library of these surroundings, and tell its address."""
    with subprocess.Popen(
        [sys.executable, "-m", "webapp", "serve", "--port", "0"],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        found = re.search(r"http://\S+", process.stdout.readline())
        try:
            assert found, "the server did not start"
            yield found[0].rstrip("/")
        finally:
            process.terminate()
