"""Names the code of an article, by which its colours are kept."""

from __future__ import annotations

import hashlib
import re

_PIECE = re.compile(r"<pre[ >].*?</pre>", re.DOTALL)  # as the sanitizer writes it


def code_key(html: str) -> str | None:
    """A hash over the code of an article's sanitized HTML; None where there is none.

    Migration 0016 made the same of what was kept before.
    """
    pieces = _PIECE.findall(html)
    if not pieces:
        return None
    return hashlib.sha256("\n".join(pieces).encode("utf-8", "replace")).hexdigest()
