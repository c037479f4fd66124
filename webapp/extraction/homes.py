"""The element that holds most of a kind of text, and each block's path from it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from webapp.extraction.blocks import PageBlock, Place

_MOST = 0.6  # of the letters; more would lift the home above the article where comments are kept too
_FAR = 8  # steps; all that is farther counts as this far


def find_home(blocks: Iterable[PageBlock]) -> Place | None:
    """Return the innermost place that holds most letters of the given blocks."""
    inside: dict[int, int] = {}
    places: dict[int, Place] = {}
    total = 0
    for block in blocks:
        total += len(block.text)
        above = block.place.parent
        while above is not None:
            inside[id(above)] = inside.get(id(above), 0) + len(block.text)
            places[id(above)] = above
            above = above.parent
    most = [places[key] for key, letters in inside.items() if letters >= _MOST * total]
    return max(most, key=lambda place: place.depth, default=None)


class Ways:
    """The ways from blocks to one place; blocks in the same box share theirs."""

    def __init__(self, home: Place | None, name: str, measures: Collection[str]) -> None:
        self._home, self._name, self._measures = home, name, measures
        self._known: dict[int, Mapping[str, float]] = {}

    def measure(self, block: PageBlock) -> Mapping[str, float]:
        """Return what is to be told of the steps up from a block, and from its home, to where they meet."""
        parent = block.place.parent
        if self._home is None:
            return {}
        if block.place is self._home or parent is None:
            return self._measure(*_steps_to_meeting(block.place, self._home))
        if id(parent) not in self._known:
            up, down = _steps_to_meeting(parent, self._home)
            self._known[id(parent)] = self._measure(up + 1, down)
        return self._known[id(parent)]

    def _measure(self, up: int, down: int) -> Mapping[str, float]:
        way = {
            "inside": down == 0,
            "child": down == 0 and up == 1,
            "sibling": down == 1,
            "up": min(up, _FAR) / _FAR,
            "down": min(down, _FAR) / _FAR,
        }
        return {f"{self._name} {measure}": way[measure] for measure in self._measures}


def _steps_to_meeting(here: Place, home: Place) -> tuple[int, int]:
    up = down = 0
    while here is not home:
        if here.depth >= home.depth and here.parent is not None:
            here, up = here.parent, up + 1
        elif home.parent is not None:
            home, down = home.parent, down + 1
        else:
            break
    return up, down
