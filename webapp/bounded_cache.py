"""Keeps what was made last, by what it was made of, within a number of bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

V = TypeVar("V")


class BoundedCache(Generic[V]):
    """Values by key; the ones used longest ago go first. Threads may share it.

    A key must name all that its value depends on: nothing is ever taken out because it has become untrue.
    """

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._held = 0
        self._kept: OrderedDict[Hashable, tuple[V, int]] = OrderedDict()
        self._lock = Lock()

    def find(self, key: Hashable) -> V | None:
        """The value of a key; None where it is not kept (any more)."""
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                return None
            self._kept.move_to_end(key)
            return found[0]

    def keep(self, key: Hashable, value: V, size: int) -> None:
        """Keep a value of about so many bytes; one that is larger than the whole cache is not kept."""
        with self._lock:
            if key in self._kept:
                self._held -= self._kept.pop(key)[1]
            if size > self._most:
                return
            self._kept[key] = value, size
            self._held += size
            while self._held > self._most:
                _key, (_value, gone) = self._kept.popitem(last=False)
                self._held -= gone
