"""Runs a use case from the command line, and exits by its outcome.

Exit codes: 0 done; 1 the page could not be had or is no article, the server is not ready, or the library is
not well; 2 the command or a setting is wrong.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from webapp.errors import InputError, NutgrafError, SettingsError

# command → its module in this folder, where it has the module's own name. Loaded when it is run: all of
# them together take over a second, and `health` is run every half minute.
COMMANDS: Mapping[str, str] = {
    "serve": "serve",
    "work": "work",
    "health": "health",
    "add": "add",
    "read": "read",
    "list": "list_",
    "digest": "digest",
    "reextract": "reextract",
    "check": "check",
    "password": "password",
}


class _Commands(click.Group):
    """Loads a command when it is run, and says every error of ours in one line, never by a traceback."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = COMMANDS[name]
        found: click.Command = getattr(import_module(f"webapp.cli.{module}"), module)
        return found

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except NutgrafError as error:
            click.echo(f"nutgraf: {error.with_advice()}", err=True)
            sys.exit(2 if isinstance(error, SettingsError | InputError) else 1)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="nutgraf")
def main() -> None:
    """Nutgraf: the article and nothing else, with a summary in its own words."""
