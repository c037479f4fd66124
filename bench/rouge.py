"""Turns a summary and its reference into the recall of ROUGE-1 and ROUGE-2 (Lin 2004), for many languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

_UNSPACED: Final = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f"
_WORD: Final = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
_ENGLISH: Final = re.compile(r"[a-z0-9]+")
_STEMMERS: Final = {"de": "german", "es": "spanish", "fr": "french", "ru": "russian", "id": "indonesian"}


@cache
def stemmer(lang: str) -> Callable[[str], str]:
    """Look up the stemmer that the score's definition names for a language."""
    if lang == "en":
        from nltk.stem.porter import PorterStemmer

        porter = PorterStemmer()
        return cache(lambda word: porter.stem(word) if len(word) > 3 else word)
    if lang in _STEMMERS:
        import snowballstemmer

        return cache(snowballstemmer.stemmer(_STEMMERS[lang]).stemWord)
    return lambda word: word


def tokens(text: str, lang: str) -> list[str]:
    stem = stemmer(lang)
    return [stem(word) for word in (_ENGLISH if lang == "en" else _WORD).findall(text.lower())]


def recall_n(candidate: Sequence[str], reference: Sequence[str], n: int) -> float:
    """Find the share of the reference's words (or pairs) that the candidate holds."""
    a, b = (Counter(words if n == 1 else pairwise(words)) for words in (candidate, reference))
    return sum(min(count, b[gram]) for gram, count in a.items() if gram in b) / max(1, b.total())
