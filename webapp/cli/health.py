"""`nutgraf health`: ask the server of these settings whether it is ready, for a supervisor.

It is run every half minute, so it loads nothing of the app itself.
"""

from __future__ import annotations

import http.client
import sys

import click

from webapp.settings import Settings, load_settings

_SECONDS = 5.0  # the answer takes milliseconds; a server that needs longer is of no use to a reader either
_ANY_ADDRESS = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - listening everywhere, asked from here


@click.command()
def health() -> None:
    """Exit with 0 if the server that these settings describe is ready, with 1 if not."""
    answer, is_ready = _ask(load_settings())
    click.echo(answer, err=not is_ready)
    sys.exit(0 if is_ready else 1)


def _ask(settings: Settings) -> tuple[str, bool]:
    host = _ANY_ADDRESS.get(settings.host, settings.host)
    connection = http.client.HTTPConnection(host, settings.port, timeout=_SECONDS)
    try:
        connection.request("GET", "/readyz")
        answer = connection.getresponse()
        return answer.read().decode("utf-8", "replace").strip(), answer.status == http.client.OK
    except (OSError, http.client.HTTPException) as error:
        return f"nutgraf: no answer from {host}, port {settings.port}: {error}", False
    finally:
        connection.close()
