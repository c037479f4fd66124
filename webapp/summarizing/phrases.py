"""Turns an article's sentences into phrases as printed: runs of up to four words that no stop word or mark parts.

As RAKE and YAKE cut them (Rose et al. 2010, Campos et al. 2020). Departures: a run may go through the small
words of a name (“Bank of England”), and it is known how each word stood: like a noun, a verb or a name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final

from webapp.summarizing.nouns import AFTER_VERBS, BEFORE_NOUNS, BEFORE_VERBS
from webapp.summarizing.pieces import Piece, Pieces, Word
from webapp.summarizing.pointers import Stems

LONGEST: Final = 4  # words, small ones not counted
_TITLE_CASE: Final = 0.7  # of a line's long words begin with a capital letter: it tells no names


@dataclass(slots=True)
class Stand:
    """How a word stands in the article: as noun, as verb, with a capital letter inside a sentence, without."""

    noun: int = 0
    verb: int = 0
    capital: int = 0
    small: int = 0


@dataclass(slots=True)
class Phrase:
    """What was read of a phrase."""

    words: tuple[Word, ...]
    first: int  # the sentence that has it first
    count: int = 0
    names: int = 0  # times that each word had a capital letter of its own
    torn: int = 0  # times that a further word with a capital letter, or a number, stood beside it
    looks: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class _Run:
    sentence: int
    text: str
    pieces: list[Piece]
    before: Piece | None  # what stood directly before, and after
    after: Piece | None


class Reader:
    """Reads runs and how their words stand, sentence by sentence; then phrases out of all runs."""

    def __init__(self, lang: str | None) -> None:
        self._pieces = Pieces(lang)
        self._before_nouns = BEFORE_NOUNS.get(lang or "", frozenset())
        self._before_verbs = BEFORE_VERBS.get(lang or "", frozenset())
        self._after_verbs = AFTER_VERBS.get(lang or "", frozenset())
        self._runs: list[_Run] = []
        self.stands: dict[str, Stand] = {}
        self.times: Counter[Stems] = Counter()

    def read(self, sentence: int, text: str) -> None:
        """Read a sentence."""
        pieces = self._pieces.read(text)
        if _is_title_case(pieces):
            for piece in pieces:
                piece.first = True
        start = 0
        while start < len(pieces):
            end = self._end_of_run(pieces, start)
            if end > start:
                before = pieces[start - 1] if start and pieces[start].joined else None
                after = pieces[end] if end < len(pieces) and pieces[end].joined else None
                self._keep(_Run(sentence, text, pieces[start:end], before, after))
            start = max(end, start + 1)

    def _end_of_run(self, pieces: list[Piece], start: int) -> int:
        """Find where the run that starts here ends; nothing small at its end."""
        end = start
        for i in range(start, len(pieces)):
            piece = pieces[i]
            role = piece.word.role
            if i > start and (not piece.joined or pieces[i - 1].word.ends):
                break
            if role == "content" or _is_part_of_name(pieces, i) or (role == "number" and i > start):
                end = i + 1
            elif role != "small" or i == start:
                break
        return end

    def _keep(self, run: _Run) -> None:
        self._runs.append(run)
        for piece in run.pieces:
            word = piece.word
            if word.role == "content":
                self.times[word.stems] += 1
                stand = self._stand(word)
                stand.small += not word.capital
                stand.capital += word.capital and not piece.first
        before = run.before.word.normal if run.before else ""
        last = run.pieces[-1].word
        if before in self._before_verbs:
            self._stand(run.pieces[0].word).verb += 1
        if run.after and not last.ends and run.after.word.normal in self._after_verbs:
            self._stand(last).verb += 1
        elif before in self._before_nouns or len(run.pieces) > 1 or not (run.before or run.after):
            self._stand(last).noun += 1

    def _stand(self, word: Word) -> Stand:
        stand = self.stands.get(word.normal)
        if stand is None:
            stand = self.stands[word.normal] = Stand()
        return stand

    def phrases(self, told: Collection[Stems]) -> dict[Stems, Phrase]:
        """Collect the phrases of words that recur, have a capital letter of their own or were told."""
        found: dict[Stems, Phrase] = {}
        for run in self._runs:
            kept = [self._is_kept(piece, told) for piece in run.pieces]
            for i, piece in enumerate(run.pieces):
                if kept[i] and piece.word.role not in ("small", "number"):
                    self._grow(found, run, kept, i)
        return found

    def _is_kept(self, piece: Piece, told: Collection[Stems]) -> bool:
        word = piece.word
        return (
            word.role != "content"
            or self.times[word.stems] > 1
            or (word.capital and not piece.first)
            or word.stems in told
        )

    def _grow(self, found: dict[Stems, Phrase], run: _Run, kept: list[bool], start: int) -> None:
        """Note the phrases that begin at a word."""
        pieces = run.pieces
        stems: Stems = ()
        words = 0
        name = True
        torn = _tears(pieces[start - 1] if start else run.before)
        for j in range(start, len(pieces)):
            piece = pieces[j]
            word = piece.word
            if not kept[j] or words == LONGEST:
                return
            stems += word.stems
            if word.role == "small":
                continue
            words += 1
            name = (
                name
                and (word.capital or word.role == "number")
                and not (piece.first and self._is_small(word))
            )
            phrase = found.get(stems)
            if phrase is None:
                phrase = found[stems] = Phrase(tuple(p.word for p in pieces[start : j + 1]), run.sentence)
            phrase.count += 1
            phrase.names += name
            following = None if word.ends else pieces[j + 1] if j + 1 < len(pieces) else run.after
            phrase.torn += torn or _tears(following)
            # The first word of a sentence has its capital letter from there.
            shown = run.text[pieces[start].start : piece.start + len(word.shown)]
            phrase.looks[shown] += 1 if pieces[start].first else 2

    def _is_small(self, word: Word) -> bool:
        stand = self.stands.get(word.normal)
        return stand is None or stand.capital <= stand.small


def _is_part_of_name(pieces: list[Piece], i: int) -> bool:
    """Whether a stop word is one of a name's, as in New York."""
    word = pieces[i].word
    if word.role != "none" or not word.capital or word.closed or pieces[i].first or len(word.shown) < 3:
        return False
    return i + 1 < len(pieces) and pieces[i + 1].joined and pieces[i + 1].word.capital


def _tears(piece: Piece | None) -> bool:
    if piece is None or piece.first:
        return False
    return piece.word.role == "number" or (piece.word.capital and not piece.word.closed)


def _is_title_case(pieces: list[Piece]) -> bool:
    long = [piece.word.capital for piece in pieces[1:] if len(piece.word.shown) > 3]
    return len(long) > 2 and sum(long) > _TITLE_CASE * len(long)
