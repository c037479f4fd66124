"""Judges whether two articles report the same story: by words, names, titles and days together.

Topic words alone do not: two storms, two match reports and two guides to the same matter share most of them.
What tells events apart is who, what and when, so each title has to be told by the other article too, names
count double, and both have to be of the same days. The constants are from the pairs of
`python -m bench.stories`, and from reading what else they merge (docs/summaries.md, "Digests").
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from webapp.summarizing.profiles import Profile

_PRIOR: Final = 100  # articles without a term that rarity takes for granted: a digest may have but two
_NAMED: Final = 2.0  # times that a name or a figure weighs in the cosine
# Weights of the less told title's share and of the logarithm of the names in common, beside the cosine's 1:
# those of a logistic regression on the pairs, with four orders of rank, rounded.
_COVERED: Final = 2.0
_SHARED_NAMES: Final = 0.3
_SAME_STORY: Final = 1.95
LEAST_COVERED: Final = 0.5  # of a title's terms, in the other article
_LEAST_WORDS: Final = 0.25  # cosine
_FEWEST_NAMES: Final = 2  # in common; fewer only where there are no more
_DAYS: Final = 2  # between reports of one event
# Without dates of publication, and where one text names no day either: so many names in common, and such a
# share of all, speak for the same days.
_MANY_NAMES: Final = 6
_MOST_NAMES: Final = 0.4


@dataclass(frozen=True, slots=True)
class Weighed:
    """A profile with the weights of its terms, and the sum of their squares."""

    profile: Profile
    weights: Mapping[str, float]
    square: float


def weigh(profiles: Sequence[Profile]) -> list[Weighed]:
    """Weigh each profile's terms: rare ones more, names and figures twice."""
    held = Counter(term for profile in profiles for term in profile.terms)
    rarity = {term: math.log((len(profiles) + _PRIOR) / count) for term, count in held.items()}
    return [_weigh(profile, rarity) for profile in profiles]


def _weigh(profile: Profile, rarity: Mapping[str, float]) -> Weighed:
    telling = profile.names | profile.figures
    weights = {
        term: (1 + math.log(count)) * rarity[term] * (_NAMED if term in telling else 1.0)
        for term, count in profile.terms.items()
    }
    return Weighed(profile, weights, sum(weight * weight for weight in weights.values()))


def is_same_story(one: Weighed, other: Weighed) -> bool:
    """Whether two articles report the same event."""
    a, b = one.profile, other.profile
    label = _label(a, b)
    covered = min(share_covered(a.title - label, b), share_covered(b.title - label, a))
    if covered < LEAST_COVERED or _are_instalments(a, b):
        return False
    words = _cosine(one, other, label)
    shared, names = len((a.names & b.names) - label), _overlap(a.names - label, b.names - label)
    if words < _LEAST_WORDS or shared < min(_FEWEST_NAMES, max(1, min(len(a.names), len(b.names)))):
        return False
    if words + _COVERED * covered + _SHARED_NAMES * math.log(1 + shared) < _SAME_STORY:
        return False
    return _are_of_same_days(a, b, many_names=shared >= _MANY_NAMES and names >= _MOST_NAMES)


def share_covered(title: frozenset[str], other: Profile) -> float:
    """The share of a title's terms that another article has as well."""
    return sum(term in other.terms or term in other.title for term in title) / len(title) if title else 0.0


def _label(a: Profile, b: Profile) -> frozenset[str]:
    """Find what both titles have as one part, but not as the whole: the name of a series tells no story."""
    label = frozenset(term for piece in a.pieces.keys() & b.pieces.keys() for term in a.pieces[piece])
    return label if a.title - label and b.title - label else frozenset()


def _are_instalments(a: Profile, b: Profile) -> bool:
    """Whether the titles differ in nothing but their numbers."""
    differing = a.title ^ b.title
    return bool(differing) and all(term.isdecimal() for term in differing)


def _cosine(one: Weighed, other: Weighed, label: frozenset[str]) -> float:
    shared = (one.weights.keys() & other.weights.keys()) - label
    dot = sum(one.weights[term] * other.weights[term] for term in shared)
    left = [each.square - sum(each.weights.get(term, 0.0) ** 2 for term in label) for each in (one, other)]
    return dot / math.sqrt(left[0] * left[1]) if dot else 0.0


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _are_of_same_days(a: Profile, b: Profile, *, many_names: bool) -> bool:
    """Whether they were published within days of each other; without dates, what the texts speak for."""
    if a.published and b.published:
        return abs((a.published - b.published).days) <= _DAYS
    return bool(a.days & b.days) or (many_names and bool(a.days) != bool(b.days))
