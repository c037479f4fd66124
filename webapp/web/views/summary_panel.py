"""The summary panel: what it shows at the length asked for, and what every other length is called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from flask import request
from flask_babel import ngettext

from webapp.article import Ranking, Sentence, Unsuited
from webapp.errors import N_
from webapp.library import Article, Glance
from webapp.reading.open_summary import OpenedSummary, summary_key
from webapp.reading.passages import Passage, find_passages
from webapp.reading.reading_time import count_words, reading_time
from webapp.reading.term_places import find_term
from webapp.web.answers.preferences import current_preferences
from webapp.web.durations import format_saved_time
from webapp.web.formats import locale_name
from webapp.web.runtime import runtime

SHOWN_TERMS = 8
# A summary of more than a third of an article, or of more than a screen, saves nobody time.
LONGEST_SHARE = 1 / 3
LONGEST = 15
BY_SECTION = "sections"
_PANEL_BYTES = 8_000  # what a panel has beside the sentences, which are the summary's own

# What the page says before the click, where no summary does an article justice.
UNSUITED: Mapping[Unsuited, str] = {
    "too short": N_("Short: reading it is as quick as a summary."),
    "fiction": N_("A story: no summary does it justice."),
    "dialogue": N_("A conversation: no summary does it justice."),
    "poem": N_("A poem: no summary does it justice."),
    "list": N_("A list: no summary does it justice."),
    "table": N_("A table: no summary does it justice."),
    "recipe": N_("A recipe: no summary does it justice."),
    "thread": N_("A discussion: no summary does it justice."),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What `?summary=` asks for: at most so many sentences (None: the usual length), or by section."""

    length: int | None = None
    by_section: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A key term, and the id of the first sentence that holds it."""

    text: str
    anchor: str | None


@dataclass(frozen=True, slots=True)
class SummaryPanel:
    """Every length from one ranking: sentence s is in a summary of at most n where s.rank < n.

    `length` is the number of sentences that there are at the length asked for: a passage may leave one
    unfilled. Not ready is what is still being ranked; out of reach, what took too long. `times` says what
    each length saves, `lengths` what it is called: `[0]` that of one sentence. `key` tells it from any other.
    """

    key: tuple[object, ...] = ()

    is_ready: bool = False
    is_open: bool = False
    is_by_section: bool = False
    is_out_of_reach: bool = False
    unsuited: str | None = None
    length: int = 0
    longest: int = 0
    passages: tuple[Passage, ...] = ()
    sections: tuple[Passage, ...] = ()
    terms: tuple[Term, ...] = ()
    times: tuple[str, ...] = ()
    lengths: tuple[str, ...] = ()
    sections_time: str = ""
    sections_length: str = ""
    anchors: tuple[str, ...] = ()  # the ids of all sentences' marks, by position

    @property
    def is_empty(self) -> bool:
        """Whether the article has no sentence at all to show."""
        return self.is_ready and not self.passages

    @property
    def chosen(self) -> tuple[Sentence, ...]:
        """The sentences that are shown, in the order in which they are."""
        return tuple(sentence for passage in self.passages for sentence in passage.sentences)

    @property
    def chosen_ids(self) -> set[str]:
        """Their marks' ids."""
        return {self.anchors[sentence.position] for sentence in self.chosen}

    @property
    def time(self) -> str:
        """What is saved by reading what is shown."""
        return self.sections_time if self.is_by_section else self.times[self.length - 1]

    @property
    def section_ids(self) -> list[list[str]]:
        """Each section's heading and sentences, by their ids on the page: for scripts."""
        return [
            [section.heading.id, *(self.anchors[sentence.position] for sentence in section.sentences)]
            for section in self.sections
            if section.heading
        ]


