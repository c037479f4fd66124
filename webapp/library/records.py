"""The nouns of the library, as its functions return them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Self

from webapp.article import Block, Candidate, Hints, PdfExtent

State = Literal["on its way", "ready", "failed"]
JobKind = Literal[
    "bring in", "rank", "rank older", "colour", "colour older", "reextract", "reextract older", "sweep"
]


@dataclass(frozen=True, slots=True)
class Article:
    """A kept article without its text. Moments are aware and UTC; `published` and `updated` as printed.

    `is_on_its_way` may be true of a ready article too: its page is being fetched again.
    `printed` has what the page says, as the library keeps it, of each field that the reader has changed.
    """

    id: int
    uid: str
    person: int
    change: int
    url: str | None
    came_from: str
    kept: bool
    state: State
    is_on_its_way: bool
    retry_at: datetime | None
    failure_code: str | None
    failure_params: Mapping[str, str | int]
    printed: Mapping[str, str | None]
    title: str | None
    byline: str | None
    site_name: str | None
    published: datetime | None
    updated: datetime | None
    lang: str | None
    dir: str | None
    excerpt: str | None
    opening: str | None
    lead_image: str | None
    canonical_url: str | None
    kind: str
    confidence: float | None
    candidate: Candidate
    pdf: PdfExtent | None
    words: int
    engine: str | None
    ranking_key: str | None
    code_key: str | None
    page_hash: str | None
    saved_at: datetime
    listed_at: datetime
    read_at: datetime | None
    archived_at: datetime | None
    starred_at: datetime | None
    deleted_at: datetime | None
    position: float
    position_anchor: str | None
    position_quote: str | None
    position_at: datetime | None

    @property
    def mark(self) -> tuple[object, ...]:
        """Tells the article as it is now from what it was: each change that a reader can see has a number."""
        return self.uid, self.change, self.state, self.is_on_its_way


@dataclass(frozen=True, slots=True)
class HiddenElement:
    """An element of an article that its reader has hidden.

    `check` tells all that it holds from anything else; `place` is its number among the article's elements
    when it was last found, and tells copies apart; `words` are its first ones, for its reader; `images` the
    addresses of those of its images that are shown nowhere else in the article.
    """

    place: int
    check: str
    words: str = ""
    images: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.place}-{self.check}"

    @classmethod
    def parse(cls, name: str) -> Self | None:
        """Read what `str` wrote; None for anything else."""
        found = re.fullmatch(r"([0-9]{1,7})-([0-9a-f]{16})", name)
        return cls(int(found[1]), found[2]) if found else None


@dataclass(frozen=True, slots=True)
class Shown:
    """What is left of an article where elements of it are hidden: its running text, its words by their count.

    `hidden_blocks` are the numbers of the blocks that are hidden, `hidden_fields` the names of the article's
    fields that show nothing because they would show what is hidden.
    """

    text: str
    words: int
    hidden_blocks: tuple[int, ...]
    hidden_fields: frozenset[str]


@dataclass(frozen=True, slots=True)
class ArticleBody:
    """An article's sanitized HTML, its running text, what each piece of it is, what its page says of it.

    `title` is the page's own, also where the reader gave the article another.

    `old_starts` has the offset of each sentence that links and places from before migration 0007 number, and
    the first words of one that this text has not; it is empty for an article that was saved later.

    `hidden` is in the order in which it was hidden. HTML, text and blocks are whole all the same: what is
    left of them is for `reading/show_body.py` to say.
    """

    html: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    hints: Hints = field(default_factory=dict, hash=False)
    old_starts: tuple[int | str, ...] = ()
    sanitizer: str = ""  # the version that made the HTML safe; "" is none that is known
    page_hash: str | None = None  # the page that it was made of; a job may have been given another since
    hidden: tuple[HiddenElement, ...] = ()


@dataclass(frozen=True, slots=True)
class Glance:
    """An article with what tells whether its page is another one, without its text.

    `version` tells one HTML of the article from the next; None before there is one.
    """

    article: Article
    version: str | None
    is_ranked: bool
    is_coloured: bool


@dataclass(frozen=True, slots=True)
class Person:
    """Whose library it is, and what they chose for their pages, name → choice."""

    id: int
    preferences: Mapping[str, str] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Reextraction:
    """How many kept articles this engine has extracted again, how many of them it left as they were because
    the new reading had less, and how many wait.
    """

    done: int
    left: int
    waiting: int
    is_stopped: bool

    @property
    def total(self) -> int:
        return self.done + self.waiting

    @property
    def is_running(self) -> bool:
        return self.waiting > 0 and not self.is_stopped


@dataclass(frozen=True, slots=True)
class Job:
    """A job that was claimed. `subject` is an article's id, or 0; `place` how far a cursor has come."""

    id: int
    kind: JobKind
    subject: int
    person: int | None
    host: str | None
    attempts: int
    interruptions: int
    place: int | None
    claims: int  # with `leased_by`, the lease: a job that was claimed again has another one
    leased_by: str


@dataclass(frozen=True, slots=True)
class KeptImage:
    """An image that an article shows, without its bytes."""

    hash: str
    width: int | None
    height: int | None


@dataclass(frozen=True, slots=True)
class Image:
    body: bytes
    content_type: str


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much of each kind there is."""

    articles: int
    pages: int
    rankings: int
    images: int


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in a list: between one article and what comes before or after it."""

    key: int  # what the list's order goes by, as the library keeps it: microseconds since 1970, words ...
    id: int

    def __str__(self) -> str:
        return f"{self.key}.{self.id}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read what `str` wrote. Raises: ValueError."""
        found = re.fullmatch(r"([0-9]{1,18})\.([0-9]{1,18})", text)
        if found is None:
            raise ValueError(f"{text!r} is no place in a list")
        return cls(int(found[1]), int(found[2]))


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What stands around an article's own place in a list; `itself` is None where it is not in the list."""

    place: Cursor
    previous: Article | None
    next: Article | None
    itself: Article | None
    is_on_first_page: bool

    @property
    def row(self) -> Article | None:
        """In whose row a reader finds the place: the article's own, or that of the one that came up there."""
        return self.itself or self.next or self.previous


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """A page of a list, with the cursors of what lies before and after it, where there is more."""

    articles: tuple[Article, ...]
    previous: Cursor | None
    next: Cursor | None
