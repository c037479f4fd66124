"""Turns terms and salience into an article's key terms: phrases as they stand in the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from webapp.summarizing.graph import SentenceTerms, Vector
from webapp.summarizing.terms import WORD, Terms

MOST_TERMS: Final = 8


def find_key_terms(
    texts: Sequence[str], terms: SentenceTerms, salience: Vector, maker: Terms
) -> tuple[str, ...]:
    """Find the terms that the most telling sentences share, most telling first."""
    scores = terms.counts.T @ salience
    best = sorted(range(len(terms.dictionary)), key=lambda i: (-round(float(scores[i]), 9), i))[
        : MOST_TERMS * 2
    ]
    wanted = {terms.dictionary[i] for i in best}
    seen: dict[str, Counter[str]] = {}
    for text in texts:
        for word in WORD.findall(text):
            made = maker.of(word)
            if len(made) == 1 and made[0] in wanted:
                seen.setdefault(made[0], Counter())[word] += 1
    found = [seen[terms.dictionary[i]].most_common(1)[0][0] for i in best if terms.dictionary[i] in seen]
    return tuple(dict.fromkeys(found))[:MOST_TERMS]
