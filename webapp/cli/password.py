"""`nutgraf password`: write the Argon2 hash that NUTGRAF_PASSWORD_FILE names."""

from __future__ import annotations

import os
from pathlib import Path

import click
from argon2 import PasswordHasher


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.password_option(help="Asked for where it is not given.")
def password(file: Path, password: str) -> None:
    """Ask for a password and write its hash to FILE, readable by you alone."""
    if not password:
        raise click.UsageError("The password is empty.")
    try:
        with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as out:  # noqa: PTH123 - the mode from the first byte on
            out.write(PasswordHasher().hash(password) + "\n")
    except OSError as error:
        raise click.FileError(str(file), error.strerror) from None
    if os.environ.get("NUTGRAF_PASSWORD_FILE") != str(file):
        click.echo(f"Set NUTGRAF_PASSWORD_FILE={file}")
