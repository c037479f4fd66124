"""Builds the web app from settings: its components, its guards, its addresses."""

from __future__ import annotations

import atexit
from datetime import timedelta
from pathlib import Path

from flask import Flask
from flask_babel import Babel
from flask_wtf import CSRFProtect
from jinja2 import StrictUndefined

from webapp import limits, paths
from webapp.jobs import Jobs
from webapp.reading.services import Services, open_services
from webapp.reading.starter import offer_starter
from webapp.settings import Settings, load_settings
from webapp.web import durations, formats
from webapp.web.answers import (
    access,
    compression,
    error_pages,
    form_token,
    fragments,
    guards,
    locales,
    numbers,
    once,
    one_view,
    policy,
    preferences,
    speculation,
)
from webapp.web.assets import faces, files
from webapp.web.runtime import Runtime, attach_runtime
from webapp.web.session_key import session_key
from webapp.web.views import (
    articles,
    bookmarklet,
    changes,
    digests,
    editing,
    failures,
    health,
    hiding,
    keys,
    lists,
    offline,
    pdf_note,
    readings,
    reextraction,
    saving,
    sign_in,
    summaries,
)
from webapp.web.views import settings as settings_pages

# What the app is made of, each with its own addresses, filters or headers.
COMPONENTS = (
    one_view,
    form_token,
    fragments,
    policy,
    compression,
    error_pages,
    faces,
    formats,
    durations,
    files,
    speculation,
    lists,
    saving,
    bookmarklet,
    articles,
    editing,
    hiding,
    pdf_note,
    readings,
    summaries,
    digests,
    changes,
    failures,
    preferences,
    settings_pages,
    reextraction,
    keys,
    sign_in,
    offline,
    once,
    health,
)


def build_app(
    settings: Settings | None = None, services: Services | None = None, *, runs_jobs: bool = True
) -> Flask:
    """Build the app, over services of its own where none are given.

    Its jobs start with the first request, or before it by `Runtime.start_jobs`.
    Raises: SettingsError.
    """
    settings = settings or load_settings()
    access.check_settings(settings)
    app = Flask("nutgraf", static_folder=None, template_folder=str(paths.TEMPLATES))
    app.config.update(
        SECRET_KEY=session_key(settings.data),
        SESSION_COOKIE_NAME="nutgraf",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=timedelta(days=365),
        SESSION_REFRESH_EACH_REQUEST=False,
        MAX_CONTENT_LENGTH=limits.UPLOAD_BYTES,  # more for a file: views/saving.py
        MAX_FORM_MEMORY_SIZE=limits.UPLOAD_BYTES,  # a pasted page is one form field
        MAX_FORM_PARTS=limits.FORM_FIELDS,
        WTF_CSRF_TIME_LIMIT=None,  # pages kept by the browser must go on working
        WTF_CSRF_SSL_STRICT=False,  # guards.check_origin does it, for http too
        BABEL_TRANSLATION_DIRECTORIES=str(Path(__file__).with_name("translations")),
    )
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    Babel(app, locale_selector=locales.select_locale)
    _attach_runtime(app, settings, services or open_services(settings), runs_jobs=runs_jobs)
    numbers.init_app(app)
    guards.init_app(app)
    CSRFProtect(app)
    for component in COMPONENTS:
        component.init_app(app)
    return app


def _attach_runtime(app: Flask, settings: Settings, services: Services, *, runs_jobs: bool) -> None:
    own = Runtime(settings, services, Jobs(services))
    attach_runtime(app, own)
    if settings.starter:
        offer_starter(services)
    atexit.register(own.close)
    if runs_jobs:
        app.before_request(own.start_jobs)
