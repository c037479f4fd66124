"""Leaves out of an article's HTML what its reader has hidden, and names what else can be hidden."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, takewhile
from typing import Final

from webapp.article import Block
from webapp.dressing.block_text import find_numbered, number_of
from webapp.dressing.elements import Element, Holdings, find_elements
from webapp.dressing.old_blocks import number_old_blocks
from webapp.dressing.tokens import Tag, Token, join_tokens, pair_tags, read_tokens

# On the page where elements are hidden. No page brings one along: the sanitizer takes it away.
NAME: Final = "data-element"

Wanted = tuple[int, str]  # an element's number among all of the article's, and its check


@dataclass(frozen=True, slots=True)
class Hiding:
    """What is left of an article where elements of it are hidden.

    `elements` are all of them, `left` the numbers of those that are not hidden. `found` is, for each one that
    was to be hidden, its number; None where the text has no such element. `blocks` are the numbers of the
    blocks that are hidden, `images` the addresses of the images that are shown nowhere any more.
    """

    html: str
    elements: tuple[Element, ...]
    left: tuple[int, ...]
    found: tuple[int | None, ...]
    blocks: tuple[int, ...]
    images: frozenset[str]


def hide_elements(
    html: str, text: str, blocks: Sequence[Block], wanted: Sequence[Wanted], *, with_names: bool = False
) -> Hiding:
    """Leave elements out of an article's HTML, the sanitizer's own output.

    Each is found by its check, at the copy nearest to its number that no other one has taken. Where nothing
    would be left, nothing is hidden. `with_names` gives what is left `data-element="{number}-{check}"`.
    """
    tokens, numbered = _read(html, text, blocks)
    holdings = Holdings(tokens, pair_tags(tokens))
    elements = find_elements(holdings)
    found = _find_wanted(elements, wanted)
    gone = _find_gone(holdings, [elements[number] for number in found if number is not None])
    if gone is None:
        found, gone = [None] * len(found), [False] * len(tokens)
    left = tuple(number for number, element in enumerate(elements) if not gone[element.first])
    if with_names:
        _give_names(tokens, elements, left)
    rest = (token for token, is_gone in zip(tokens, gone, strict=True) if not is_gone)
    hidden = tuple(_hidden_blocks(tokens, gone, numbered, len(blocks)))
    images = _images_gone(tokens, gone)
    return Hiding(join_tokens(rest), tuple(elements), left, tuple(found), hidden, images)


def find_copy(elements: Sequence[Element], wanted: Wanted, among: Iterable[int]) -> int | None:
    """The number of the element that a name means, of those numbers among which it is looked for."""
    near, check = wanted
    copies = (number for number in among if elements[number].check == check)
    return min(copies, key=lambda number: abs(number - near), default=None)


def _read(html: str, text: str, blocks: Sequence[Block]) -> tuple[list[Token], Mapping[int, list[int]]]:
    """The tokens, and where the texts of each numbered element stand."""
    tokens = read_tokens(html)
    numbered = find_numbered(tokens)
    if not numbered:
        number_old_blocks(tokens, text, blocks)
        numbered = find_numbered(tokens)
    return tokens, numbered


def _find_wanted(elements: Sequence[Element], wanted: Sequence[Wanted]) -> list[int | None]:
    copies: dict[str, list[int]] = defaultdict(list)
    for at, element in enumerate(elements):
        copies[element.check].append(at)
    found: list[int | None] = []
    for each in wanted:
        number = find_copy(elements, each, copies[each[1]])
        if number is not None:
            copies[each[1]].remove(number)
        found.append(number)
    return found


def _find_gone(holdings: Holdings, hidden: Iterable[Element]) -> list[bool] | None:
    """Which tokens go: those of the elements, and of whatever holds nothing else.

    None where nothing would be left.
    """
    gone = [False] * len(holdings.tokens)
    for element in hidden:
        _drop(gone, element.first, element.last)
    left = [0, *accumulate(is_held and not gone[at] for at, is_held in enumerate(holdings.are_held))]
    if any(gone) and not left[-1]:
        return None
    for first, last in holdings.ends.items():
        if not gone[first] and left[first] == left[last] and holdings.count(first, last):
            _drop(gone, first, last)
    return gone


def _drop(gone: list[bool], first: int, last: int) -> None:
    gone[first : last + 1] = [True] * (last + 1 - first)


def _hidden_blocks(
    tokens: Sequence[Token], gone: Sequence[bool], numbered: Collection[int], count: int
) -> Iterable[int]:
    """The blocks of what goes: of a preformatted text also those behind the one whose number it bears."""
    for at, token in enumerate(tokens):
        if gone[at] and isinstance(token, Tag) and (number := number_of(token)) is not None:
            yield number
            following = range(number + 1, count if token.name == "pre" else 0)
            yield from takewhile(lambda each: each not in numbered, following)


def _images_gone(tokens: Sequence[Token], gone: Sequence[bool]) -> frozenset[str]:
    """The addresses of the images that go and are nowhere else."""
    addresses: tuple[set[str], set[str]] = (set(), set())  # of those that stay, of those that go
    for token, is_gone in zip(tokens, gone, strict=True):
        if isinstance(token, Tag) and token.name == "img":
            addresses[is_gone].add(token.attributes.get("src", ""))
    return frozenset(addresses[True] - addresses[False])


def _give_names(tokens: Sequence[Token], elements: Sequence[Element], left: Iterable[int]) -> None:
    for number in left:
        tag = tokens[elements[number].first]
        if isinstance(tag, Tag):
            tag.give(f' {NAME}="{number}-{elements[number].check}"')
