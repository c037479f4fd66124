"""Cuts sentences into phrases as printed: up to four words, with no stop word or mark between them.

As RAKE and YAKE cut them (Rose et al. 2010, Campos et al. 2020). Departures: a run may go through the small
words of a name (“Bank of England”), and it is known how each word stood: like a noun, a verb or a name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from webapp.summarizing.nouns import AFTER_VERBS, BEFORE_NOUNS, BEFORE_VERBS, CAPITAL_NOUNS, JOINING
from webapp.summarizing.pieces import Piece, Word, pieces_of
from webapp.summarizing.pointers import Stems
from webapp.summarizing.vague import is_office

LONGEST: Final = 4  # words, small ones not counted
_TITLE_CASE: Final = 0.7  # of a line's long words begin with a capital letter: it tells no names


@dataclass(slots=True)
class Stand:
    """How often a word stands like a noun, like a verb, with a capital letter inside a sentence, without."""

    noun: int = 0
    verb: int = 0
    capital: int = 0
    small: int = 0


@dataclass(slots=True)
class Phrase:
    """What was read of a phrase."""

    words: tuple[Word, ...]
    first: int  # the sentence that has it first
    last: int = 0  # and the one that has it last
    count: int = 0
    names: int = 0  # times that each word had a capital letter of its own
    torn: int = 0  # times that a further word with a capital letter, or a number, stood beside it


@dataclass(frozen=True, slots=True)
class _Run:
    """Pieces side by side, and where they stand."""

    sentence: int
    text: str
    pieces: list[Piece]


class Reader:
    """Reads runs and how their words stand, sentence by sentence; then phrases out of all runs."""

    def __init__(self, lang: str | None) -> None:
        self._pieces = pieces_of(lang)
        self._before_nouns = BEFORE_NOUNS.get(lang or "", frozenset())
        self._before_verbs = BEFORE_VERBS.get(lang or "", frozenset())
        self._after_verbs = AFTER_VERBS.get(lang or "", frozenset())
        self._capital_nouns = lang in CAPITAL_NOUNS
        self._runs: list[_Run] = []
        self.stands: defaultdict[str, Stand] = defaultdict(Stand)
        self.times: Counter[Stems] = Counter()
        self._recurring: set[Stems] = set()
        self.texts: list[str] = []

    def read(self, sentence: int, text: str) -> None:
        """Read a sentence's runs: words of content side by side, and what else a name holds."""
        self.texts.append(text)
        pieces = self._pieces.read(text)
        if not self._capital_nouns and _is_title_case(pieces):
            for piece in pieces:
                piece.first = True
        run: list[Piece] = []
        for piece in pieces:
            role = piece.word.role
            if run and not piece.follows:
                self._keep(sentence, text, run)
                run = []
            inside = role == "small" or (role == "number" and run and run[-1].word.capital)
            if role == "content" or (run and inside) or (role == "none" and _is_segment_of_name(piece)):
                run.append(piece)
            elif run:
                self._keep(sentence, text, run)
                run = []
        if run:
            self._keep(sentence, text, run)

    def _keep(self, sentence: int, text: str, pieces: list[Piece]) -> None:
        """Note a run, and how its words stand in it."""
        while pieces[-1].word.role == "small":
            del pieces[-1]
        self._runs.append(_Run(sentence, text, pieces))
        for piece in pieces:
            word = piece.word
            if word.role == "content":
                self.times[word.stems] += 1
                stand = self.stands[word.normal]
                if not word.capital:
                    stand.small += 1
                elif not piece.first:
                    stand.capital += 1
        lead, after = pieces[0].before, pieces[-1].after
        before = lead.normal if lead else ""
        last = pieces[-1].word
        if before in self._before_verbs:
            self.stands[pieces[0].word.normal].verb += 1
        if after and after.normal in self._after_verbs:
            self.stands[last.normal].verb += 1
        elif self._capital_nouns:
            # Two nouns side by side are a name in German, unless an article shows the first one alone.
            self.stands[pieces[0].word.normal].noun += before in self._before_nouns
        elif before in self._before_nouns or not (lead or after or pieces[0].first):
            self.stands[last.normal].noun += 1

    def phrases(self, pointed: Collection[Stems]) -> dict[Stems, Phrase]:
        """Collect phrases of words that recur, have a capital of their own or that the page points to."""
        self._recurring = {stems for stems, times in self.times.items() if times > 1}
        found: dict[Stems, Phrase] = {}
        for run in self._runs:
            pieces, usable = run.pieces, self._usable(run, pointed)
            names = [self._is_named(piece) for piece in pieces]
            torn_after = [_is_capital(piece.after) for piece in pieces]
            for start in _starts(pieces, usable):
                first = pieces[start]
                # A sentence's first word has a capital letter anyway: Mayor | Ines Calder.
                torn = start > 0 and not pieces[start - 1].first and _is_capital(first.before)
                is_name = True
                for stems, last in self._grow(pieces, usable, start):
                    is_name = is_name and names[last]
                    phrase = found.get(stems)
                    if phrase is None:
                        words = tuple([piece.word for piece in pieces[start : last + 1]])
                        phrase = found[stems] = Phrase(words, run.sentence)
                    phrase.count += 1
                    phrase.last = run.sentence
                    phrase.names += is_name
                    phrase.torn += torn or torn_after[last]
        return found

    def looks(self, chosen: Sequence[Stems], pointed: Collection[Stems]) -> list[str]:
        """Find how each chosen phrase mostly stands in the text; one that only stands as a label is none."""
        looks: dict[Stems, Counter[str]] = {stems: Counter() for stems in chosen}
        firsts = {stems[0] for stems in chosen}
        for run in self._runs:
            pieces, usable = run.pieces, self._usable(run, pointed)
            for start in _starts(pieces, usable):
                first = pieces[start]
                if first.word.stems[0] not in firsts:
                    continue
                for stems, last in self._grow(pieces, usable, start):
                    if stems in looks:
                        end = pieces[last].start + len(pieces[last].word.shown)
                        # The first word of a sentence has its capital letter from there.
                        looks[stems][run.text[first.start : end]] += 1 if first.first else 2
        quiet = [[look for look in found.items() if not _is_shouted(look[0])] for found in looks.values()]
        return [min(found, key=lambda look: (-look[1], look[0]))[0] for found in quiet if found]

    def _usable(self, run: _Run, pointed: Collection[Stems]) -> list[bool]:
        """Tell of each word of a run whether a phrase may hold it."""
        recurring = self._recurring
        return [
            piece.word.stems in recurring
            or piece.word.role != "content"
            or (piece.word.capital and not piece.first)
            or piece.word.stems in pointed
            for piece in run.pieces
        ]

    def _grow(self, pieces: list[Piece], usable: list[bool], start: int) -> Iterator[tuple[Stems, int]]:
        """Yield the phrases that begin at a place, each with the place of its last word."""
        stems: Stems = ()
        words = 0
        for last in range(start, len(pieces)):
            word = pieces[last].word
            if not usable[last] or words == LONGEST:
                return
            stems += word.stems
            if word.role != "small":
                words += 1
                # In German a word in lower case is no noun, so no term by itself.
                if words > 1 or word.capital or not self._capital_nouns:
                    yield stems, last

    def _is_named(self, piece: Piece) -> bool:
        """Whether a word stands as one of a name's does."""
        word = piece.word
        return (word.capital or word.role == "number") and not (piece.first and self._is_small(word))

    def _is_small(self, word: Word) -> bool:
        stand = self.stands.get(word.normal)
        return stand is None or stand.capital <= stand.small


def _starts(pieces: list[Piece], usable: list[bool]) -> list[int]:
    """List the places where a phrase may begin."""
    return [i for i, piece in enumerate(pieces) if usable[i] and piece.word.role not in ("small", "number")]


def _is_segment_of_name(piece: Piece) -> bool:
    """Whether a stop word is one of a name's, as in New York."""
    word, after = piece.word, piece.after
    return bool(
        after
        and after.capital
        and not word.closed
        and word.normal not in JOINING
        and not piece.first
        and len(word.shown) > 2
    )


def _is_capital(word: Word | None) -> bool:
    """Whether a word beside a name would be one of its words."""
    return word is not None and (
        word.shown[0].isdigit() or (word.capital and not word.closed and not is_office(word.normal))
    )


def _is_shouted(look: str) -> bool:
    """Whether a phrase stands in capital letters as a label does; one word may be an abbreviation."""
    return look.isupper() and " " in look and max(map(len, look.split())) > 4


def _is_title_case(pieces: list[Piece]) -> bool:
    words = [piece.word for piece in pieces]
    long = [word.capital for word in words[1:] if len(word.shown) > 3]
    return len(long) > 2 and sum(long) > _TITLE_CASE * len(long)
