"""The names of the months in every language that pages are written in, and in which order it writes a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from webapp.extraction.month_words import MONTHS

_FEWEST: Final = 3  # letters of a month's name, or of its beginning
# Endings of addresses that CLDR does not know as the country that they mean.
_TERRITORIES: Final = {"uk": "GB"}
_WORLDWIDE: Final = frozenset("ai cc co eu fm gg io ly me so to tv ws".split())  # sold to anybody
_LETTER: Final = re.compile(r"[^\W\d_]")
_IN_ANY: Final = {word: month for month, words in enumerate(MONTHS, 1) for word in words.split()}


def find_month(word: str, lang: str | None) -> int | None:
    """Return the month, 1 to 12, that a word or its abbreviation names; the page's own language first."""
    if len(word) < _FEWEST:
        return None
    name = _fold(word)
    own = months_of(lang or "")
    return own.get(name) or _IN_ANY.get(name)


@lru_cache(maxsize=64)
def months_of(lang: str) -> dict[str, int]:
    """Return the months' names as CLDR spells them, and cut to three or four letters where that is clear."""
    locale = _locale(lang)
    whole = {_fold(name): month for name, month in _names(locale)} if locale else {}
    cut: dict[str, set[int]] = {}
    for name, month in whole.items():
        for length in (_FEWEST, _FEWEST + 1):
            cut.setdefault(name[:length], set()).add(month)
    clear = {name: min(months) for name, months in cut.items() if len(months) == 1 and len(name) >= _FEWEST}
    return {name: month for name, month in (clear | whole).items() if _LETTER.search(name)}


def _names(locale: Locale) -> Iterator[tuple[str, int]]:
    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            for month, name in locale.months[context][width].items():
                yield name, month


def is_day_first(lang: str | None, url: str | None) -> bool:
    """Tell whether 3/4/2021 is in April: by the country of the address, or else by the language.

    The address comes first because templates say "en-US" on pages of any country.
    """
    locale = _locale_of_address(url) or _locale(lang or "")
    if locale is None:
        return False
    pattern = str(locale.date_formats["short"].pattern)
    return pattern.find("d") < pattern.find("M") or pattern.find("y") < pattern.find("M")


def _locale_of_address(url: str | None) -> Locale | None:
    host = (urlsplit(url).hostname or "") if url else ""
    ending = host.rpartition(".")[2]
    if len(ending) != 2 or ending in _WORLDWIDE:
        return None
    territory = _TERRITORIES.get(ending, ending.upper())
    likely = get_global("likely_subtags").get(f"und_{territory}", "en")
    return _locale(f"{likely.split('_')[0]}-{territory}")


@lru_cache(maxsize=64)
def _locale(lang: str) -> Locale | None:
    for tag in (lang, lang.partition("-")[0]):
        try:
            return Locale.parse(tag, sep="-")
        except (ValueError, TypeError, UnknownLocaleError):
            continue
    return None


def _fold(name: str) -> str:
    return name.strip(" .'’").casefold()
