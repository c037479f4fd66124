"""Writes webapp/extraction/month_words.py: what CLDR says of months, for the languages that pages come in.

    python -m bench.month_words

Babel takes 5 ms to load a language, and the first one 20 ms; a page may need them all for one word beside a
number. Languages that are not in the table are still asked of Babel.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import wrap

from babel import Locale
from babel.localedata import locale_identifiers

from webapp.extraction.month_names import names_in_cldr, with_beginnings, writes_month_first

MODULE = Path(__file__).parents[1] / "webapp/extraction/month_words.py"
# Where two languages differ on a word that neither the page's own nor English knows, the earlier one counts.
LANGUAGES = (
    "en de fr es pt it nl sv da nb fi pl cs sk hu ro ru uk el tr ca hr sl lt id vi ar he hi bg sr".split()
)
_TEXT = '''"""Names of months by language, generated from CLDR by bench/month_words.py."""

from collections.abc import Mapping
from typing import Final

# language → its months' names in lower case, from January on
MONTHS: Final[Mapping[str, str]] = {{
{months}}}
# locales of these languages that have names of their own
OWN_NAMES: Final = frozenset(
    (
{own})
)
# locales in which 3/4 is in March
MONTH_FIRST: Final = frozenset(
    (
{first})
)
'''


def main() -> None:
    months = "".join(f'    "{lang}": (\n{_lines(table, 8)}    ),\n' for lang, table in read_months().items())
    own, first = (
        "".join(f'        "{name}",\n' for name in names) for names in (find_own_names(), find_month_first())
    )
    MODULE.write_text(_TEXT.format(months=months, own=own, first=first))


def read_months() -> dict[str, str]:
    """Return each language's names: those of a month parted by commas, the months by bars."""
    return {lang: " | ".join(map(",".join, _by_month(Locale.parse(lang)))) for lang in LANGUAGES}


def find_own_names() -> list[str]:
    """List the locales whose names mean what neither their language nor any other says."""
    known: dict[str, int] = {}
    for lang in LANGUAGES:
        known = _names(lang) | known
    return sorted(
        str(locale)
        for locale in _locales(LANGUAGES)
        if known | _names(str(locale)) != known | _names(locale.language)
    )


def find_month_first() -> list[str]:
    """List the locales that write the month before the day, and the day before the year."""
    return sorted(str(locale) for locale in _locales() if writes_month_first(locale))


def _names(locale: str) -> dict[str, int]:
    return with_beginnings(names_in_cldr(Locale.parse(locale)))


def _by_month(locale: Locale) -> Iterator[list[str]]:
    names = names_in_cldr(locale)
    for number in range(1, 13):
        yield sorted(name for name, month in names.items() if month == number)


def _locales(languages: Iterable[str] = ()) -> Iterator[Locale]:
    for locale in map(Locale.parse, locale_identifiers()):
        if not languages or locale.language in languages:
            yield locale


def _lines(text: str, indent: int) -> str:
    lines = wrap(text, 90, break_on_hyphens=False, drop_whitespace=False)
    return "".join(f'{" " * indent}"{line}"\n' for line in lines)


if __name__ == "__main__":
    main()
