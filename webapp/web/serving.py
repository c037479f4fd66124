"""Runs the server."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable, Mapping
from typing import Any

from waitress.server import create_server

from webapp import limits
from webapp.errors import SettingsError
from webapp.settings import Settings
from webapp.web.app import build_app
from webapp.web.runtime import Runtime

# Measured: the only ones of the servers and settings tried that went on answering under 200 slow
# headers and 50 slow bodies at once (docs/adr/0004-limits.md).
WAITRESS: Mapping[str, Any] = {
    "connection_limit": 1000,
    "channel_timeout": 30,
    "threads": 8,
    # What is a little too large gets a page of ours.
    "max_request_body_size": 2 * limits.UPLOAD_REQUEST_BYTES,
}


def serve(settings: Settings, on_ready: Callable[[str], None] = lambda _address: None) -> None:
    """Serve until interrupted. `on_ready` is told the address as soon as it can be opened.

    Raises: SettingsError where the settings or the port cannot be had.
    """
    with _listen(settings) as listening:
        _run(settings, listening, on_ready)


def _run(settings: Settings, listening: socket.socket, on_ready: Callable[[str], None]) -> None:
    app = build_app(settings)
    server = create_server(
        app, sockets=[listening], ident=None, clear_untrusted_proxy_headers=False, **WAITRESS
    )
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    own: Runtime = app.extensions["nutgraf"]
    own.start_jobs()
    on_ready(_address(settings.host, listening.getsockname()[1]))
    try:
        server.run()
    finally:
        server.close()
        own.close()


def _address(host: str, port: int) -> str:
    """Where a browser on this machine finds the server."""
    if host in ("0.0.0.0", "::"):  # noqa: S104 - a comparison
        host = "localhost"
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def _listen(settings: Settings) -> socket.socket:
    """Take the port before anything is opened, so that a second start says so and touches nothing."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
        listening.listen(1024)
    except OSError as error:
        listening.close()
        reason = f"cannot listen on {settings.host}, port {settings.port}: {error.strerror}"
        raise SettingsError(name="NUTGRAF_PORT", reason=reason) from None
    return listening
