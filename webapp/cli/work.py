"""`nutgraf work`: the jobs alone, in a process of their own beside the servers."""

from __future__ import annotations

import contextlib
import signal
import threading

import click

from webapp.cli.running import end_cleanly, log_to_terminal
from webapp.jobs import Jobs
from webapp.reading.services import open_services
from webapp.settings import load_settings


@click.command()
def work() -> None:
    """Do what the servers queue: fetch, read and rank. Any number of these may run beside them."""
    log_to_terminal()
    signal.signal(signal.SIGTERM, end_cleanly)
    services = open_services(load_settings())
    jobs = Jobs(services)
    jobs.start()
    click.echo("Nutgraf is at work (Ctrl+C stops it)")
    try:
        with contextlib.suppress(KeyboardInterrupt):
            threading.Event().wait()
    finally:
        jobs.stop()
        services.close()
