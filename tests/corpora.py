"""Where third-party corpora and hostile inputs lie, which are read there and never kept here."""

from __future__ import annotations

import os
from pathlib import Path


def corpora() -> Path:
    """The folder, which need not be there."""
    return Path(os.environ.get("SHARED", Path(__file__).parents[2] / "shared"))
