"""Turns article HTML into HTML that is safe to show: always last before storing."""

from webapp.sanitizing.policy import VERSION
from webapp.sanitizing.sanitize import sanitize

__all__ = ["VERSION", "sanitize"]
