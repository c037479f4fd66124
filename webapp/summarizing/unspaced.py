"""Finds the key terms of texts without spaces: strings that recur, as long as they stand together.

Chinese, Japanese and Thai have no border between words that a program could see. A string is a word where it
recurs and where no longer one stands nearly as often; words of Katakana or Latin letters are whole as they
stand. Hiragana, which inflects and joins, ends a word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from webapp.article import Hints
from webapp.summarizing.calendars import calendar_words
from webapp.summarizing.frequency import zipf
from webapp.summarizing.languages import stop_words_of
from webapp.summarizing.pieces import RARE
from webapp.summarizing.scripts import MARKS
from webapp.summarizing.terms import normalize

_LONGEST: Final = 8  # characters
_WHOLE: Final = re.compile(r"[\u30a1-\u30fa\u30fc・]{2,24}+|[A-Za-z][A-Za-z0-9+#-]{1,24}+")
_HAN: Final = "\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_THAI: Final = "\u0e01-\u0e4e\u0e81-\u0ece\u1000-\u1049\u1780-\u17d3"
_RUN: Final = re.compile(f"[{_HAN}]{{2,}}+|[{_THAI}]{{2,}}+")
_NO_START: Final = re.compile(rf"[{MARKS}\u0e30-\u0e3a\u0e45-\u0e4e]")
_MOST: Final = 0.6  # of its times a string stands in one longer: it is a part of that
_COMMON: Final = 4.6  # a more frequent word tells something only where the page points to it
_EVERYDAY: Final = 5.5
_KEYWORDS: Final = 20


def find_unspaced_terms(
    texts: list[str], lang: str | None, title: str, hints: Hints, most: int
) -> tuple[str, ...]:
    """Find at most so many strings, most telling first."""
    keywords = {normalize(keyword) for keyword in islice(hints.get("keywords", ()), _KEYWORDS)}
    pointed = normalize(" ".join([title, *islice(hints.get("description", ()), 2)]))
    times = _whole_words(texts, lang) | _strings(texts, lang)
    worth = {
        word: _worth(
            word, count, lang, titled=normalize(word) in pointed, keyword=normalize(word) in keywords
        )
        for word, count in times.items()
    }
    chosen: list[str] = []
    for word in sorted(worth, key=lambda word: (-worth[word], word)):
        if len(chosen) == most or not worth[word]:
            break
        if not any(word in other or other in word for other in chosen):
            chosen.append(word)
    return tuple(chosen)


def _worth(word: str, count: int, lang: str | None, *, titled: bool, keyword: bool) -> float:
    """Weigh a string by its times, its length, how rare it is and what the page points to; 0 is no term."""
    frequency = zipf(normalize(word), lang) or RARE
    pointed = titled or keyword
    if frequency > (_EVERYDAY if pointed else _COMMON) or count < (2 if pointed else 3):
        return 0.0
    factor = (1.8 if titled else 1.0) * (2.5 if keyword else 1.0)
    worth: float = round(count * min(len(word), 4) ** 0.5 * (6.7 - frequency) * factor, 6)
    return worth


def _whole_words(texts: Iterable[str], lang: str | None) -> Counter[str]:
    stop_words, english = stop_words_of(lang), stop_words_of("en")
    found = Counter(word.strip("-・") for text in texts for word in _WHOLE.findall(text))
    for word in list(found):
        small = word.casefold()
        if (
            len(word) < 2
            or word in stop_words
            or (small in english and not word.isupper())
            or small == "https"
        ):
            del found[word]
    return found


def _strings(texts: Iterable[str], lang: str | None) -> dict[str, int]:
    """Count the strings of Han or Thai characters that recur, each as long as it stands together."""
    stop_words = stop_words_of(lang)
    times: Counter[str] = Counter()
    for text in texts:
        for run in _runs(text, stop_words):
            for start in range(len(run) - 1):
                for end in range(start + 2, min(start + _LONGEST, len(run)) + 1):
                    times[run[start:end]] += 1
    recurring = {string: count for string, count in times.items() if count > 1}
    longer: dict[str, int] = {}
    for string, count in recurring.items():
        for segment in (string[1:], string[:-1]):
            longer[segment] = max(longer.get(segment, 0), count)
    dates = calendar_words(lang)
    return {
        string: count
        for string, count in recurring.items()
        if longer.get(string, 0) < _MOST * count
        and string not in stop_words
        and string not in dates
        and not _NO_START.match(string)
    }


def _runs(text: str, stop_words: frozenset[str]) -> Iterator[str]:
    """Yield runs of one script, cut at characters that are stop words."""
    for run in _RUN.findall(text):
        start = 0
        for i, letter in enumerate(run):
            if letter in stop_words:
                yield run[start:i]
                start = i + 1
        yield run[start:]
