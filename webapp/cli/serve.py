"""`nutgraf serve`: the server, its jobs in the same process."""

from __future__ import annotations

import signal
import webbrowser

import click

from webapp.cli.running import end_cleanly, log_to_terminal
from webapp.settings import load_settings


@click.command()
@click.option("--host", help="Address to listen on (127.0.0.1).")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to listen on (8000; 0 takes a free one).")
@click.option("--open", "opens", is_flag=True, help="Open the reader in the browser.")
def serve(host: str | None, port: int | None, opens: bool) -> None:  # noqa: FBT001 - click's way
    """Start the reader."""
    from webapp.web.serving import serve as run

    log_to_terminal()
    signal.signal(signal.SIGTERM, end_cleanly)

    def tell(address: str) -> None:
        click.echo(f"Nutgraf is at {address} (Ctrl+C stops it)")
        if opens:
            webbrowser.open(address)

    run(load_settings(host=host, port=port), on_ready=tell)