def asked_summary() -> Asked | None:
    """What `?summary=` asks for; None where it is not there, the usual length where it makes no sense."""
    asked = request.args.get("summary")
    if asked is None:
        return None
    is_number = asked.isascii() and asked.isdigit() and len(asked) < 6
    return Asked(max(1, int(asked)) if is_number else None, by_section=asked == BY_SECTION)


def panel_of(glance: Glance, summary: OpenedSummary | None, asked: Asked | None) -> SummaryPanel:
    """Build the panel of an article that was glanced at, or find it; `asked` None leaves it closed."""
    if summary is None:
        return SummaryPanel(is_open=asked is not None, key=(asked is not None,))
    sentences = len(summary.ranking.sentences)
    length = min((asked and asked.length) or usual_length(summary.ranking), sentences)
    by_section = bool(asked and asked.by_section)
    key = ("panel", locale_name(), asked is not None, by_section, length, *summary_key(glance))
    opened = runtime().services.opened
    panel: SummaryPanel | None = opened.find(key)
    if panel is None:
        built = _build(glance.article, summary, length, by_section=by_section)
        panel = replace(built, is_open=asked is not None, key=key)
        opened.keep(key, panel, _PANEL_BYTES)
    return panel


def _build(article: Article, summary: OpenedSummary, length: int, *, by_section: bool) -> SummaryPanel:
    ranking, sections = summary.ranking, summary.sections
    if not ranking.sentences:
        return SummaryPanel(is_ready=True, is_out_of_reach=ranking.unsuited is None)
    longest = _longest(ranking)
    length = _count(ranking, min(length, longest))
    offered = [s for s in ranking.sentences if s.rank < longest]
    by_length = [[s for s in offered if s.rank < n] for n in range(1, longest + 1)]
    is_by_section = by_section and bool(sections)
    return SummaryPanel(
        is_ready=True,
        is_by_section=is_by_section,
        unsuited=UNSUITED[ranking.unsuited] if ranking.unsuited else None,
        length=length,
        longest=longest,
        passages=sections if is_by_section else find_passages(by_length[length - 1]),
        sections=sections,
        terms=tuple(_term(term, summary) for term in ranking.terms[:SHOWN_TERMS]),
        times=_times(article, by_length),
        lengths=tuple(
            ngettext("%(num)s sentence", "%(num)s sentences", len(sentences)) for sentences in by_length
        ),
        sections_time=_times(article, [[s for passage in sections for s in passage.sentences]])[0],
        anchors=summary.anchors,
        sections_length=ngettext("%(num)s section", "%(num)s sections", len(sections)),
    )


def usual_length(ranking: Ranking) -> int:
    """This reader's own length, or else as many sentences as the article asks for."""
    own = current_preferences()["summaries"]
    return int(own) if own.isdigit() else ranking.length


def _longest(ranking: Ranking) -> int:
    """The most sentences that the panel offers: never fewer than the article asks for."""
    worth = sum(sentence.salience > 0 for sentence in ranking.sentences)
    share = min(LONGEST, int(len(ranking.sentences) * LONGEST_SHARE))
    return _count(ranking, min(worth, max(3, ranking.length, share)))


def _count(ranking: Ranking, most: int) -> int:
    """How many sentences a summary of at most so many has; always one passage."""
    first = sum(sentence.rank == 0 for sentence in ranking.sentences)
    return sum(sentence.rank < most for sentence in ranking.sentences) or first


def _times(article: Article, summaries: Sequence[Sequence[Sentence]]) -> tuple[str, ...]:
    """What reading each of these saves."""
    words = {s.position: count_words(s.text, article.lang) for sentences in summaries for s in sentences}
    whole = reading_time(article.words, article.lang).mean
    counts = (sum(words[s.position] for s in sentences) for sentences in summaries)
    return tuple(format_saved_time(reading_time(count, article.lang).mean, whole) for count in counts)


def _term(term: str, summary: OpenedSummary) -> Term:
    sentence = find_term(term, summary.ranking.sentences)
    return Term(term, summary.anchors[sentence.position] if sentence else None)
