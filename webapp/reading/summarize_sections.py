"""Summarizes an article by section, from its outline and its ranking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from webapp.article import Ranking, Sentence
from webapp.dressing import Heading, Outline
from webapp.reading.passages import Passage

FEWEST_SECTIONS = 3
MOST_SECTIONS = 40  # a list of more is no overview, and a page may have any number of headings


def summarize_sections(outline: Outline, ranking: Ranking, anchors: Sequence[str]) -> tuple[Passage, ...]:
    """Take each section's most telling sentence, with the other one of its passage where it has one.

    `anchors` are the ids of the sentences' marks, by position.
    Sections are those of the highest level that has three; what stands below a smaller heading belongs to
    the larger one above it. None where there are no three with something to show.
    """
    for level in (2, 3):
        tops = {heading.id: heading for heading in outline.headings if heading.level <= level}
        found = [passage for passage in _tell(outline.ids, tops, ranking, anchors) if passage]
        if len(found) > MOST_SECTIONS:
            break
        if len(found) >= FEWEST_SECTIONS:
            return tuple(found)
    return ()


def _tell(
    ids: Sequence[str], tops: Mapping[str, Heading], ranking: Ranking, anchors: Sequence[str]
) -> list[Passage | None]:
    sentences = {anchors[s.position]: s for s in ranking.sentences if s.salience > 0}
    of_rank: dict[int, list[Sentence]] = {}
    for sentence in ranking.sentences:
        of_rank.setdefault(sentence.rank, []).append(sentence)
    best: dict[str, Sentence] = {}
    section = ""
    for id_ in ids:
        section = id_ if id_ in tops else section
        found = sentences.get(id_)
        if section and found and (section not in best or found.rank < best[section].rank):
            best[section] = found
    return [
        Passage(tuple(of_rank[best[id_].rank]), heading) if id_ in best else None
        for id_, heading in tops.items()
    ]
