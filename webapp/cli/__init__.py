"""The command line: `nutgraf serve`, `add`, `read`, `list`, `reextract`, `password`."""

from webapp.cli.main import main

__all__ = ["main"]
