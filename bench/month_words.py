"""Writes webapp/extraction/month_words.py: the months' names in many languages, as CLDR has them.

    python -m bench.month_words

Babel takes 5 ms to load one language, and a page may need all of them for one word beside a number.
"""

from __future__ import annotations

from pathlib import Path
from textwrap import wrap

from webapp.extraction.month_names import months_of

MODULE = Path(__file__).parents[1] / "webapp/extraction/month_words.py"
# Languages whose months are known where a page says nothing of its own, or says it wrong: templates of
# English make say "en" on pages of any language. Where two differ, the earlier one counts.
LANGUAGES = (
    "en de fr es pt it nl sv da nb fi pl cs sk hu ro ru uk el tr ca hr sl lt id vi ar he hi bg sr".split()
)
_HEAD = '''"""The months' names in many languages, from January on; bench/month_words.py writes them."""

from typing import Final

MONTHS: Final = (
'''


def main() -> None:
    MODULE.write_text(f"{_HEAD}{''.join(map(_lines, collect_words()))})\n")


def collect_words() -> list[list[str]]:
    """Return the words for each month, January's first."""
    known: dict[str, int] = {}
    for lang in LANGUAGES:
        for word, month in months_of(lang).items():
            if " " not in word:
                known.setdefault(word, month)
    return [sorted(word for word, month in known.items() if month == number) for number in range(1, 13)]


def _lines(words: list[str]) -> str:
    lines = wrap(" ".join(words), 95, break_on_hyphens=False, break_long_words=False)
    return "".join(f'    "{line} "\n' for line in lines[:-1]) + f'    "{lines[-1]}",\n'


if __name__ == "__main__":
    main()
