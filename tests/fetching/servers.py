"""A web server on loopback that answers raw bytes, well-behaved or not."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

Answer = bytes | Callable[[socket.socket], None]


@contextmanager
def server(answers: Mapping[str, Answer], asked: list[str] | None = None) -> Iterator[str]:
    """Serve each path its answer; yields the address. `asked` gets each request as it came."""
    listening = socket.create_server(("127.0.0.1", 0))
    listening.settimeout(0.1)
    is_over = threading.Event()
    thread = threading.Thread(
        target=_serve, args=(listening, answers, is_over, asked if asked is not None else []), daemon=True
    )
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        is_over.set()
        thread.join(5)
        listening.close()


def _serve(
    listening: socket.socket, answers: Mapping[str, Answer], is_over: threading.Event, asked: list[str]
) -> None:
    while not is_over.is_set():
        with contextlib.suppress(TimeoutError):
            connection, _client = listening.accept()
            threading.Thread(target=_answer, args=(connection, answers, asked), daemon=True).start()


def _answer(connection: socket.socket, answers: Mapping[str, Answer], requests: list[str]) -> None:
    with connection, contextlib.suppress(OSError):
        connection.settimeout(10)
        asked = connection.recv(65536).decode("latin-1")
        requests.append(asked)
        answer = answers.get(asked.split(" ")[1], b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
        if callable(answer):
            answer(connection)
        else:
            connection.sendall(answer)


def ok(body: bytes, content_type: str = "text/html; charset=utf-8", *headers: str) -> bytes:
    """A whole answer."""
    lines = ["HTTP/1.1 200 OK", f"Content-Length: {len(body)}", *headers]
    if content_type:
        lines.append(f"Content-Type: {content_type}")
    return "\r\n".join([*lines, "", ""]).encode() + body


def redirect(location: str) -> bytes:
    return f"HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n".encode()


def status(code: int) -> bytes:
    return f"HTTP/1.1 {code} Said\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nno".encode()


def drip(start: bytes, drop: bytes) -> Callable[[socket.socket], None]:
    """Begin an answer, then send a little of it again and again."""

    def answer(connection: socket.socket) -> None:
        connection.sendall(start)
        while True:
            connection.sendall(drop)
            time.sleep(0.02)

    return answer


def flood(start: bytes, chunk: bytes) -> Callable[[socket.socket], None]:
    """Begin an answer, then send without end."""

    def answer(connection: socket.socket) -> None:
        connection.sendall(start)
        while True:
            connection.sendall(chunk)

    return answer
