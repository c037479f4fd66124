"""Makes article HTML safe to show: always the last step before storing."""

from webapp.sanitizing.policy import VERSION
from webapp.sanitizing.sanitize import sanitize

__all__ = ["VERSION", "sanitize"]
