"""Chooses the phrases that a person would tag an article with: names, and nouns that say its subject."""

from __future__ import annotations

from typing import Final

from webapp.summarizing.nouns import BEFORE_NOUNS, CAPITAL_NOUNS, COMMON_ENDS, NO_NOUN_ENDS, OF_PLACES
from webapp.summarizing.phrases import Phrase, Reader
from webapp.summarizing.pieces import RARE, Word
from webapp.summarizing.pointers import Pointers, Stems
from webapp.summarizing.quoted import is_only_quoted
from webapp.summarizing.vague import CLAUSES, VAGUE, VERBS, is_office, is_unit

# Zipf bounds, set by eye on the development pages; one step of 1 is ten times as frequent.
_EVERYDAY: Final = 5.6  # a word alone that says nothing whatever the article ("large", "city")
_COMMON: Final = 4.4  # one that says something in a title ("tea", "river")
_NAME: Final = 5.5  # above it a capital letter makes no name ("American")
_FAMILIAR: Final = 4.4  # two such words together by chance are no phrase ("faster speeds")
_RECURRING: Final = 4.7  # the rarest word of a phrase
_ADJECTIVE: Final = 4.6  # the first of a phrase: "new", "important", "special"
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
        # Without a table of small words nothing tells a noun from an adjective but the title.
        self._blind = lang not in BEFORE_NOUNS and bool(pointers.title)
        self._strict = bool(pointers.title)  # a text without a title points to nothing
        self._adjective_first = lang in {"en", "de", "nl"}
        self._english = lang == "en"
        self._no_noun_ends = NO_NOUN_ENDS.get(lang or "", ())
        self._of_places = OF_PLACES.get(lang or "", ())
        self._vague = VAGUE.get(lang or "", frozenset())
        self._verbs = VERBS.get(lang or "", frozenset())
        self._texts = reader.texts
        self._reach = max((phrase.last for phrase in found.values()), default=0) / 2
        self._short = reader.times.total() < _SHORT_ARTICLE

    def takes(self, stems: Stems, phrase: Phrase) -> bool:
        """Whether a person would tag the article with a phrase."""
        words = phrase.words
        if is_unit(words[-1].normal) or any(word.normal in CLAUSES for word in words):
            return False
        if self._capital_nouns and not words[0].capital:  # inflected: beheizbaren Jacke
            return False
        if stems in self._pointers.keywords:
            return (
                len(words) > 1 or words[0].zipf <= RARE or (phrase.count > 1 and not self._is_vague(words[0]))
            )
        head = next((word for word in reversed(words) if word.role != "number"), words[-1])
        if self._is_vague(head) or phrase.torn * 2 > phrase.count:
            return False
        titled = stems in self._pointers.title
        pointed = titled or stems in self._pointers.mentioned
        if len(words) == 1:
            return self._takes_word(head, phrase, titled=titled, pointed=pointed)
        if self.is_name(phrase) or (
            self._capital_nouns and all(w.capital or w.role == "number" for w in words)
        ):
            return self._takes_name(phrase, titled=titled) and (
                pointed or not is_only_quoted(words[-1].shown, self._texts)
            )
        return self._takes_phrase(phrase, titled=titled, pointed=pointed)

    def is_name(self, phrase: Phrase) -> bool:
        """Whether a phrase mostly stands as a name does; German cannot be told so."""
        return phrase.names * 2 > phrase.count and not self._capital_nouns

    def is_titled(self, stems: Stems) -> bool:
        """Whether a phrase stands in the title."""
        return stems in self._pointers.title

    def _takes_word(self, word: Word, phrase: Phrase, *, titled: bool, pointed: bool) -> bool:
        rare = word.zipf <= RARE
        if self.is_name(phrase):
            return self._takes_one_name(word, phrase, titled=titled, pointed=pointed)
        if not self._is_noun(word) and (not self._blind or not titled or not rare or self._ends_badly(word)):
            return False
        if self._english and word.normal.endswith("ing") and not titled:
            return False
        if self._strict and not titled:
            named = pointed or self._may_be_named(word)
            return rare and named and not self._blind and phrase.count > 3 and self._is_wide(phrase)
        if rare:
            return phrase.count > 2 or (titled and (phrase.count > 1 or self._short))
        if word.zipf > _COMMON:
            return titled and phrase.count > 2 and word.zipf < _EVERYDAY
        return phrase.count > (1 if titled else 2)

    def _may_be_named(self, word: Word) -> bool:
        """Whether a German noun may be a name: no article is ever before it; others pass."""
        return not self._capital_nouns or (
            not self._stands[word.normal].noun and not word.normal.endswith(COMMON_ENDS)
        )

    def _is_wide(self, phrase: Phrase) -> bool:
        """Whether a phrase recurs through half of the text, not in one section alone."""
        return phrase.last - phrase.first >= self._reach

    def _takes_one_name(self, word: Word, phrase: Phrase, *, titled: bool, pointed: bool) -> bool:
        """Judge a name of one word; of the frequent ones many are first names, or words in capitals."""
        if "-" in word.shown and self._ends_badly(word):  # CDPATH-related
            return False
        if not pointed and is_only_quoted(word.shown, self._texts):
            return False
        if word.zipf <= RARE:
            return phrase.count > 2 - pointed or titled
        stand = self._stands[word.normal]
        if word.normal.endswith(self._of_places) and not titled:
            return False
        # “to Twitter” is no verb where the title has the name.
        if stand.small or (stand.verb > stand.noun and not titled) or word.zipf > _NAME:
            return False
        return (
            phrase.count > 4 or (phrase.count > 2 and word.zipf < _COMMON) or (pointed and phrase.count > 1)
        )

    def _takes_name(self, phrase: Phrase, *, titled: bool) -> bool:
        words, last = phrase.words, phrase.words[-1]
        if is_office(words[0].normal):
            return False
        small = any(word.role == "small" for word in words)
        if last.normal.endswith(self._of_places) and last.zipf > RARE and not titled:
            return False
        if min(word.zipf for word in words) > _NAME or (small and self._capital_nouns and not titled):
            return False
        if (
            self._capital_nouns
            and not titled
            and (self._stands[words[0].normal].noun or self._is_vague(words[0]))
        ):
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

    def _takes_phrase(self, phrase: Phrase, *, titled: bool, pointed: bool) -> bool:
        words = [word for word in phrase.words if word.role != "small"]
        rarest = min(word.zipf for word in words)
        if (
            self._strict
            and not titled
            and (self._blind or phrase.count < 4 - pointed or not self._is_wide(phrase))
        ):
            return False
        if phrase.count < 2 - (titled and self._short) or max(word.zipf for word in words) > 6:
            return False
        if rarest > _RECURRING and not titled:
            return False
        if not pointed and phrase.count < 4 and words[0].zipf > _ADJECTIVE and not self._is_noun(words[0]):
            return False
        if not pointed and phrase.count == 2 and rarest > _FAMILIAR:
            return False
        if not titled and not self._may_begin(words[0], phrase.count):
            return False
        if len(words) < len(phrase.words) and self._adjective_first and not titled:
            return False
        if not titled and phrase.count * 2 < min(self._times[word.stems] for word in words):
            return False
        named = self._adjective_first and self._has_name(phrase)
        return not named and self._is_nominal(words)

    def _may_begin(self, word: Word, count: int) -> bool:
        """Whether a word is no mere adjective, as far as it shows."""
        if self._capital_nouns:
            return not self._is_vague(word) and (word.capital or (count > 2 and word.zipf < _ADJECTIVE))
        rare = word.zipf < _ADJECTIVE and not self._ends_badly(word)
        return count > 2 or rare or self._is_noun(word)

    def _has_name(self, phrase: Phrase) -> bool:
        """Whether a name is in a phrase of other words: then that name is the tag."""
        names = [self._found.get(word.stems) for word in phrase.words if word.capital]
        return any(name is not None and self.is_name(name) for name in names)

    def _is_nominal(self, words: list[Word]) -> bool:
        first, last = words[0], words[-1]
        stand = self._stands.get(first.normal)
        if (stand and stand.verb > stand.noun) or first.normal in self._verbs or last.normal in self._verbs:
            return False
        if self._english and (first.normal.endswith(("ly", "ed")) or any(map(self._ends_badly, words[1:]))):
            return False
        return not self._adjective_first or self._is_noun(last)

    def _is_noun(self, word: Word) -> bool:
        stand = self._stands.get(word.normal)
        if stand is None:
            return False
        if word.normal in self._verbs:
            return False
        if self._capital_nouns:
            return word.capital and stand.capital > stand.small * (3 if word.normal.endswith("en") else 1)
        if self._sees_nouns:
            return stand.noun > 2 * (stand.verb + self._ends_badly(word))
        return not self._ends_badly(word)

    def _is_vague(self, word: Word) -> bool:
        return word.normal in self._vague or word.normal.removesuffix("s") in self._vague

    def _ends_badly(self, word: Word) -> bool:
        return word.normal.endswith(self._no_noun_ends)
