"""The names of the months in every language that pages are written in, and in which order it writes a day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from webapp.addresses import host_of
from webapp.extraction.month_words import MONTH_FIRST, MONTHS, OWN_NAMES

_FEWEST: Final = 3  # letters of a month's name, or of its beginning
# Endings of addresses that CLDR does not know as the country that they mean.
_TERRITORIES: Final = {"uk": "GB"}
_WORLDWIDE: Final = frozenset("ai cc co eu fm gg io ly me so to tv ws".split())  # sold to anybody
_LETTER: Final = re.compile(r"[^\W\d_]")


def find_month(word: str, lang: str | None) -> int | None:
    """Return the month, 1 to 12, that a word or its abbreviation names; the page's own language first."""
    if len(word) < _FEWEST:
        return None
    name = _fold(word)
    return _months_of(lang or "").get(name) or _months_of_any().get(name)


@lru_cache(maxsize=1)
def _months_of_any() -> dict[str, int]:
    """The months' names in all languages of the table: templates say "en" on pages of any language."""
    months: dict[str, int] = {}
    for lang in MONTHS:
        months = _months_of(lang) | months
    return months


@lru_cache(maxsize=64)
def _months_of(lang: str) -> dict[str, int]:
    locale = _locale(lang)
    return with_beginnings(_whole_names(locale)) if locale else {}


def with_beginnings(whole: Mapping[str, int]) -> dict[str, int]:
    """Return months' names, and those cut to three or four letters where that is clear."""
    cut: dict[str, set[int]] = {}
    for name, month in whole.items():
        for length in (_FEWEST, _FEWEST + 1):
            cut.setdefault(name[:length], set()).add(month)
    clear = {name: min(months) for name, months in cut.items() if len(months) == 1 and len(name) >= _FEWEST}
    return {name: month for name, month in (clear | dict(whole)).items() if _LETTER.search(name)}


def _whole_names(locale: Locale) -> dict[str, int]:
    table = MONTHS.get(locale.language)
    if table is None or str(locale) in OWN_NAMES:
        return names_in_cldr(locale)
    return {name: month for month, names in enumerate(table.split(" | "), 1) for name in names.split(",")}


def names_in_cldr(locale: Locale) -> dict[str, int]:
    """Return the months' names as CLDR spells them in a language, which takes Babel 5 ms to load."""
    return {_fold(name): month for name, month in _names(locale)}


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
    return locale is not None and str(locale) not in MONTH_FIRST


def writes_month_first(locale: Locale) -> bool:
    """Tell whether CLDR writes the month before the day, and both before the year."""
    pattern = str(locale.date_formats["short"].pattern)
    return pattern.find("M") <= min(pattern.find("d"), pattern.find("y"))


def _locale_of_address(url: str | None) -> Locale | None:
    ending = host_of(url).rpartition(".")[2]
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
