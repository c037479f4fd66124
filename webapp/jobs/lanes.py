"""How many jobs a process does at once: so many of each kind, so that none waits behind another kind."""

from __future__ import annotations

from dataclasses import dataclass

from webapp import limits
from webapp.reading.queue import Priority


@dataclass(frozen=True, slots=True)
class Lane:
    """Jobs of these priorities, those that fetch or those that do not; `threads` of them at once."""

    name: str
    threads: int
    priorities: tuple[Priority, ...]
    fetches: bool = False


LANES = (
    Lane("fetching", limits.FETCHES_AT_ONCE, (Priority.BRING_IN,), fetches=True),  # waits for other servers
    Lane("reading", 2, (Priority.BRING_IN,)),  # what was pasted or uploaded; a slow page holds up no other
    Lane("ranking", 2, (Priority.RANK,)),  # as many as there are workers for it
    Lane("colouring", 1, (Priority.COLOUR,)),
    Lane("behind", 1, tuple(each for each in Priority if each >= Priority.RANK_OLDER)),  # nobody waits
)
