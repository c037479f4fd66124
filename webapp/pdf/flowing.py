"""Makes one text of a piece's lines: hyphens at line ends, spaces between lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from webapp.pdf.lines import RAISED, Line, Run

_HYPHENS: Final = "-‐­"
# Scripts that are written without spaces: a line's end is none either.
_UNSPACED: Final = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u30ff\u0e00-\u0e7f]")
_LAST_WORD: Final = re.compile(r"(\w[\w’'‐-]*)[-‐­]?\s*$")
_FIRST_WORD: Final = re.compile(r"\s*([\w’']+(?:[-‐][\w’']+)*)")
_WORD: Final = re.compile(r"\w[\w’']*(?:[-‐]\w[\w’']*)*")
_ADDRESS: Final = re.compile(r"(?:https?://|www\.|doi\.org)\S*$", re.I)
_SUSPENDED: Final = frozenset(
    "und oder bzw sowie and or och og en of et y e ou o".split()
)  # "Kinder- und Jugend"


class Vocabulary:
    """The words that stand within the lines of a document: they tell which hyphens are a word's own."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._words: set[str] = set()
        for line in lines:
            found = _WORD.findall(line.text)
            self._words.update(word.lower() for word in (found[:-1] if _ends_cut(line) else found))

    def keeps_hyphen(self, before: str, after: str) -> bool:
        """Whether the hyphen between two halves of a word belongs to it."""
        whole, parted = (before + after).lower(), f"{before}-{after}".lower()
        if whole in self._words:
            return False
        if parted in self._words:
            return True
        return not (before[-1:].isalpha() and after[:1].islower()) or "-" in before


def flow(lines: Sequence[Line], vocabulary: Vocabulary) -> list[Run]:
    """The runs of the lines, one after the other; what is set alike is one run."""
    runs: list[Run] = []
    is_cut = False
    for line in lines:
        if runs:
            runs[-1], has_space = _end_line(runs[-1], line.runs[0], vocabulary, is_cut=is_cut)
            if has_space:
                runs.append(Run(" ", runs[-1].style & line.runs[0].style & ~RAISED))
        is_cut = line.is_cut
        runs += line.runs
    return _together(runs)


def _end_line(last: Run, next_run: Run, vocabulary: Vocabulary, *, is_cut: bool) -> tuple[Run, bool]:
    """A line's last run as it goes on in the next line, and whether a space stands between them."""
    text, following = last.text.rstrip(), next_run.text
    if last.link and last.link == next_run.link and _ADDRESS.search(text):
        return Run(text, last.style, last.link), False
    if not is_cut and not text.endswith(tuple(_HYPHENS)):
        is_unspaced = _UNSPACED.match(text[-1:]) and _UNSPACED.match(following.lstrip()[:1])
        return Run(text, last.style, last.link), not is_unspaced
    before, after = _LAST_WORD.search(text), _FIRST_WORD.match(following)
    if before is None or after is None:  # a dash, not a hyphen
        return Run(text, last.style, last.link), True
    stem = text if is_cut and not text.endswith(tuple(_HYPHENS)) else text[:-1]
    if after[1].lower() in _SUSPENDED:
        return Run(f"{stem}-", last.style, last.link), True
    hyphen = "-" if vocabulary.keeps_hyphen(before[1].rstrip(_HYPHENS), after[1]) else ""
    return Run(stem + hyphen, last.style, last.link), False


def _ends_cut(line: Line) -> bool:
    return line.is_cut or line.text.rstrip().endswith(tuple(_HYPHENS))


def _together(runs: Iterable[Run]) -> list[Run]:
    found: list[Run] = []
    for run in runs:
        if found and (found[-1].style, found[-1].link) == (run.style, run.link):
            found[-1] = Run(found[-1].text + run.text, run.style, run.link)
        elif run.text:
            found.append(run)
    return found
