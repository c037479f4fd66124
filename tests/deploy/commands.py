"""Whether the command line knows a command with these options, without running it."""

from __future__ import annotations

from collections.abc import Sequence

from click import UsageError

from webapp.cli import main


def refuses(args: Sequence[str]) -> str | None:
    """Why `nutgraf` does not take these arguments, or None."""
    context = main.make_context("nutgraf", list(args))
    try:
        name, command, rest = main.resolve_command(context, list(args))
        assert command is not None
        command.make_context(name, rest, parent=context)
    except UsageError as error:
        return error.format_message()
    return None
