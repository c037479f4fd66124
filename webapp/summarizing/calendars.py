"""The names of months and days, which date an article and do not tell what it is about."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale, UnknownLocaleError

from webapp.summarizing.terms import normalize


@lru_cache(maxsize=8)
def calendar_words(lang: str | None) -> frozenset[str]:
    """Look up the names of a language's months and days, whole and shortened, in their normal form."""
    try:
        locale = Locale.parse(lang or "")
    except (ValueError, TypeError, UnknownLocaleError):
        return frozenset()
    return frozenset(
        normalize(name).rstrip(".")
        for names in (locale.months, locale.days)
        for context in names.values()
        for width in ("wide", "abbreviated")
        for name in context.get(width, {}).values()
    )
