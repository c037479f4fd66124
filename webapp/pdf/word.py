"""A word of a page, with its place and how it is set."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LinkPlace:
    """Where a link lies on a page, and its address."""

    left: float
    bottom: float
    right: float
    top: float
    address: str

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.bottom <= y <= self.top


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, and where it stands, from where it begins to where the next one would."""

    sign: str
    left: float
    right: float


@dataclass(slots=True)
class Word:
    """A word, or what of one is set alike; `is_glued` where no space stands before it.

    Its place is that on the page turned back by its angle. `letters` are told on pages alone
    that have text which runs left.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    style: int = 0
    link: str = ""
    angle: int = 0
    is_glued: bool = False
    ends_line: bool = False
    is_cut: bool = False
    unknown: int = 0  # of its letters
    letters: tuple[Letter, ...] = ()
