"""The pieces that a PDF's lines are joined to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, Literal

from webapp.pdf.lines import Line

# How captions begin: they are set apart by that alone where their type is the text's.
CAPTION: Final = re.compile(
    r"\s*(?:fig(?:ure|\.)?|table|tab\.|plate|chart|listing|algorithm|abb(?:ildung|\.)|tabelle|tableau|figura|tabla"
    r"|рис(?:унок|\.)|таблица|图|圖|図|表|شكل|جدول)\s*\d+(?:[.-]\d+)*\s*[.:|–—：．]",
    re.I,
)

# What marks an item of a list, where it stands alone; symbol fonts have theirs among private letters.
LONE_MARK: Final = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]|[•◦▪▫‣●○■□∙·►➢➤✓\ue000-\uf8ffo–—*-]")

PieceKind = Literal["paragraph", "heading", "item", "caption", "note", "table", "code"]


@dataclass(slots=True)
class Piece:
    """A paragraph, or what else its lines turn out to be.

    `level` is a heading's, from 1 on; `mark` what an item, a note or a reference begins with; `rows` has a
    table's cells.
    """

    lines: list[Line] = field(default_factory=list)
    kind: PieceKind = "paragraph"
    level: int = 0
    mark: str = ""
    rows: list[list[Line]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words as they stand on the page, line by line."""
        return " ".join(line.text for line in self.lines)

    @property
    def page(self) -> int:
        return self.lines[0].page

    @property
    def size(self) -> float:
        """The size of the type that most of it is set in."""
        return max(self.lines, key=lambda line: len(line.text)).size
