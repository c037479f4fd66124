"""Makes a digest of several ranked articles: each story once, in the articles' own sentences."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Final

from webapp.article import Digest, RankedArticle, Sentence, Story
from webapp.summarizing.grouping import group_stories
from webapp.summarizing.terms import Terms

_PRIOR: Final = 10  # sentences without a term that rarity takes for granted: a story may have but two
_REPEATED: Final = 0.5  # share of a passage's terms that the story has told already; such a one is left out

Passage = tuple[Sentence, ...]


def make_digest(articles: Sequence[RankedArticle], *, sentences: int) -> Digest:
    """Group articles by story, and tell each in so many sentences, one more for each further article."""
    terms = [Terms(article.ranking.lang) for article in articles]
    return tuple(
        _tell(group, articles, terms, sentences + len(group) - 1) for group in group_stories(articles, terms)
    )


def _tell(
    group: Sequence[int], articles: Sequence[RankedArticle], terms: Sequence[Terms], count: int
) -> Story:
    """Take each article's best passage, then each one's second best, but none that tells what was told."""
    best = {at: _passages(articles[at], count) for at in group}
    offered = [(at, best[at][turn]) for turn in range(count) for at in group if turn < len(best[at])]
    found = [
        frozenset(term for s in passage for term in terms[at].of(s.text).terms) for at, passage in offered
    ]
    rarity = _rarity(found)
    covered: set[str] = set()
    chosen: list[tuple[int, Sentence]] = []
    for (at, passage), own in zip(offered, found, strict=True):
        fits = not chosen or len(chosen) + len(passage) <= count
        if fits and (not chosen or _share(own & covered, own, rarity) < _REPEATED):
            chosen += [(at, sentence) for sentence in passage]
            covered |= own
    return Story(
        tuple(group), tuple(sorted(chosen, key=lambda pair: (group.index(pair[0]), pair[1].position)))
    )


def _passages(article: RankedArticle, count: int) -> list[Passage]:
    """An article's best passages, of so many sentences together: those that share a rank are one."""
    chosen = [sentence for sentence in article.ranking.sentences if sentence.rank < count]
    chosen.sort(key=lambda sentence: (sentence.rank, sentence.position))
    return [tuple(passage) for _rank, passage in groupby(chosen, key=lambda sentence: sentence.rank)]


def _rarity(found: Sequence[frozenset[str]]) -> Mapping[str, float]:
    held = Counter(term for terms in found for term in terms)
    return {term: math.log((len(found) + _PRIOR) / count) for term, count in held.items()}


def _share(piece: Iterable[str], whole: Iterable[str], rarity: Mapping[str, float]) -> float:
    full = sum(rarity[term] for term in whole)
    return sum(rarity[term] for term in piece) / full if full else 0.0
