"""The command line: `nutgraf serve`, `work`, `add`, `read`, `list`, `reextract`, `password`."""

from webapp.cli.main import main

__all__ = ["main"]
