"""Cuts a sentence into words as printed, with what each can be in a key term."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from webapp.summarizing.calendars import calendar_words
from webapp.summarizing.frequency import frequencies_of
from webapp.summarizing.nouns import BEFORE_NOUNS, BEFORE_VERBS, CONNECTORS
from webapp.summarizing.scripts import MARKS
from webapp.summarizing.terms import Terms, normalize
from webapp.summarizing.vague import NO_STOP_WORDS

# What a word can be: part of a term, a small word that only stands inside one, a number (never first), none.
Role = Literal["content", "small", "number", "none"]

RARE: Final = 3.7  # the zipf of all words that a table does not hold
_SHOUTED: Final = 5.7  # a more frequent stop word in capital letters is shouted (NOT), not a name (UK)

_MOST_WORDS_KNOWN: Final = 20_000  # a language: some 8 MB

_ADDRESS: Final = r"(?:https?://|www\.)\S++|[^\W_][\w.+-]{0,64}+@\S++|"
_WORD: Final = (
    r"[A-Z](?:\+\+|#)(?!\w)|(?:St|Ste|Mt|Ft)\.(?=\s[A-Z])|"
    rf"[^\W_]++(?:(?:[{MARKS}]|['’·&._\u00ad\u2010\u200c\u200d-](?=[^\W_]))[^\W_]*+)*+(?:-(?!\w))?+"
)
_PIECE: Final = re.compile(f"({_ADDRESS}{_WORD})")
_PIECE_OF_WORDS: Final = re.compile(f"({_WORD})")  # an address is looked for at every word, and takes as long
_IN_ADDRESSES: Final = ("@", "://", "www.")
_SPACES: Final = frozenset({" ", "\u00a0", "\u202f"})
_GOING_ON: Final = frozenset({*_SPACES, ", ", "-", ". "})  # what follows is no sentence's first word
_APOSTROPHE: Final = re.compile(r"['’]")
_HYPHEN: Final = re.compile(r"[-\u2010]")
_CONTRACTED: Final = frozenset({"t", "re", "ve", "ll", "d", "m"})  # what follows the apostrophe in English
_ELIDING: Final = frozenset({"fr", "it", "ca"})  # their articles lose a vowel: l'opposition
_CODE: Final = re.compile(r"[._&@/]")
# What may hold such a mark: U.S, Node.js, R&D
_MARKED_NAME: Final = re.compile(
    r"(?:[^\W\d_]\.){1,4}[^\W\d_]|[A-Z][A-Za-z]{1,20}\.[a-z]{2,3}|[A-Z]{1,3}&[A-Z]{1,2}"
)
_SHORT: Final = re.compile(r"\d[A-Z]{1,2}")  # 5G, 3D


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A word as it is printed, without the article or the possessive that an apostrophe joins to it."""

    shown: str
    normal: str
    stems: tuple[str, ...]  # one for each part that hyphens join
    role: Role
    zipf: float
    skipped: int  # characters of an article before it
    ends: bool  # a possessive: a term ends here
    capital: bool
    closed: bool  # an article, a pronoun, a preposition


@dataclass(slots=True)
class Piece:
    """A word where it stands, unless it is small and none of a term's."""

    word: Word
    start: int
    first: bool  # of its sentence, or of what a mark opens: its capital letter tells nothing
    follows: bool  # nothing but a space is between it and the piece before
    before: Word | None  # the words beside it with nothing but a space between
    after: Word | None = None


class Pieces:
    """Reads the words of one language; what is known of a word is kept from article to article."""

    def __init__(self, lang: str | None) -> None:
        self._lang = lang or ""
        self._maker = Terms(lang)
        self._dates = calendar_words(lang)
        self._frequencies = frequencies_of(lang)
        self._connectors = CONNECTORS.get(self._lang, frozenset())
        self._no_stop_words = NO_STOP_WORDS.get(self._lang, frozenset())
        self._closed = BEFORE_NOUNS.get(self._lang, frozenset()) | BEFORE_VERBS.get(self._lang, frozenset())
        self._words: dict[str, Word] = {}

    def read(self, text: str) -> list[Piece]:
        """Read a sentence's words."""
        pieces: list[Piece] = []
        known = self._words.get
        last: Piece | None = None
        before: Word | None = None
        end = 0
        has_address = any(mark in text for mark in _IN_ADDRESSES)
        segments = (_PIECE if has_address else _PIECE_OF_WORDS).split(text)
        for gap, raw in zip(segments[::2], segments[1::2], strict=False):
            word = known(raw) or self._know(raw)
            if before and (gap not in _SPACES or before.ends):
                last = before = None
            if last:
                last.after = word
            if word.role != "none" or word.capital:
                first = not end or (not before and gap not in _GOING_ON)
                last = Piece(word, end + len(gap) + word.skipped, first, last is not None, before)
                pieces.append(last)
            else:
                last = None
            before = word
            end += len(gap) + len(raw)
        return pieces

    def _know(self, raw: str) -> Word:
        if len(self._words) >= _MOST_WORDS_KNOWN:
            self._words.clear()
        word = self._words[raw] = self._make(raw)
        return word

    def _make(self, raw: str) -> Word:
        if "'" not in raw and "’" not in raw:
            return self._classify(raw)
        before, *after = _APOSTROPHE.split(raw)
        tail = after[-1].casefold()
        if self._lang in _ELIDING and len(after) == 1 and len(tail) > 1:
            return self._classify(after[0], skipped=len(before) + 1)
        if tail == "s":
            return self._classify(raw[:-2], ends=True)
        if tail in _CONTRACTED:
            normal = normalize(raw).replace("’", "'")
            return Word(raw, normal, (normal,), "none", RARE, 0, ends=True, capital=False, closed=True)
        return self._classify(raw)

    def _classify(self, shown: str, *, skipped: int = 0, ends: bool = False) -> Word:
        normal = normalize(shown)
        segments = [normal] if normal.isalpha() else [segment for segment in _HYPHEN.split(normal) if segment]
        stems = tuple([stem for segment in segments if (stem := self._maker.stem(segment))])
        closed = normal in self._closed or (not stems and not self._closed)
        zipf = self._frequencies.get(normal) or min(
            self._frequencies.get(segment, RARE) for segment in segments
        )
        role = self._role(shown, normal, zipf, stops=not stems, closed=closed)
        capital = shown[:2] != shown[:2].lower()  # also of iPhone
        return Word(shown, normal, stems or (normal,), role, zipf, skipped, ends, capital, closed)

    def _role(self, shown: str, normal: str, zipf: float, *, stops: bool, closed: bool) -> Role:
        is_plain = shown.isalpha()
        if shown[-1] in "+#.":  # C++, St.
            return "content"
        if shown[-1] == "-":  # of a longer word: Heiz- und Warmwasserkosten
            return "none"
        if not is_plain and not any(letter.isalpha() for letter in shown):
            return "number"
        if normal in self._connectors and not shown[0].isupper():
            return "small"
        if len(shown) < 2 or normal in self._dates or (shown[0].isdigit() and not _SHORT.fullmatch(shown)):
            return "none"
        if not is_plain and _CODE.search(shown) and not _MARKED_NAME.fullmatch(shown):
            return "none"
        if normal in self._no_stop_words:
            return "content"
        is_name = shown.isupper() and not closed and len(shown) < 6 and zipf < _SHOUTED
        return "none" if stops and not is_name else "content"


@lru_cache(maxsize=8)
def pieces_of(lang: str | None) -> Pieces:
    """Look up a language's reader of words."""
    return Pieces(lang)
