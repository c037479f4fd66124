"""What the commands that run until they are stopped have in common."""

from __future__ import annotations

import logging
import sys
from types import FrameType


def log_to_terminal() -> None:
    """Write the log to standard error."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("webapp").setLevel(logging.INFO)


def end_cleanly(_signal: int, _frame: FrameType | None) -> None:
    """End as Ctrl+C does, so that leases are given back; a handler for SIGTERM."""
    sys.exit(0)
