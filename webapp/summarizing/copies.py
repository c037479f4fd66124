"""Finds articles that stand in a list twice, and the lines that different articles have in common."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from webapp.article import RankedArticle
from webapp.summarizing.profiles import line_of
from webapp.summarizing.terms import Terms

_COPY: Final = 0.8  # of the shorter article's characters
# A page behind a wall says the same of every article: a copy's text has to have the words of both titles.
_TITLE_COVERED: Final = 0.5
_MOST_HOLDERS: Final = 50  # articles asked for a line; what more of them have is boilerplate in any case


@dataclass(frozen=True, slots=True)
class Copies:
    """`first` names the article that each one is a copy of, itself where it is none."""

    first: tuple[int, ...]
    boilerplate: frozenset[str]  # lines that articles share which are no copies of each other


def find_copies(articles: Sequence[RankedArticle], terms: Sequence[Terms]) -> Copies:
    """Compare articles line by line, whatever their languages are said to be."""
    lines = [{line_of(s): len(s.text) for s in article.ranking.sentences} for article in articles]
    lengths = [sum(own.values()) for own in lines]
    holders: dict[str, list[int]] = defaultdict(list)
    first: list[int] = []
    for at, own in enumerate(lines):
        shared = Counter[int]()
        for line, length in own.items():
            for holder in holders.get(line, ())[:_MOST_HOLDERS]:
                shared[holder] += length
        found = (
            holder
            for holder in sorted(shared)
            if shared[holder] >= _COPY * min(lengths[holder], lengths[at])
            and _have_one_title(articles[holder], articles[at], terms[at])
        )
        first.append(next(found, at))
        if first[at] == at:
            for line in own:
                holders[line].append(at)
    return Copies(tuple(first), frozenset(line for line, held in holders.items() if len(held) > 1))


def _have_one_title(one: RankedArticle, other: RankedArticle, terms: Terms) -> bool:
    """Whether the titles are the same, one is missing, or each is told by the other article's text."""
    if not (one.title and other.title) or one.title == other.title:
        return True
    return all(_tells(text, title, terms) for text, title in ((one, other.title), (other, one.title)))


def _tells(article: RankedArticle, title: str, terms: Terms) -> bool:
    wanted = set(terms.of(title).terms)
    found = {term for sentence in article.ranking.sentences for term in terms.of(sentence.text).terms}
    return len(wanted & found) >= _TITLE_COVERED * len(wanted)
