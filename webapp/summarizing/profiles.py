"""Profiles of ranked articles: the terms, names, figures and days by which a story is known.

Names are words with a capital inside a sentence; in a script without capitals the terms that are said more
than once stand in for them. German gives a capital to every noun: there names are what the text is about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from webapp.article import RankedArticle, Sentence
from webapp.summarizing.scripts import QUOTES
from webapp.summarizing.terms import Terms
from webapp.summarizing.weekdays import find_days

_BEST: Final = 10  # sentences, by rank
_FIRST: Final = 5  # sentences, by place: reports say there who, what, where and when
_LONGEST: Final = 500  # characters of a title or a sentence that are looked at
_DATED: Final = 5_000  # characters of an article in which days are looked for
_MARKS: Final = f"{QUOTES}()[]{{}}.,;:!?…–—-"  # around a word
_FIGURE: Final = re.compile(r"\d++(?:[.,:]\d++)*+")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_BORDER: Final = re.compile(r"[\[\]【】:：|｜–—]|\s-\s")  # between the parts of a title


@dataclass(frozen=True, slots=True)
class Profile:
    """What an article tells, as far as it takes to know the same story elsewhere.

    `title` holds its terms, the first sentence's where it has none. `pieces` are the title's, each with its
    terms: one that stands in another title too is the name of a series.
    """

    terms: Counter[str]
    title: frozenset[str]
    pieces: dict[str, frozenset[str]]
    names: frozenset[str]
    figures: frozenset[str]
    days: frozenset[int]
    published: date | None


def make_profile(article: RankedArticle, terms: Terms, boilerplate: Collection[str]) -> Profile:
    """Make an article's profile without the lines that other articles have as well."""
    own = [s for s in article.ranking.sentences if line_of(s) not in boilerplate]
    texts = [s.text[:_LONGEST] for s in own if s.rank < _BEST or s.position - own[0].position < _FIRST]
    title = (article.title or (texts[0] if texts else ""))[:_LONGEST]
    found = Counter(term for text in texts for term in terms.of(text).terms)
    beginning = " ".join(s.text for s in own if s.end < _DATED)
    return Profile(
        terms=found,
        title=frozenset(terms.of(title).terms),
        pieces={piece.strip(): frozenset(terms.of(piece).terms) for piece in _BORDER.split(title)},
        names=_names(texts, found, terms),
        figures=frozenset(_figures(texts)),
        days=find_days(beginning, article.ranking.lang),
        published=article.published.date() if article.published else None,
    )


def line_of(sentence: Sentence) -> str:
    """A sentence as it is compared word for word."""
    return sentence.text.casefold()


def _names(texts: Sequence[str], found: Counter[str], terms: Terms) -> frozenset[str]:
    """Find the terms of which a third or more stand inside sentences with a capital (many open one)."""
    if not any(text.upper() != text.lower() for text in texts):
        return frozenset(term for term, count in found.items() if count > 1)
    seen = Counter(
        terms.stem(word)
        for text in texts
        for word in (written.strip(_MARKS) for written in text.split()[1:])
        if word[:1].isupper()
    )
    return frozenset(term for term, count in seen.items() if len(term) > 1 and count * 3 >= found[term] > 0)


def _figures(texts: Iterable[str]) -> list[str]:
    """Find numbers that tell: of two digits or more, and no years, which all articles of a year share."""
    found = (number for text in texts for number in _FIGURE.findall(text))
    return [number for number in found if len(number) > 1 and not _YEAR.fullmatch(number)]
