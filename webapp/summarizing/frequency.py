"""How often a word is used every day, by tables of the 10,000 most frequent words of 32 languages.

The tables (frequencies/) are made of wordfreq's by bench/word_frequencies.py; wordfreq itself is 60 MB.
"""

from __future__ import annotations

import gzip
from functools import lru_cache
from pathlib import Path
from typing import Final

_TABLES: Final = Path(__file__).with_name("frequencies")
_SAME: Final = {"no": "nb", "nn": "nb"}  # Norwegian by its other tags


def zipf(word: str, lang: str | None) -> float | None:
    """Look up a word in its normal form (terms.normalize): log10 of its occurrences in a billion words.

    "the" has 7.7, "people" 6.2, "river" 5.0, "harbour" 4.0. None is a word rarer than about 3.8, or one of a
    language without a table.
    """
    return frequencies_of(lang).get(word)


@lru_cache(maxsize=8)
def frequencies_of(lang: str | None) -> dict[str, float]:
    """Read a language's table: some 5 ms and 1.5 MB."""
    table = _TABLES / f"{_SAME.get(lang or '', lang)}.txt.gz"
    if not (lang and lang.isalpha() and table.is_file()):
        return {}
    lines = gzip.decompress(table.read_bytes()).decode().splitlines()
    found: dict[str, float] = {}
    for frequency, *words in map(str.split, lines):
        found |= dict.fromkeys(words, float(frequency))
    return found
