"""Turns the rankings of several articles into a digest: each story once, in the articles' own sentences.

Articles tell the same story where the terms of their titles and of their most telling sentences are alike
(cosine of tf-idf). Each joins the story of the first article that it is like enough, so that no chain of
articles leads from one story to another.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from webapp.article import Digest, RankedArticle, Sentence, Story
from webapp.summarizing.terms import Terms

_LOOKED_AT: Final = 10  # sentences of an article by which its story is known
_TITLE: Final = 3  # times that a title's terms count
_PRIOR: Final = 10  # articles without a term that rarity takes for granted: a digest may have but two
# Of 14,000 pairs of news texts some 15 were as alike, nearly all of them on the same event; of 480 pairs of
# halves of one text, which tell less of the same than two reports do, 2 in 3.
_SAME_STORY: Final = 0.25
_REPEATED: Final = 0.5  # share of a sentence's terms that the story has told already; such a one is left out

Vector = Mapping[str, float]


def make_digest(articles: Sequence[RankedArticle], *, sentences: int) -> Digest:
    """Group articles by story, and tell each in so many sentences, one more for each further article."""
    terms = [Terms(article.lang) for article in articles]
    profiles = [_profile(article, made) for article, made in zip(articles, terms, strict=True)]
    rarity = _rarity(profiles)
    return tuple(
        _tell(group, articles, terms, rarity, sentences + len(group) - 1)
        for group in _group([_unit(profile, rarity) for profile in profiles])
    )


def _profile(article: RankedArticle, terms: Terms) -> Counter[str]:
    profile = Counter[str]()
    for sentence in _best(article, _LOOKED_AT):
        profile.update(terms.of(sentence.text).terms)
    for term in terms.of(article.title or "").terms:
        profile[term] += _TITLE
    return profile


def _best(article: RankedArticle, count: int) -> list[Sentence]:
    chosen = (sentence for sentence in article.ranking.sentences if sentence.rank < count)
    return sorted(chosen, key=lambda sentence: sentence.rank)


def _rarity(profiles: Sequence[Counter[str]]) -> dict[str, float]:
    held = Counter(term for profile in profiles for term in profile)
    return {term: math.log((len(profiles) + _PRIOR) / count) for term, count in held.items()}


def _unit(profile: Counter[str], rarity: Mapping[str, float]) -> Vector:
    weights = {term: (1 + math.log(count)) * rarity[term] for term, count in profile.items()}
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {term: weight / length for term, weight in weights.items()}


def _group(vectors: Sequence[Vector]) -> list[list[int]]:
    groups: list[list[int]] = []
    for at, vector in enumerate(vectors):
        likeness = [(_cosine(vector, vectors[group[0]]), -number) for number, group in enumerate(groups)]
        best, number = max(likeness, default=(0.0, 0))
        if best >= _SAME_STORY:
            groups[-number].append(at)
        else:
            groups.append([at])
    return groups


def _cosine(one: Vector, other: Vector) -> float:
    return sum(weight * other[term] for term, weight in one.items() if term in other)


def _tell(
    group: Sequence[int],
    articles: Sequence[RankedArticle],
    terms: Sequence[Terms],
    rarity: Mapping[str, float],
    count: int,
) -> Story:
    """Take each article's best sentence, then each one's second best, but none that tells what was told."""
    best = {at: _best(articles[at], count) for at in group}
    offered = ((at, best[at][turn]) for turn in range(count) for at in group if turn < len(best[at]))
    told: set[str] = set()
    chosen: list[tuple[int, Sentence]] = []
    for at, sentence in offered:
        found = set(terms[at].of(sentence.text).terms)
        if len(chosen) < count and (not chosen or _share(found & told, found, rarity) < _REPEATED):
            chosen.append((at, sentence))
            told |= found
    return Story(
        tuple(group), tuple(sorted(chosen, key=lambda pair: (group.index(pair[0]), pair[1].position)))
    )


def _share(part: Iterable[str], whole: Iterable[str], rarity: Mapping[str, float]) -> float:
    full = sum(rarity.get(term, 1.0) for term in whole)
    return sum(rarity.get(term, 1.0) for term in part) / full if full else 0.0
