"""How many pages a second are served, beside a bare page of the same articles (bench/bare_page.py).

Both servers are up at the same time, over one library and under one server's settings, and are asked in
turns of a second each, so that whatever else the machine does slows both alike. Every answer is a 200: no
request names a tag. What is opened is opened again and again, so that it comes from what is kept.
"""

from __future__ import annotations

import http.client
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from bench.served import Served

AIM = 0.6
TURNS, TURN_SECONDS, CONNECTIONS = 5, 1.0, 4
ENCODINGS = {"uncompressed": "identity", "compressed": "gzip, deflate, br, zstd"}


@dataclass(frozen=True)
class Rate:
    """Requests a second: the median of the turns."""

    name: str
    own: float
    bare: float

    @property
    def ratio(self) -> float:
        return self.own / self.bare


def measure_rates(served: Served, article: str) -> Iterator[Rate]:
    """Ask for the article and for the reading list, uncompressed and compressed."""
    with serve_bare(Path(served.environment["NUTGRAF_DATA"]) / "library.db") as bare:
        for name, path in {"article": urlsplit(article).path, "list": "/"}.items():
            for said, encoding in ENCODINGS.items():
                turns = [
                    [_ask(urlsplit(server).netloc, path, encoding) for server in (served.address, bare)]
                    for _ in range(TURNS)
                ]
                own, other = (median(rates) for rates in zip(*turns, strict=True))
                yield Rate(f"{name}, {said}", own, other)


@contextmanager
def serve_bare(library: Path) -> Iterator[str]:
    """Serve the bare page over a library's file."""
    command = [sys.executable, "-m", "bench.bare_page", str(library)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.terminate()


def _ask(server: str, path: str, encoding: str) -> float:
    """Ask over some connections that stay open, as a reader with a session; requests a second."""
    headers = {"Accept-Encoding": encoding, "Accept-Language": "en", "Cookie": _session(server, path)}
    counts: list[int] = []
    askers = [
        threading.Thread(target=lambda: counts.append(_count(server, path, headers)))
        for _ in range(CONNECTIONS)
    ]
    begun = time.perf_counter()
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert len(counts) == CONNECTIONS, "a connection failed"
    return sum(counts) / (time.perf_counter() - begun)


def _count(server: str, path: str, headers: Mapping[str, str]) -> int:
    connection, count = http.client.HTTPConnection(server), 0
    ends = time.perf_counter() + TURN_SECONDS
    while time.perf_counter() < ends:
        connection.request("GET", path, headers=dict(headers))
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 200, answer.status
        count += 1
    connection.close()
    return count


def _session(server: str, path: str) -> str:
    connection = http.client.HTTPConnection(server)
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return (answer.getheader("Set-Cookie") or "").partition(";")[0]
