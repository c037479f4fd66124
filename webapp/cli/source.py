"""Reads what `add` and `read` are given: URL, FILE or -."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from webapp.errors import PageUnreadable


def is_address(source: str) -> bool:
    """Whether a source is meant as an address and not as a file: a file that exists is always a file."""
    return source != "-" and not Path(source).exists() and ("://" in source or "." in source)


def read_source(source: str) -> bytes:
    """Read a file, or standard input for “-”. Raises: PageUnreadable, click.FileError."""
    if source == "-":
        body = sys.stdin.buffer.read()
    else:
        try:
            body = Path(source).read_bytes()
        except OSError as error:
            raise click.FileError(source, error.strerror) from None
    if not body.strip():
        raise PageUnreadable
    return body
