"""Recognises an article's references: what stands under such a heading, and its footnotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from webapp.extraction.footnotes import leading_names, targets_of
from webapp.extraction.label_words import is_references_label, is_source_label
from webapp.extraction.pieces import Piece

# Of the pieces under such a heading; "Notes" and "Sources" head sections of prose too.
# A line of sources as agencies' tags: "[DEA News] [Ministry of Defense]".
IN_BRACKETS: Final = re.compile(r"(?:\[[^\[\]]{2,60}\][\s,;·]*)+")
_LIKE_ONES: Final = 0.6
_LONGEST: Final = 120  # words of a reference
_LONGEST_LINKED: Final = 40  # words of one that shows it by a link alone; prose has links too
_LONGEST_LINE: Final = 30  # words of "Sources: the ministry, the mayor"
_LOOKS: Final = re.compile(
    r"https?://|www\.|\bdoi\b|\bISBN\b|\b(?:1[89]|20)\d\d\b|^[\[(^]?\d{1,3}[\].)]|^[*†‡^↑]", re.I
)


def mark_references(pieces: Sequence[Piece]) -> None:
    """Make references of the pieces that are some."""
    _mark_sections(pieces)
    _mark_footnotes(pieces)
    for piece in pieces:
        if piece.kind == "paragraph" and is_line_of_sources(piece.text):
            piece.kind = "reference"


def _mark_sections(pieces: Sequence[Piece]) -> None:
    for at, piece in enumerate(pieces):
        if is_references_label(piece.text):
            section = _section(pieces, at)
            alike = sum(map(_looks_like_one, section))
            if alike >= _LIKE_ONES * len(section):
                for each in section:
                    if each.kind == "list item" or _looks_like_one(each):
                        each.kind = "reference"


def _section(pieces: Sequence[Piece], at: int) -> list[Piece]:
    """List what stands under a heading, or in the list under a line that heads it."""
    label, section = pieces[at], list[Piece]()
    for piece in pieces[at + 1 :]:
        if piece.kind == "heading" and label.kind == "heading" and piece.element.tag > label.element.tag:
            continue  # a part of the section: "Books", "Films"
        in_list = bool(section and section[-1].kind == "list item") or label.kind != "heading"
        if piece.kind == "heading" or (in_list and piece.kind != "list item"):
            break
        section.append(piece)
    while section and section[-1].kind != "list item" and not _looks_like_one(section[-1]):
        section.pop()
    return section


def _looks_like_one(piece: Piece) -> bool:
    return looks_like_reference(piece.text, has_link=piece.element.find(".//a[@href]") is not None)


def looks_like_reference(text: str, *, has_link: bool) -> bool:
    """Tell whether a piece of text looks like an entry of a list of sources."""
    words = text.count(" ") + 1
    return (has_link and words <= _LONGEST_LINKED) or (words <= _LONGEST and _LOOKS.search(text) is not None)


def is_line_of_sources(text: str) -> bool:
    """Tell whether a line is one of sources behind their label: "Source: Harbour office"."""
    label, colon, rest = text.replace("：", ":", 1).partition(":")
    return bool(colon and rest.strip()) and text.count(" ") < _LONGEST_LINE and is_source_label(label)


def _mark_footnotes(pieces: Sequence[Piece]) -> None:
    """Mark what the marks in earlier pieces lead to; links back up lead to earlier ones."""
    wanted: set[str] = set()
    for piece in pieces:
        if wanted and piece.kind != "heading" and not wanted.isdisjoint(leading_names(piece.element)):
            piece.kind = "reference"
        wanted.update(targets_of(piece.element))
