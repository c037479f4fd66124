"""Turns article HTML into HTML that is safe to show: always last before storing."""

from webapp.sanitizing.sanitize import sanitize

__all__ = ["sanitize"]
