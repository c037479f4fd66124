"""The command line: `nutgraf` and its commands, each in a file of its own."""

from webapp.cli.main import main

__all__ = ["main"]
