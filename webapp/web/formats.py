"""Formats dates and names as words on the screen."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from babel import Locale
from flask import Flask, g
from flask_babel import format_date, format_number, format_timedelta, get_locale
from flask_babel import gettext as _

from webapp.addresses import host_of
from webapp.errors import NutgrafError, error_from, error_of_kind
from webapp.extraction import LOW_CONFIDENCE
from webapp.library import Article


def init_app(app: Flask) -> None:
    """Let templates use them as filters."""
    app.jinja_env.filters.update(
        day=format_day,
        until=format_until,
        told=error_sentence,
        advised=advice_sentence,
        of_kind=error_of_kind,
        site=site_of,
        source_line=source_line,
        failure=failure_of,
        shown_title=shown_title,
        number=format_number,
    )
    app.jinja_env.globals.update(
        get_locale_code=language,
        get_direction=direction,
        LOW_CONFIDENCE=LOW_CONFIDENCE,
    )


def locale_name() -> str:
    """The locale of the page that is being answered, as Babel writes it: `de_AT`. Told once a request."""
    if not g:
        return "en"
    if "locale_name" not in g:
        g.locale_name = str(get_locale() or "en")
    found: str = g.locale_name
    return found


def language() -> str:
    """What the interface speaks, as HTML names it."""
    return locale_name().replace("_", "-")


def direction() -> str:
    """Where the interface's lines run: “ltr” or “rtl”."""
    return _direction_of(locale_name())


@lru_cache
def _direction_of(name: str) -> str:
    return str(Locale.parse(name).text_direction)


def format_day(moment: datetime) -> str:
    """A date as the publisher's calendar had it: in the page's own offset."""
    return _format_day(locale_name(), moment.date())


@lru_cache(maxsize=1024)  # a list has thirty, most of them of the same weeks
def _format_day(_locale: str, day: date) -> str:
    return str(format_date(day, "long"))


def format_until(moment: datetime) -> str:
    """“in 5 minutes”, at least in a second."""
    seconds = max(1, round((moment - datetime.now(UTC)).total_seconds()))
    return str(format_timedelta(timedelta(seconds=seconds), add_direction=True))


def error_sentence(error: NutgrafError) -> str:
    """An error's sentence in the reader's language."""
    return str(_(error.message) % {name: isolate(value) for name, value in error.params.items()})


def failure_of(article: Article) -> NutgrafError | None:
    """Why an article failed, or could not be fetched again."""
    return error_from(article.failure_code, article.failure_params) if article.failure_code else None


def isolate(value: str | int) -> str | int:
    """An address or a name as it stands alone: without this it is torn apart between words from the right."""
    if isinstance(value, int) or direction() == "ltr":
        return value
    return f"\N{FIRST STRONG ISOLATE}{value}\N{POP DIRECTIONAL ISOLATE}"


def advice_sentence(error: NutgrafError) -> str:
    """What can be done about an error; empty where the page's own buttons say it."""
    return str(_(error.advice)) if error.advice else ""  # gettext gives the catalogue's head for nothing


def site_of(article: Article) -> str | None:
    """The site's name, or else its host."""
    if article.site_name:
        return article.site_name
    return host_of(article.url) or None


def source_line(article: Article) -> str:
    """“Byline, Site, May 17, 2024”: what a copied summary says it is from."""
    day = format_day(article.published) if article.published else None
    return ", ".join(part for part in (article.byline, site_of(article), day) if part)


def shown_title(article: Article) -> str:
    """The title, or what stands in for it until there is one."""
    return article.title or article.url or str(_("Untitled"))
