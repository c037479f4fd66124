"""Chooses a page's language, and the region for its dates and numbers.

The region is the browser's where it names one for that language: `de-AT` reads German with Austria's dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from flask import request
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from webapp.web.answers.preference_table import LANGUAGES
from webapp.web.answers.preferences import current_preferences

SOURCE = "en"  # what the msgids are written in
WRITTEN_IN = {"zh": "Hans"}  # the script of a catalogue whose language has several: region by region another
_TAG = re.compile(r"([a-z]{2})(?:-([a-z]{4}))?(?:-([a-z]{2}|\d{3}))?(?:-|$)", re.I)


def select_locale() -> Locale:
    """The locale of the page that is being answered."""
    return _select(current_preferences()["language"], request.headers.get("Accept-Language", ""))


@lru_cache(maxsize=256)  # what browsers ask for has few forms
def _select(chosen: str, header: str) -> Locale:
    asked = list(asked_locales(header))
    if chosen == "auto":
        chosen = asked[0].language if asked else SOURCE
    return next((each for each in asked if each.language == chosen and each.territory), Locale(chosen))


def asked_locales(header: str) -> Iterator[Locale]:
    """What a browser's header asks for and we speak, best first."""
    for tag, quality in parse_accept_header(header, LanguageAccept):
        named = _TAG.match(tag)
        if named and quality > 0 and named[1].lower() in LANGUAGES:
            yield _locale_of(*named.groups())


def _locale_of(language: str, script: str | None, territory: str | None) -> Locale:
    plain = Locale(language.lower())
    try:
        found = Locale.parse("_".join(part for part in (language, script, territory) if part))
    except UnknownLocaleError:
        return plain
    wanted = WRITTEN_IN.get(plain.language)
    return found if wanted in (None, found.script) else plain
