"""Leads back to the page that a form stood on, and never off this server."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import request, url_for


def way_back() -> str:
    """Where the form says that its page is: a path on this server, or else the reading list."""
    return own_path(request.form.get("next", "")) or url_for("lists.unread")


def own_path(address: str) -> str | None:
    """A path on this server, or None for anything that could lead elsewhere."""
    if not address.startswith("/") or address.startswith("//") or "\\" in address or len(address) > 2000:
        return None
    if any(ord(sign) < 33 for sign in address) or urlsplit(address).netloc:
        return None
    return address
