"""Recognises fiction and dialogues by who speaks in their lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from webapp.summarizing.lines import Line

# "MAREN: …", "[12:03] maren: …", "<maren> …", "MAREN. …": the label is who speaks. Or a name on a line of its
# own.
_STAMP: Final = r"(?:[\[(]?\d[\d./,: -]{3,21}(?:\s?[ap]m)?[\])]?\s?[-–]?\s?)?"
_ASIDE: Final = r"(?:\([^()]{1,40}\)\s?)?"
_LABEL: Final = re.compile(
    rf"{_STAMP}(?:<([^<>]{{1,24}})>|([^\s:：][^:：.!?]{{0,28}}?)\s?{_ASIDE}[:：])\s?(?=\S)", re.IGNORECASE
)
_CAPITALS: Final = re.compile(r"([A-ZÀ-ÖØ-ÞА-ЯЁ][A-ZÀ-ÖØ-ÞА-ЯЁ' -]{1,28})\.\s?(?:\([^()]{1,40}\)\s?)?(?=\S)")
_ALONE: Final = re.compile(r"\W{0,2}([^\W\d_][^\d:.!?。！？,]{0,28})[.:]?\W{0,2}")
_START: Final = 70  # characters: so far a label reaches

_FEWEST_TURNS: Final = 6
_TURNS_SHARE: Final = 0.6  # of the lines; the others are stage directions
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
    runs = _runs(lines)
    turns = [name for run in runs if len({*run}) < len(run) for name in run]
    regular = [name for name, count in Counter(turns).items() if count > 1]
    return (
        len(turns) >= max(_FEWEST_TURNS, 2 * len({*turns}))
        and len(regular) > 1
        and len(turns) >= _TURNS_SHARE * (sum(map(len, runs)) + len(runs) - 1)
        and _words(lines) <= _LONGEST_TURN * len(turns)
    )


def _runs(lines: Sequence[Line]) -> list[list[str]]:
    """The speakers of the turns that follow each other with nothing between them.

    Speakers come again within a run; the labels of a record ("Price:", "Weight:") once in each.
    """
    runs: list[list[str]] = [[]]
    is_speech = False  # below a name on a line of its own
    for line in lines:
        can_speak = line.kind in ("paragraph", "quote", "lead-in")
        label = _label_of(line) if can_speak else None
        name = label or (_name_alone(line) if can_speak and not is_speech else None)
        if name:
            runs[-1].append(name)
        elif not is_speech:
            runs.append([])
        is_speech = name is not None and label is None
    return runs


def is_fiction(lines: Sequence[Line]) -> bool:
    """Whether a story is told: much short speech between its paragraphs, hardly a figure or a heading."""
    body = [line for line in lines if line.kind in ("paragraph", "quote")]
    spoken = [line for line in body if _SPOKEN.match(line.text)]
    headings, words = _headings(lines), _words(body)
    return (
        _is_much_spoken(
            len(spoken), len(body), in_chapters=any(_CHAPTER.fullmatch(line.text[:80]) for line in headings)
        )
        and _words(spoken) <= _LONGEST_SPOKEN * len(spoken)
        and (len(headings) - 1) * _WORDS_A_HEADING <= words
        and sum(len(_DIGITS.findall(line.text)) for line in body) * _WORDS_A_NUMBER <= words
        and len(body) * 2 >= len(lines)
    )


def _is_much_spoken(spoken: int, lines: int, *, in_chapters: bool) -> bool:
    if in_chapters:
        return spoken >= max(_FEWEST_SPOKEN_IN_CHAPTERS, _SPOKEN_SHARE_IN_CHAPTERS * lines)
    return spoken >= max(_FEWEST_SPOKEN, _SPOKEN_SHARE * lines)


def _headings(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if line.kind == "heading"]


def _words(lines: Sequence[Line]) -> int:
    return sum(line.words for line in lines)


def _label_of(line: Line) -> str | None:
    start = line.text[:_START]
    if found := _CAPITALS.match(start):
        return found[1].casefold()
    found = _LABEL.match(start) if ":" in start or "：" in start or "<" in start else None
    return (found[1] or found[2]).strip().casefold() if found else None


def _name_alone(line: Line) -> str | None:
    found = _ALONE.fullmatch(line.text) if line.words <= 3 and len(line.text) <= 40 else None
    return found[1].strip(" .").casefold() if found else None
