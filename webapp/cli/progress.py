"""Shows on the terminal that long work is going on; silent where the output is not a terminal."""

from __future__ import annotations

from contextlib import AbstractContextManager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


def _console() -> Console:
    return Console(stderr=True)  # standard output is for what was asked for


def waiting(text: str) -> AbstractContextManager[object]:
    """A spinner with a text."""
    return _console().status(text)


def counting() -> Progress:
    """A bar that counts."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = _console()
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
