"""Shows on the terminal that long work is going on; silent where the output is not a terminal."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # rich is imported when there is something to show
    from rich.console import Console
    from rich.progress import Progress


def _console() -> Console:
    from rich.console import Console

    return Console(stderr=True)  # standard output is for what was asked for


def waiting(text: str) -> AbstractContextManager[object]:
    """A spinner with a text."""
    return _console().status(text) if sys.stderr.isatty() else nullcontext()


def counting() -> Progress:
    """A bar that counts."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = _console()
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
