"""Tells which of an article's phrases a person would tag it with: names, and what nouns say of its subject."""

from __future__ import annotations

from typing import Final

from webapp.summarizing.nouns import BEFORE_NOUNS, CAPITAL_NOUNS, NO_NOUN_ENDS, VAGUE
from webapp.summarizing.phrases import Phrase, Reader
from webapp.summarizing.pieces import RARE, Word
from webapp.summarizing.pointers import Pointers, Stems

# Zipf bounds, set by eye on the development pages; one step of 1 is ten times as frequent.
_EVERYDAY: Final = 5.6  # a word alone that says nothing whatever the article ("large", "city")
_COMMON: Final = 4.7  # one that says something in a title ("tea", "river")
_NAME: Final = 5.5  # above it a capital letter makes no name ("American")
_FAMILIAR: Final = 4.3  # two such words together by chance are no phrase ("faster speeds")
_SHORT_ARTICLE: Final = 150  # content words: here nothing recurs


class Tagging:
    """Judges the phrases of one article."""

    def __init__(
        self, lang: str | None, reader: Reader, pointers: Pointers, found: dict[Stems, Phrase]
    ) -> None:
        self._stands, self._times, self._found = reader.stands, reader.times, found
        self._pointers = pointers
        self._capital_nouns = lang in CAPITAL_NOUNS
        self._sees_nouns = lang in BEFORE_NOUNS
        self._adjective_first = lang in {"en", "de", "nl"}
        self._english = lang == "en"
        self._no_noun_ends = NO_NOUN_ENDS.get(lang or "", ())
        self._vague = VAGUE.get(lang or "", frozenset())
        self._short = reader.times.total() < _SHORT_ARTICLE

    def takes(self, stems: Stems, phrase: Phrase) -> bool:
        """Whether a person would tag the article with a phrase."""
        words = phrase.words
        if stems in self._pointers.keywords:
            return len(words) > 1 or phrase.count > 1 or self._short or stems in self._pointers.title
        if words[-1].normal in self._vague or phrase.torn * 2 > phrase.count:
            return False
        titled = stems in self._pointers.title
        if len(words) == 1:
            return self._takes_word(words[0], phrase, titled=titled)
        if self.is_name(phrase) or (
            self._capital_nouns and all(w.capital or w.role == "number" for w in words)
        ):
            return self._takes_name(phrase, titled=titled)
        return self._takes_phrase(phrase, titled=titled, told=titled or stems in self._pointers.mentioned)

    def is_name(self, phrase: Phrase) -> bool:
        """Whether a phrase mostly stands as a name does; German cannot be told so."""
        return phrase.names * 2 > phrase.count and not self._capital_nouns

    def _takes_word(self, word: Word, phrase: Phrase, *, titled: bool) -> bool:
        rare = word.zipf <= RARE
        count = phrase.count + (titled and self._short)
        if self.is_name(phrase):
            if self._ends_badly(word) and "-" in word.shown:  # CDPATH-related
                return False
            if not rare and (self._stands[word.normal].small or count < 3 - titled):
                return False
            return (count > 1 or titled) and word.zipf < _NAME
        if (
            rare
            and titled
            and count > 1
            and not self._ends_badly(word)
            and (word.capital or not self._capital_nouns)
        ):
            return True
        if word.zipf > _EVERYDAY or not self._is_noun(word):
            return False
        if word.zipf > _COMMON:
            return titled and count > 2
        least = 3 if rare else 4 if self._sees_nouns or self._capital_nouns else 5
        return count >= least or (titled and count > 1)

    def _takes_name(self, phrase: Phrase, *, titled: bool) -> bool:
        words, last = phrase.words, phrase.words[-1]
        small = any(word.role == "small" for word in words)
        if min(word.zipf for word in words) > _NAME or (small and self._capital_nouns and not titled):
            return False
        if phrase.count > 1 or titled:
            return True
        # A whole name is often there once, and then the surname alone.
        surname = self._found.get(last.stems)
        return not small and bool(
            surname
            and surname.count > 2
            and surname.first >= phrase.first
            and not self._stands[last.normal].small
        )

    def _takes_phrase(self, phrase: Phrase, *, titled: bool, told: bool) -> bool:
        words = [word for word in phrase.words if word.role != "small"]
        rarest = min(word.zipf for word in words)
        if phrase.count < 2 - (titled and self._short) or max(word.zipf for word in words) > 6:
            return False
        if rarest > (_COMMON + 0.5 if titled else _COMMON):
            return False
        if not told and phrase.count == 2 and rarest > (RARE if self._capital_nouns else _FAMILIAR - 0.3):
            return False
        if len(words) < len(phrase.words) and self._adjective_first and not titled:
            return False
        if not titled and phrase.count * 2 < min(self._times[word.stems] for word in words):
            return False
        return (titled or not self._has_name(phrase)) and self._is_nominal(words)

    def _has_name(self, phrase: Phrase) -> bool:
        """Whether a name is in a phrase of other words: then that name is the tag."""
        names = [self._found.get(word.stems) for word in phrase.words if word.capital]
        return any(name is not None and self.is_name(name) for name in names)

    def _is_nominal(self, words: list[Word]) -> bool:
        first, last = words[0], words[-1]
        stand = self._stands.get(first.normal)
        if stand and stand.verb > stand.noun:
            return False
        if self._english and (first.normal.endswith(("ly", "ed")) or any(map(self._ends_badly, words[1:]))):
            return False
        return not self._adjective_first or self._is_noun(last)

    def _is_noun(self, word: Word) -> bool:
        stand = self._stands.get(word.normal)
        if stand is None:
            return False
        if self._capital_nouns:
            return word.capital and stand.capital >= stand.small
        if self._sees_nouns:
            return stand.noun > 2 * stand.verb + self._ends_badly(word)
        return not self._ends_badly(word)

    def _ends_badly(self, word: Word) -> bool:
        return word.normal.endswith(self._no_noun_ends)
