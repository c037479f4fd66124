"""Turns an article's sentences into phrases as printed: up to four words that no stop word or mark parts.

As RAKE and YAKE cut them (Rose et al. 2010, Campos et al. 2020). Departures: a run may go through the small
words of a name (“Bank of England”), and it is known how each word stood: like a noun, a verb or a name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final

from webapp.summarizing.nouns import AFTER_VERBS, BEFORE_NOUNS, BEFORE_VERBS, CAPITAL_NOUNS
from webapp.summarizing.pieces import Piece, Word, pieces_of
from webapp.summarizing.pointers import Stems

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
    count: int = 0
    names: int = 0  # times that each word had a capital letter of its own
    torn: int = 0  # times that a further word with a capital letter, or a number, stood beside it
    looks: dict[str, int] = field(default_factory=dict)


class Reader:
    """Reads runs and how their words stand, sentence by sentence; then phrases out of all runs."""

    def __init__(self, lang: str | None) -> None:
        self._pieces = pieces_of(lang)
        self._before_nouns = BEFORE_NOUNS.get(lang or "", frozenset())
        self._before_verbs = BEFORE_VERBS.get(lang or "", frozenset())
        self._after_verbs = AFTER_VERBS.get(lang or "", frozenset())
        self._capital_nouns = lang in CAPITAL_NOUNS
        self._runs: list[tuple[int, str, list[Piece]]] = []
        self.stands: defaultdict[str, Stand] = defaultdict(Stand)
        self.times: Counter[Stems] = Counter()

    def read(self, sentence: int, text: str) -> None:
        """Read a sentence's runs: words of content side by side, and what else a name holds."""
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
            if role == "content" or (run and inside) or (role == "none" and _is_part_of_name(piece)):
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
        self._runs.append((sentence, text, pieces))
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

    def phrases(self, told: Collection[Stems]) -> dict[Stems, Phrase]:
        """Collect the phrases of words that recur, have a capital letter of their own or were told."""
        found: dict[Stems, Phrase] = {}
        for sentence, text, pieces in self._runs:
            kept = [self._is_kept(piece, told) for piece in pieces]
            for i, piece in enumerate(pieces):
                if kept[i] and piece.word.role not in ("small", "number"):
                    # A sentence's first word has a capital letter anyway: Mayor | Ines Calder.
                    torn = i > 0 and not pieces[i - 1].first and _is_capital(piece.before)
                    self._grow(found, sentence, text, pieces[i:], kept[i:], torn=torn)
        return found

    def _is_kept(self, piece: Piece, told: Collection[Stems]) -> bool:
        word = piece.word
        return (
            word.role != "content"
            or self.times[word.stems] > 1
            or (word.capital and not piece.first)
            or word.stems in told
        )

    def _grow(
        self,
        found: dict[Stems, Phrase],
        sentence: int,
        text: str,
        pieces: list[Piece],
        kept: list[bool],
        *,
        torn: bool,
    ) -> None:
        """Note the phrases that begin with the first piece."""
        stems: Stems = ()
        words = 0
        name = True
        start, first = pieces[0].start, pieces[0].first
        for i, piece in enumerate(pieces):
            word = piece.word
            if not kept[i] or words == LONGEST:
                return
            stems += word.stems
            if word.role == "small":
                continue
            words += 1
            if self._capital_nouns and words == 1 and not word.capital:
                continue  # no noun, so no term by itself
            name = (
                name
                and (word.capital or word.role == "number")
                and not (piece.first and self._is_small(word))
            )
            phrase = found.get(stems)
            if phrase is None:
                phrase = found[stems] = Phrase(tuple(p.word for p in pieces[: i + 1]), sentence)
            phrase.count += 1
            phrase.names += name
            phrase.torn += torn or _is_capital(piece.after)
            shown = text[start : piece.start + len(word.shown)]
            # The first word of a sentence has its capital letter from there.
            phrase.looks[shown] = phrase.looks.get(shown, 0) + (1 if first else 2)

    def _is_small(self, word: Word) -> bool:
        stand = self.stands.get(word.normal)
        return stand is None or stand.capital <= stand.small


def _is_part_of_name(piece: Piece) -> bool:
    """Whether a stop word is one of a name's, as in New York."""
    word, after = piece.word, piece.after
    return bool(after and after.capital and not word.closed and not piece.first and len(word.shown) > 2)


def _is_capital(word: Word | None) -> bool:
    """Whether a word beside a name would be one of its words."""
    return word is not None and (word.role == "number" or (word.capital and not word.closed))


def _is_title_case(pieces: list[Piece]) -> bool:
    words = [piece.word for piece in pieces]
    long = [word.capital for word in words[1:] if len(word.shown) > 3]
    return len(long) > 2 and sum(long) > _TITLE_CASE * len(long)
