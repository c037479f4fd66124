"""Groups a digest's articles by story: copies of one text first, then reports of one event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from webapp.article import RankedArticle
from webapp.summarizing.copies import find_copies
from webapp.summarizing.likeness import LEAST_COVERED, Weighed, is_same_story, weigh
from webapp.summarizing.profiles import make_profile
from webapp.summarizing.terms import Terms


def group_stories(articles: Sequence[RankedArticle], terms: Sequence[Terms]) -> list[list[int]]:
    """Group articles by story; the groups and what is in them stand in the list's order."""
    copies = find_copies(articles, terms)
    originals = sorted(set(copies.first))
    profiles = [make_profile(articles[at], terms[at], copies.boilerplate) for at in originals]
    groups = _group(weigh(profiles))
    group_of = {originals[place]: number for number, group in enumerate(groups) for place in group}
    stories: list[list[int]] = [[] for _ in groups]
    for at, original in enumerate(copies.first):
        stories[group_of[original]].append(at)
    return stories


def _group(articles: Sequence[Weighed]) -> list[list[int]]:
    """Put each article to the group of which it tells the same story as half of the members or more.

    So no chain of articles leads from one story to another, and one report told differently parts none.
    """
    near = _near_titles(articles)
    groups: list[list[int]] = []
    for at, article in enumerate(articles):
        same = {other for other in near[at] if other < at and is_same_story(articles[other], article)}
        shares = [len(same.intersection(group)) / len(group) for group in groups] if same else []
        if shares and max(shares) >= 0.5:
            groups[shares.index(max(shares))].append(at)
        else:
            groups.append([at])
    return groups


def _near_titles(articles: Sequence[Weighed]) -> list[set[int]]:
    """Find for each article those that have some of its title's terms and whose titles it tells of.

    By an index of terms, so that a long list costs no comparison of each with each.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for at, article in enumerate(articles):
        for term in article.profile.terms.keys() | article.profile.title:
            holders[term].append(at)
    covering = [_covering(article, holders) for article in articles]
    return [{other for other in covered if at in covering[other]} for at, covered in enumerate(covering)]


def _covering(article: Weighed, holders: dict[str, list[int]]) -> set[int]:
    found = Counter(at for term in article.profile.title for at in holders[term])
    return {at for at, count in found.items() if count >= LEAST_COVERED * len(article.profile.title)}
