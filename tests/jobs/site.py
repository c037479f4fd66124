"""A site on several hosts of loopback: counts what it is asked for, and keeps those waiting who ask for /hang."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.pages import article_html


class Site:
    """What was asked for so far, by address, and the event that lets hanging requests go on."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.hosts: list[str] = []  # each with its port
        self.goes_on = threading.Event()
        self._lock = threading.Lock()

    def answer(self, address: str) -> bytes:
        with self._lock:
            self.asked[address] += 1
        if "/hang" in address:
            self.goes_on.wait(120)
        return article_html(title=f"What stands at {address}").encode()

    def count_hanging(self) -> int:
        with self._lock:
            return sum("/hang" in address for address in self.asked)


@contextmanager
def serving_site(hosts: int) -> Iterator[Site]:
    """Serve a site on so many hosts, each an address of its own of this machine's loopback."""
    site = Site()
    servers = [_Server(site, f"127.0.{number // 250 + 1}.{number % 250 + 1}") for number in range(hosts)]
    site.hosts = [server.name for server in servers]
    try:
        yield site
    finally:
        site.goes_on.set()
        for server in servers:
            server.shutdown()
            server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, site: Site, host: str) -> None:
        super().__init__((host, 0), _Handler)
        self.site = site
        self.name = f"{host}:{self.server_address[1]}"
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def handle_error(self, request: object, client_address: object) -> None:
        """Who asked may be dead by now."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        body = self.server.site.answer(f"http://{self.server.name}{self.path}")
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """It says nothing."""
