"""Turns wordfreq's lists into the tables of webapp/summarizing/frequencies, which ship with the app.

pip install wordfreq==3.1.1 && python -m bench.word_frequencies
"""

from __future__ import annotations

import gzip
import unicodedata
from itertools import groupby
from pathlib import Path

import wordfreq

TABLES = Path(__file__).parents[1] / "webapp/summarizing/frequencies"
LANGUAGES = (
    "ar bg ca cs da de el en es fa fi fr he hi hu id it ja ko lt nb nl pl pt ro ru sv ta tr uk vi zh".split()
)
# Beyond these a word is rare by any measure of ours: of a zipf of 3.8 or less, one word in 150,000.
WORDS = 10_000
TOP = 9.0  # the zipf of a word that is every word


def main() -> None:
    for lang in LANGUAGES:
        table = "\n".join(_lines(lang)).encode()
        (TABLES / f"{lang}.txt.gz").write_bytes(gzip.compress(table, 9, mtime=0))


def _lines(lang: str) -> list[str]:
    """Make one line a frequency: the zipf to one digit, then its words."""
    listed = [
        (round(TOP - centibels / 100, 1), unicodedata.normalize("NFKC", word).casefold())
        for centibels, words in enumerate(wordfreq.get_frequency_list(lang, "small"))
        for word in words
        if not any(letter.isdigit() for letter in word)
    ][:WORDS]
    return [
        f"{zipf} {' '.join(word for _, word in words)}"
        for zipf, words in groupby(listed, key=lambda entry: entry[0])
    ]


if __name__ == "__main__":
    main()
