"""Lines of JSON in which a PDF crosses from the process that runs PDFium: its facts first, then its pages."""

from __future__ import annotations

import json
import math
from dataclasses import astuple, dataclass
from datetime import datetime
from typing import Any

from webapp.pdf import Gap, Line, OutlineEntry, PdfFacts, PdfPage, Run


@dataclass(frozen=True, slots=True)
class PdfHead:
    """What comes first: how many pages the file says it has, and what else it says of itself."""

    count: int
    facts: PdfFacts


def pack_head(count: int, facts: PdfFacts) -> bytes:
    packed = {
        "count": count,
        "title": facts.title,
        "byline": facts.byline,
        "published": facts.published.isoformat() if facts.published else None,
        "lang": facts.lang,
        "outline": [astuple(entry) for entry in facts.outline],
    }
    return json.dumps(packed).encode() + b"\n"


def pack_refusal(code: str) -> bytes:
    """Why there is nothing to read."""
    return json.dumps({"error": code}).encode() + b"\n"


def unpack_head(line: bytes) -> PdfHead | str:
    """Read the first line: a head, or an error's code. Raises: ValueError for any other shape."""
    try:
        found = json.loads(line)
        if "error" in found:
            return str(found["error"])
        published = datetime.fromisoformat(found["published"]) if found["published"] else None
        outline = tuple(OutlineEntry(str(title), int(level)) for title, level in found["outline"])
        title, byline, lang = (_text_or_none(found[name]) for name in ("title", "byline", "lang"))
        return PdfHead(int(found["count"]), PdfFacts(title, byline, published, lang, outline))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no head of a PDF: {error!r}") from None


def pack_page(page: PdfPage) -> bytes:
    lines = [
        (
            *(round(value, 2) for value in (line.left, line.right, line.base, line.size, line.first_word)),
            line.page,
            int(line.is_cut),
            int(line.is_sideways),
            [astuple(run) for run in line.runs],
            [astuple(gap) for gap in line.gaps],
        )
        for line in page.lines
    ]
    packed = [page.height, page.pictures, page.unknown, page.letters, lines]
    return json.dumps(packed, separators=(",", ":")).encode() + b"\n"


def unpack_page(line: bytes) -> PdfPage:
    """Read a page, believing nothing of it but its shape. Raises: ValueError for any other shape."""
    try:
        height, pictures, unknown, letters, lines = json.loads(line)
        return PdfPage(
            _number(height),
            tuple(_line(each) for each in lines),
            int(pictures),
            int(unknown),
            int(letters),
        )
    except (TypeError, AttributeError, OverflowError) as error:
        raise ValueError(f"no page of a PDF: {error!r}") from None


def _line(packed: list[Any]) -> Line:
    left, right, base, size, first_word, page, is_cut, is_sideways, runs, gaps = packed
    found = tuple(Run(str(text), int(style), str(link)) for text, style, link in runs)
    if not found:
        raise ValueError("a line of nothing")
    return Line(
        _number(left),
        _number(right),
        _number(base),
        _number(size) or 1.0,
        found,
        int(page),
        bool(is_cut),
        _number(first_word),
        bool(is_sideways),
        tuple(Gap(int(offset), _number(start), _number(end)) for offset, start, end in gaps),
    )


def _number(value: Any) -> float:
    number = float(value)
    if not math.isfinite(number) or abs(number) > 1e6:
        raise ValueError("a place off every page")
    return number


def _text_or_none(value: Any) -> str | None:
    return None if value is None else str(value)
