"""Finds an article's key terms: phrases as they stand in the text.

TextRank over terms (Mihalcea and Tarau 2004): a term ranks by the ranks of those that it shares sentences
with, which is two products with the sentence-term matrix. Departures: the bored surfer jumps to the terms of
salient sentences; a phrase's worth also counts how rare its words are and what the page says of itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from webapp.article import Hints
from webapp.summarizing.distinct import choose_distinct, find_wholes
from webapp.summarizing.graph import Vector
from webapp.summarizing.measuring import Measured
from webapp.summarizing.phrases import Phrase, Reader
from webapp.summarizing.pieces import Word
from webapp.summarizing.pointers import Pointers, Stems, read_pointers
from webapp.summarizing.scripts import is_unspaced
from webapp.summarizing.tagging import Tagging
from webapp.summarizing.unspaced import find_unspaced_terms

MOST_TERMS: Final = 6
_SENTENCES: Final = 200  # the most salient, in which phrases are looked for
_SENTENCE_CHARS: Final = 800  # a longer one is a list or a page's debris
_JUDGED: Final = 300  # phrases of the most worth
_KEPT: Final = 40  # of those that a person would use; of these, the distinct ones
_STEPS: Final = 10  # 0.85 ** 10 is 0.2: enough for an order of which only the top is shown
_DAMPING: Final = 0.85

# What a phrase's worth is multiplied by where the page has it in its keywords, in its title or beside the
# text, or one of its words in the title; by eye.
_KEYWORD: Final = 2.5
_TITLE: Final = 1.8
_TITLE_NAME: Final = 1.5  # and a name once more: what an article is named after, readers look for
_MENTION: Final = 1.3
_TITLE_WORD: Final = 1.2
# A word alone that is neither a name nor pointed to: of these, one in three was nothing to tag with.
_ALONE: Final = 0.5


def find_key_terms(
    measured: Measured, salience: Vector, lang: str | None, title: str | None, hints: Hints | None
) -> tuple[str, ...]:
    """Find at most MOST_TERMS phrases and names that a person would tag an article with, most telling first.

    Each stands in the text as it is returned, none within another.
    """
    best = np.sort(np.argsort(-salience, kind="stable")[:_SENTENCES])
    texts = [(int(i), _cut(measured.texts[i])) for i in best]
    if sum(not text.isascii() and bool(is_unspaced(text)) for _, text in texts) * 2 > len(texts):
        unspaced = [text for _, text in texts]
        return find_unspaced_terms(unspaced, lang, title or "", hints or {}, MOST_TERMS)
    pointers = read_pointers(lang, title, hints or {})
    reader = Reader(lang)
    for i, text in texts:
        reader.read(i, text)
    pointed = pointers.stems
    found = reader.phrases(pointed)
    tagging = Tagging(lang, reader, pointers, found)
    worth = _weigh(found, _rank_terms(measured, salience), pointers, tagging)
    judged = sorted(worth, key=lambda stems: (-worth[stems], stems))[:_JUDGED]
    taken = [stems for stems in judged if tagging.takes(stems, found[stems])][:_KEPT]
    chosen = choose_distinct(taken, find_wholes(taken, found, tagging), worth, MOST_TERMS)
    return tuple(reader.looks(chosen, pointed))


def _cut(text: str) -> str:
    """Cut a sentence that is too long between two words."""
    return text if len(text) <= _SENTENCE_CHARS else text[:_SENTENCE_CHARS].rpartition(" ")[0]


def _rank_terms(measured: Measured, salience: Vector) -> Callable[[str], float]:
    """Rank terms; the function looks one up."""
    counts = measured.terms.counts
    columns = counts.T
    # The root, so that a term of many fair sentences stands above one of a single best.
    start = columns @ np.sqrt(salience)
    start = start / max(float(start.sum()), 1e-12)
    by_sentence = 1 / np.maximum(counts.sum(axis=1), 1e-12)
    by_term = 1 / np.maximum(counts.sum(axis=0), 1e-12)
    rank = start
    for _ in range(_STEPS):
        rank = _DAMPING * (columns @ ((counts @ (rank * by_term)) * by_sentence)) + (1 - _DAMPING) * start
    ids, ranks = measured.terms.dictionary.token2id, rank.tolist()
    return lambda stem: ranks[ids[stem]] if stem in ids else 0.0


def _weigh(
    found: dict[Stems, Phrase], rank: Callable[[str], float], pointers: Pointers, tagging: Tagging
) -> dict[Stems, float]:
    """Sum the ranks of a phrase's words, each by how rare it is, and raise what the page points to."""
    worths: dict[Word, float] = {}
    worth: dict[Stems, float] = {}
    for stems, phrase in found.items():
        total = 0.0
        for word in phrase.words:
            if word not in worths:
                worths[word] = max(map(rank, word.stems)) * _rarity(word)
            total += worths[word]
        factor = _pointed(stems, pointers)
        if tagging.is_name(phrase) and tagging.is_titled(stems):
            factor *= _TITLE_NAME
        if factor == 1 and len(phrase.words) == 1 and not tagging.is_name(phrase):
            factor = _ALONE
        worth[stems] = round(total * factor, 9)
    return worth


def _rarity(word: Word) -> float:
    """Tell how rare a word is, from 0.1 (the most frequent) to 1 (a zipf of 4 or less)."""
    return min(1.0, max(0.1, (6.7 - word.zipf) / 2.7))


def _pointed(stems: Stems, pointers: Pointers) -> float:
    factor = _KEYWORD if stems in pointers.keywords else 1.0
    if stems in pointers.mentioned:
        factor *= _MENTION
    if stems in pointers.title:
        return factor * _TITLE
    return factor * (_TITLE_WORD if not pointers.title_words.isdisjoint(stems) else 1.0)
