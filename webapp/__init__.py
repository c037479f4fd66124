"""Nutgraf: a reader-mode web app that shows the article, and its own most telling sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from webapp.settings import Settings


def create_app(settings: Settings | None = None) -> Flask:
    """Build the web app, from the environment's settings where none are given.

    Raises: SettingsError where a setting is unknown or bad.
    """
    from webapp.web.app import build_app

    return build_app(settings)
