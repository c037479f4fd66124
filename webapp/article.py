"""The nouns that pass between the layers: pages, articles, blocks, sentences, summaries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal

# lead-in: the paragraph that its list's items complete; reference: a line of the sources or notes; caption:
# what stands under a picture, its credit, or another line about the article that is none of its sentences;
# reply: what others wrote below a thread's first post, and who they are
BlockKind = Literal["paragraph", "heading", "quote", "list item", "lead-in", "reference", "caption", "reply"]

# What a page says of its article's point, by where it says it; each as printed, in the page's order.
Hints = Mapping[str, Sequence[str]]
HINTS: Final = ("description", "keywords", "bold", "pull_quotes", "key_points")

# The ways of reading a page, in the order in which they are offered: the engine's own choice, a thread with
# its replies, the text that the page marks as its article, all the text that the page shows.
Candidate = Literal["chosen", "thread", "marked", "whole"]
CANDIDATES: Final[tuple[Candidate, ...]] = ("chosen", "thread", "marked", "whole")


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """What a URL returned, untouched. `headers` has lower-case names."""

    url: str  # the final address, after redirects
    body: bytes
    content_type: str | None = None  # the header as sent, charset included
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    parts: tuple[FetchedPage, ...] = ()  # the pages that its article goes on on, in their order


@dataclass(frozen=True, slots=True)
class PdfExtent:
    """How much of a PDF is in the article that was read from it."""

    pages: int  # that the file has
    pages_read: int  # from the first one on
    pages_without_text: int = 0  # of those that were read: pictures of pages
    pictures: int = 0  # that the article does not show

    @property
    def is_whole(self) -> bool:
        """Whether each of its pages gave text."""
        return self.pages_read == self.pages and not self.pages_without_text


@dataclass(frozen=True, slots=True)
class Block:
    """What one piece of an article's running text is; start and end are offsets into that text."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ExtractedArticle:
    """The readable piece of a page.

    `html` is safe only after sanitizing. `text` is the running text, paragraphs with a blank line
    between them, without captions, credits, tables of numbers and code. `published` and `updated` keep
    the page's own offset; a date alone is midnight and naive. `confidence` runs from 0 to 1; it is of the
    engine's own choice, whichever `candidate` this is.
    """

    html: str
    text: str
    blocks: tuple[Block, ...] = ()
    kind: str = "article"  # or what else the page is: "home page", "login wall", "error page" ...
    confidence: float = 1.0
    candidate: Candidate = "chosen"
    title: str | None = None
    byline: str | None = None
    site_name: str | None = None
    published: datetime | None = None
    updated: datetime | None = None
    lang: str | None = None  # BCP 47
    dir: str | None = None  # "ltr" or "rtl"
    excerpt: str | None = None  # the publisher's teaser, never a summary of ours
    lead_image: str | None = None
    canonical_url: str | None = None
    hints: Hints = field(default_factory=dict)  # names of HINTS, those that the page has
    pdf: PdfExtent | None = None  # where it was read from one


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article's text.

    `text` is exactly the article's text from `start` to `end`. `salience` is its score (higher is more
    telling, the sum over an article is 1; 0 is what no summary should show). `position` counts the
    article's sentences from 0. `rank` counts the order in which a growing summary takes them, from 0: a
    summary of n sentences is those with rank < n, so the three sentences are always among the four. The
    two sentences of a passage share the rank of the later one (no sentence has the one before it), so
    that they are shown together or not at all; the first passage is one sentence, so that no summary is
    empty.
    """

    text: str
    start: int
    end: int
    salience: float
    position: int
    rank: int


# What no summary does justice: its sentences can still be had, and the page says so before the click.
Unsuited = Literal["too short", "fiction", "dialogue", "poem", "list", "table", "recipe", "thread"]


@dataclass(frozen=True, slots=True)
class Ranking:
    """Every sentence of an article with its salience, in article order, and the article's key terms."""

    sentences: tuple[Sentence, ...]
    terms: tuple[str, ...]  # most telling first, as they stand in the text
    lang: str | None
    engine: str  # the version of the engine that ranked
    length: int = 5  # so many sentences the article asks for
    unsuited: Unsuited | None = None  # what the text is, where no summary does it justice


@dataclass(frozen=True, slots=True)
class Summary:
    """Sentences that the engine selected, in article order and in their own words."""

    sentences: tuple[Sentence, ...]
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RankedArticle:
    """An article as a digest takes it. What happened on other days is another story."""

    title: str | None
    lang: str | None
    ranking: Ranking
    published: datetime | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """What several articles tell, once. Articles are named by their place in the digest's own list."""

    articles: tuple[int, ...]  # in the list's order
    sentences: tuple[tuple[int, Sentence], ...]  # each with its article, in the order of both


Digest = tuple[Story, ...]
