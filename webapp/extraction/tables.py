"""Unwraps tables that lay out a page, and keeps those that hold data."""

from __future__ import annotations

from lxml.html import HtmlElement

from webapp.extraction.trees import text_of

_LAID_OUT = 40  # words a cell: no data is so wordy
_PIECES = ("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption")


def words_a_cell(table: HtmlElement) -> float:
    """Return the mean number of words in the cells that hold any."""
    counts = [text.count(" ") + 1 for cell in table.iter("td", "th") if (text := text_of(cell))]
    return sum(counts) / max(1, len(counts))


def open_layout_tables(article: HtmlElement) -> None:
    """Turn the parts of tables that only lay out a page into plain containers."""
    for table in list(article.iter("table")):
        if table.tag == "table" and _lays_out(table):
            for piece in [table, *_pieces_of(table)]:
                piece.tag = "div"


def _lays_out(table: HtmlElement) -> bool:
    is_said = (table.get("role") or "").lower() in ("presentation", "none")
    has_one_cell = sum(1 for _ in table.iter("td", "th")) == 1
    return is_said or has_one_cell or words_a_cell(table) >= _LAID_OUT


def _pieces_of(table: HtmlElement) -> list[HtmlElement]:
    """List a table's own parts, without those of tables in it."""
    return [piece for piece in table.iter(*_PIECES) if next(piece.iterancestors("table"), None) is table]
