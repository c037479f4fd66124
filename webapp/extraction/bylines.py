"""Chooses one byline from what a page declares and shows about its authors."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from webapp.extraction.person_names import (
    clean_name,
    fold_name,
    is_organisation,
    looks_like_person,
    split_names,
)
from webapp.extraction.visible_bylines import Authors

_LOWER_WORD = re.compile(r"\b[^\W\d_A-Z][^\W\d_]+")
_ENDING = re.compile(r"\.\w{2,4}$")  # of an address
_SITE_BORDER = re.compile(r"\s+[|–—·:-]+\s+|\s*\|\s*")


def declared_authors(value: Any) -> list[str]:
    """Return the names in a JSON-LD author: a text, a thing with a name, or a list of either."""
    if isinstance(value, list):
        return [name for segment in value for name in declared_authors(segment)]
    if isinstance(value, dict):
        return declared_authors(value.get("name"))
    return [value] if isinstance(value, str) else []


def is_persons(publisher: Any) -> bool | None:
    """Tell whether a JSON-LD publisher is a person; None where it is nothing that says so."""
    if isinstance(publisher, list):
        return next(filter(lambda answer: answer is not None, map(is_persons, publisher)), None)
    types = str(publisher.get("@type", "")) if isinstance(publisher, dict) else ""
    return "Person" in types if types else None


def join_names(names: Iterable[str], site_name: str | None) -> str | None:
    """Clean names and join them; None where no person's or agency's name is left."""
    clean = [name for raw in names for name in _names_of(raw) if not is_site(name, site_name or "")]
    people = [name for name in clean if not is_organisation(name)] or clean
    once = {name.lower(): name for name in reversed(people)}
    return ", ".join(once[key] for key in dict.fromkeys(map(str.lower, people))) or None


def _names_of(raw: str) -> list[str]:
    """An organisation's name is not parted: it may hold commas and "and" of its own."""
    names = split_names(raw)
    is_one = is_organisation(raw) and not any(map(looks_like_person, names))
    return [name for name in [clean_name(raw)] if name] if is_one else names


@dataclass(frozen=True, slots=True)
class DeclaredAuthors:
    """What a page tells machines of who wrote it, and of whose site it is."""

    names: Sequence[Sequence[str]]  # one list for each source, the most trusted first
    sites: Sequence[str]
    is_persons_site: bool | None  # None where the page does not say


def choose_byline(
    declared: DeclaredAuthors, shown: Authors, page_text: Callable[[], str], *, is_dated: bool
) -> str | None:
    """Return the byline that the page shows, or else the one that it tells machines.

    A name that is the site's own is none, but a person's. A page that prints a date near the headline and no
    name (`is_dated`) has chosen to show none: what it tells machines alone is who has put it up.
    """
    read = cache(page_text)
    own = [names for source in declared.names if (names := _names_but_sites(source, declared, read))]
    near = [names for source in shown.near if (names := _names_but_sites(source, declared, read))]
    known = {fold_name(name): name for names in own for name in names}
    for names in near:
        if known.keys() & set(map(fold_name, names)):
            printed = [n for key, n in known.items() if key in fold_name(shown.text) and looks_like_person(n)]
            return ", ".join(printed if len(printed) > len(names) else names)
    best = next(filter(None, _by_trust(own, near, shown, declared, read, is_dated=is_dated)), None)
    return ", ".join(map(shown.whole_name, best)) if best else None


def _by_trust(
    own: Sequence[list[str]],
    near: Sequence[list[str]],
    shown: Authors,
    declared: DeclaredAuthors,
    read: Callable[[], str],
    *,
    is_dated: bool,
) -> Iterator[list[str]]:
    """Yield what may be the byline where the page shows none that it also tells, the most trusted first."""
    people = next(filter(_has_person, own), [])
    if near and _has_person(near[0]):
        yield near[0]
    if any(name in read() for name in people):
        yield people
    yield from (names for names in own if shown.pieces.issuperset(map(fold_name, names)))
    yield from near
    yield from (_names_but_sites(names, declared, read) for names in shown.elsewhere())
    if not is_dated:
        yield people


def _has_person(names: Sequence[str]) -> bool:
    return any(map(looks_like_person, names))


def _names_but_sites(source: Sequence[str], declared: DeclaredAuthors, read: Callable[[], str]) -> list[str]:
    line = join_names(source, None)
    return [
        name
        for name in (line.split(", ") if line else [])
        if not any(is_site(name, site) for site in declared.sites) or _is_person_of_site(name, declared, read)
    ]


def _is_person_of_site(name: str, declared: DeclaredAuthors, read: Callable[[], str]) -> bool:
    """Tell whether a site's name is a person's: as names are, and of no word of everyday text."""
    if declared.is_persons_site is not None or not looks_like_person(name):
        return bool(declared.is_persons_site)
    words = set(_LOWER_WORD.findall(read()))
    return not any(word.lower() in words for word in name.split())


def is_site(name: str, site_name: str) -> bool:
    """Tell whether a name is the site's, or a part of it: "Bay News" of "Home - Bay News"."""
    segments = (site_name, *_SITE_BORDER.split(site_name))
    return fold_name(_ENDING.sub("", name)) in {fold_name(_ENDING.sub("", segment)) for segment in segments}
