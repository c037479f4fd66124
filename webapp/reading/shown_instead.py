"""What sites show instead of an article."""

from __future__ import annotations

from typing import Final

# Kept as failed, for there is nothing of the article in it. Other kinds ("home page", "paywall" ...) hold
# text that a reader may want; their page says what they are.
SHOWN_INSTEAD: Final = frozenset({"login wall", "bot check", "error page"})
