"""Turns a command line into a use case, and its outcome into an exit code.

Exit codes: 0 done, 1 the page could not be had or is no article, or the library is not well, 2 the command
or a setting is wrong.
"""

from __future__ import annotations

import sys
from typing import Any

import click

from webapp.cli import add, check, digest, list_, password, read, reextract, serve, work
from webapp.errors import InputError, NutgrafError, SettingsError


class _Commands(click.Group):
    """Tells every error of ours in one line, never by a traceback."""

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


for command in (
    serve.serve,
    work.work,
    add.add,
    read.read,
    list_.list_,
    digest.digest,
    reextract.reextract,
    check.check,
    password.password,
):
    main.add_command(command)
