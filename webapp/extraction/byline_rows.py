"""Reads the names in a row or an element that is a byline: by the marks in it, or by what leads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml.html import HtmlElement

from webapp.extraction.author_marks import is_author_mark
from webapp.extraction.headline_rows import Row, kind_of, rows_in
from webapp.extraction.person_names import clean_name, cut_lead, has_lead, looks_like_person, split_names
from webapp.extraction.printed_dates import DateHabits, cut_days
from webapp.extraction.trees import has_at_most

LONGEST: Final = 120  # letters of what is marked as an author's; a longer one is a life
_OF_ANOTHER: Final = re.compile(
    r"\W*(?:last (?:post|reply|edited|modified|comment)"
    r"|(?:medically |expert )?(?:edited|reviewed|verified|updated|approved|answered)"
    r"|fact(?:ually)?[ -]?check|letzter beitrag|photos?\b|photograph|foto|bild"
    r"|image|picture|illustrat|credit|graphic|translat|übersetz|video|source|quelle)"
    r"|.{0,40}\blast (?:post|reply) by|.{3,40}/ ?(?:getty|afp|ap|reuters|dpa|imago)\b",
    re.I,
)
# What leads a name on forums, whatever it looks like.
_POSTED: Final = re.compile(r"(?:started|posted|asked|submitted|created) by:? (.{2,40})", re.I)


def is_of_another(text: str) -> bool:
    """Tell whether a row names somebody else: who took the picture, who posted last."""
    return _OF_ANOTHER.match(text) is not None


def marked_in(row: Row, habits: DateHabits) -> list[str]:
    """Read the names in what is marked as an author's in a row; those that follow "reviewed by" are none."""
    if len(row.text) > 2 * LONGEST:
        return []
    marks: list[HtmlElement] = []
    before = ""
    for text, element in row.pieces:
        mark = next((e for e in _up_to(element, row.root) if is_author_mark(e)), None)
        if mark is not None and mark not in marks and not is_of_another(before):
            marks.append(mark)
        before = text
    found = [name for mark in marks if has_at_most(mark, 2 * LONGEST) for name in names_in(mark, habits)]
    people = [name for name in found if looks_like_person(name)]
    return list(dict.fromkeys(people)) or found[:1]


def _up_to(element: HtmlElement, root: HtmlElement) -> Iterator[HtmlElement]:
    """An element and those around it, up to the row's root and the box around that."""
    here: HtmlElement | None = element
    while here is not None and here is not root:
        yield here
        here = here.getparent()
    yield root
    box = root.getparent()
    if box is not None and has_at_most(box, LONGEST):
        yield box


def names_in(element: HtmlElement, habits: DateHabits) -> list[str]:
    """Read the names in a marked element: the pieces of it that are names, if any is one, else its line.

    Only elements of the same kind as the first name's hold more names: others hold roles and places.
    """
    pieces = [(cut_days(text, habits), holder) for row in rows_in(element) for text, holder in row.pieces]
    people: list[str] = []
    kind = None
    for text, holder in pieces:
        names = _people(text)
        if names and kind in (None, kind_of(holder)):
            people += names
            kind = kind_of(holder)
    if people:
        return list(dict.fromkeys(people))
    return (
        _people(" ".join(text for text, _ in pieces))
        or [name for text, _ in pieces for name in split_names(text)][:1]
    )


def led_in(row: Row, after: Row | None, habits: DateHabits) -> list[str]:
    """Read names behind what leads them: on the same line, in the next piece, or in the next row."""
    if len(row.text) > 2 * LONGEST:
        return []
    if has_lead(row.text) and (names := _people(cut_days(row.text, habits))):
        return names
    if match := _POSTED.match(row.text):
        return [name for name in [clean_name(cut_days(match[1], habits))] if name]
    pieces = [cut_days(text, habits) for text, _ in row.pieces]
    follow = [*pieces[1:], after.pieces[0][0] if after is not None else ""]
    for piece, behind in zip(pieces, follow, strict=True):
        if has_lead(piece):
            names = _people(behind) if not cut_lead(piece) else _people(piece)
            if names:
                return names
    return []


def _people(text: str) -> list[str]:
    if len(text) > 2 * LONGEST:
        return []
    return [name for name in split_names(text) if looks_like_person(name)]
