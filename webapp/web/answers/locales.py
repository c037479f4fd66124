"""Which language a page speaks, and how it writes dates and numbers: as chosen, or as the browser asks.

The region is the browser's where it names one for that language: `de-AT` reads German with Austria's dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from babel import Locale, UnknownLocaleError
from flask import request

from webapp.web.answers.preference_table import LANGUAGES
from webapp.web.answers.preferences import current_preferences

SOURCE = "en"  # what the msgids are written in
WRITTEN_IN = {"zh": "Hans"}  # the script of a catalogue whose language has several: region by region another
_TAG = re.compile(r"([a-z]{2})(?:-([a-z]{4}))?(?:-([a-z]{2}|\d{3}))?(?:-|$)", re.I)


def select_locale() -> Locale:
    """The locale of the page that is being answered."""
    asked = list(asked_locales())
    chosen = current_preferences()["language"]
    if chosen == "auto":
        chosen = asked[0].language if asked else SOURCE
    return next((each for each in asked if each.language == chosen and each.territory), Locale(chosen))


def asked_locales() -> Iterator[Locale]:
    """What the browser asks for and we speak, best first."""
    for tag, quality in request.accept_languages:
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
