"""Tells fiction and dialogues by who speaks in their lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from webapp.summarizing.lines import Line

# "MAREN: …", "[12:03] maren: …", "<maren> …": the label is who speaks. Or a name on a line of its own.
_STAMP: Final = r"(?:[\[(]?\d[\d./,: -]{3,21}(?:\s?[ap]m)?[\])]?\s?[-–]?\s?)?"
_ASIDE: Final = r"(?:\([^()]{1,40}\)\s?)?"
_LABEL: Final = re.compile(
    rf"{_STAMP}(?:<([^<>]{{1,24}})>|([^\s:：][^:：.!?]{{0,28}}?)\s?{_ASIDE}[:：])\s?(?=\S)", re.IGNORECASE
)
_ALONE: Final = re.compile(r"\W{0,2}([^\W\d_][^\d:.!?。！？,]{0,28})[.:]?\W{0,2}")
_START: Final = 70  # characters: so far a label reaches

_FEWEST_TURNS: Final = 6
_TURNS_SHARE: Final = 0.6  # of the lines: plays have stage directions, articles a label here and there
_TURNS_A_HEADING: Final = 6  # a review labels its figures under every heading
_LONGEST_TURN: Final = 24  # words, on the mean: longer answers are a text

_SPOKEN: Final = re.compile(r"\W{0,2}(?:[“„«»「『\"‘]|[—–―‒]\s?[^\W\d_]|- [^\W\d_])")
_CHAPTER: Final = re.compile(
    r"\W*(?:chapter|kapitel|chapitre|cap[ií]tulo|глава|الفصل)\s.{1,60}|"
    r"第?[一二三四五六七八九十百\d]{1,4}[章回話话].{0,30}|\W*[IVXL]{1,6}\W*",
    re.IGNORECASE,
)
_LONGEST_SPOKEN: Final = 18  # words, on the mean: news and interviews quote at length
_SPOKEN_SHARE: Final = 0.3
_SPOKEN_SHARE_IN_CHAPTERS: Final = 0.15
_FEWEST_SPOKEN: Final = 5
_FEWEST_SPOKEN_IN_CHAPTERS: Final = 3
_WORDS_A_NUMBER: Final = 250  # reports and essays give figures and years, stories hardly any
_WORDS_A_HEADING: Final = 400
_DIGITS: Final = re.compile(r"\d++")


def is_dialogue(lines: Sequence[Line]) -> bool:
    """Whether the text is speech in short turns, each with its speaker's name: a play, a chat, a protocol."""
    body = [line for line in lines if line.kind in ("paragraph", "quote", "lead-in")]
    labelled = Counter(name for line in body if (name := _label_of(line)))
    alone = Counter(_names_above_speech(body))
    regular = {name for name, count in (labelled + alone).items() if count > 1}
    by_label = sum(labelled[name] for name in regular)
    by_line = sum(alone[name] for name in regular)
    turns = by_label + by_line
    return (
        turns >= max(_FEWEST_TURNS, 2 * len(regular), _TURNS_A_HEADING * len(_headings(lines)))
        and len(regular) > 1
        and turns + by_line >= _TURNS_SHARE * len(lines)
        and _words(lines) <= _LONGEST_TURN * turns
    )


def is_fiction(lines: Sequence[Line]) -> bool:
    """Whether a story is told: much short speech between its paragraphs, hardly a figure or a heading."""
    body = [line for line in lines if line.kind in ("paragraph", "quote")]
    spoken = [line for line in body if _SPOKEN.match(line.text)]
    headings, words = _headings(lines), _words(body)
    return (
        _is_much_spoken(len(spoken), len(body), any(_CHAPTER.fullmatch(line.text[:80]) for line in headings))
        and _words(spoken) <= _LONGEST_SPOKEN * len(spoken)
        and (len(headings) - 1) * _WORDS_A_HEADING <= words
        and sum(len(_DIGITS.findall(line.text)) for line in body) * _WORDS_A_NUMBER <= words
        and len(body) * 2 >= len(lines)
    )


def _is_much_spoken(spoken: int, lines: int, in_chapters: bool) -> bool:
    if in_chapters:
        return spoken >= max(_FEWEST_SPOKEN_IN_CHAPTERS, _SPOKEN_SHARE_IN_CHAPTERS * lines)
    return spoken >= max(_FEWEST_SPOKEN, _SPOKEN_SHARE * lines)


def _headings(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if line.kind == "heading"]


def _words(lines: Sequence[Line]) -> int:
    return sum(line.words for line in lines)


def _label_of(line: Line) -> str | None:
    start = line.text[:_START]
    found = _LABEL.match(start) if ":" in start or "：" in start or "<" in start else None
    return (found[1] or found[2]).strip().casefold() if found else None


def _names_above_speech(body: Sequence[Line]) -> Iterator[str]:
    """Yield the names on lines of their own; a label above another one is none ("Price:", "Weight:")."""
    for line, following in pairwise(body):
        name = _name_alone(line)
        if name and not (_name_alone(following) or _label_of(following)):
            yield name


def _name_alone(line: Line) -> str | None:
    found = _ALONE.fullmatch(line.text) if line.words <= 3 and len(line.text) <= 40 else None
    return found[1].strip(" .").casefold() if found else None
