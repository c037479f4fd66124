"""What a page itself says that its article is about, as rows of stems: its title, keywords, other hints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from webapp.article import Hints
from webapp.summarizing.pieces import Pieces, pieces_of

Stems = tuple[str, ...]

_LONGEST: Final = 6  # words that are one phrase
# Of each: so many, so many characters each. A page that lists more than some twenty keywords is not choosing.
_TITLE_CHARS: Final = 300
_KEYWORDS: Final = 20
_KEYWORD_CHARS: Final = 80
_MENTIONS: Final = (("description", 2, 400), ("key_points", 8, 200), ("bold", 30, 60))


@dataclass(frozen=True, slots=True)
class Pointers:
    """The phrases of a page's title, its keywords, and those that it mentions beside the text."""

    title: frozenset[Stems]
    title_words: frozenset[str]  # its phrases of one word
    keywords: frozenset[Stems]
    mentioned: frozenset[Stems]

    @property
    def stems(self) -> frozenset[Stems]:
        """All words of the three, each alone."""
        phrases = self.title | self.keywords | self.mentioned
        return frozenset((stem,) for phrase in phrases for stem in phrase) | phrases


def read_pointers(lang: str | None, title: str | None, hints: Hints) -> Pointers:
    """Read what a page says beside its text."""
    pieces = pieces_of(lang)
    in_title = frozenset(_phrases(pieces, (title or "")[:_TITLE_CHARS]))
    return Pointers(
        in_title,
        frozenset(stems[0] for stems in in_title if len(stems) == 1),
        frozenset(_whole(pieces, hints.get("keywords", ()))),
        frozenset(
            phrase
            for name, most, chars in _MENTIONS
            for text in islice(hints.get(name, ()), most)
            for phrase in _phrases(pieces, text[:chars])
        ),
    )


def _whole(pieces: Pieces, keywords: Iterable[str]) -> Iterator[Stems]:
    for keyword in islice(keywords, _KEYWORDS):
        words = [piece.word for piece in pieces.read(keyword[:_KEYWORD_CHARS])]
        if any(word.role == "content" for word in words):
            yield tuple(stem for word in words for stem in word.stems)


def _phrases(pieces: Pieces, text: str) -> Iterator[Stems]:
    """Yield every row of words that no stop word or mark parts."""
    row: list[Stems] = []
    for piece in pieces.read(text):
        if not piece.follows or piece.word.role == "none":
            row = []
        if piece.word.role != "none":
            row = [*row[1 - _LONGEST :], piece.word.stems]
            for start in range(len(row)):
                yield tuple(stem for stems in row[start:] for stem in stems)
