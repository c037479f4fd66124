"""The key that signs sessions: made once, kept in the data folder, readable by the owner alone."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

KEY_BYTES = 32


def session_key(data: Path) -> bytes:
    """Read the key, or make it. Two processes that start at once agree on one."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = data / "session.key"
    if not path.exists():
        fresh = data / f"session.key.{os.getpid()}"
        fresh.touch(mode=0o600)
        fresh.write_bytes(secrets.token_bytes(KEY_BYTES))
        with contextlib.suppress(FileExistsError):
            os.link(fresh, path)  # unlike a rename, never replaces another process's key
        fresh.unlink()
    return path.read_bytes()
