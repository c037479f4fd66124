"""What could not be read leaves the lists of what can."""

from __future__ import annotations

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Nothing yet."""
