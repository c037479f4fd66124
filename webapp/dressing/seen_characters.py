"""A text without white space and what no one sees, to look for words in; each character knows its offset."""

from __future__ import annotations

import re
from bisect import bisect_right

UNSEEN_CLASS = "\\s\u00ad\u200b\u2060\ufeff"
UNSEEN = re.compile(f"[{UNSEEN_CLASS}]+")
_RUN = re.compile(f"[^{UNSEEN_CLASS}]+")


class SeenCharacters:
    """The characters of a text that play a part when words are compared."""

    def __init__(self, text: str) -> None:
        self._offsets: list[int] = []  # of each run: its first character's offset in the text
        self._indices: list[int] = []  # and its index among the seen ones
        runs: list[str] = []
        length = 0
        for run in _RUN.finditer(text):
            self._offsets.append(run.start())
            self._indices.append(length)
            runs.append(run[0])
            length += len(run[0])
        self._characters = "".join(runs)

    def find_nearest(self, words: str, near: int, within: int | None = None) -> int | None:
        """The offset of the copy of `words` that begins nearest to an offset, or within so many characters.

        None where there is none.
        """
        wanted = UNSEEN.sub("", words)
        if not wanted:
            return None
        here = self._index_of(near)
        most = len(self._characters) if within is None else within
        behind = self._characters.find(wanted, here, here + most + len(wanted))
        reach = behind - here if behind >= 0 else most
        before = self._characters.rfind(wanted, max(0, here - reach), max(0, here + len(wanted) - 1))
        found = before if before >= 0 else behind
        return None if found < 0 else self._offset_of(found)

    def _index_of(self, offset: int) -> int:
        run = bisect_right(self._offsets, offset) - 1
        if run < 0:
            return 0
        behind = self._indices[run + 1] if run + 1 < len(self._indices) else len(self._characters)
        return min(self._indices[run] + offset - self._offsets[run], behind)

    def _offset_of(self, index: int) -> int:
        run = bisect_right(self._indices, index) - 1
        return self._offsets[run] + index - self._indices[run]
