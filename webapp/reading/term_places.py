"""Finds where an article first says a key term; static/js/terms.js finds every place, by the same rule."""

from __future__ import annotations

import re
from collections.abc import Iterable

from webapp.article import Sentence

# Scripts that put no space between words: there a term may begin and end anywhere.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def find_term(term: str, sentences: Iterable[Sentence]) -> Sentence | None:
    """Find the first sentence that holds a term as whole words, in capitals or not."""
    words = r"\s+".join(re.escape(word) for word in term.split())
    pattern = re.compile(words if _UNSPACED.search(term) else rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
    return next((sentence for sentence in sentences if pattern.search(sentence.text)), None)
