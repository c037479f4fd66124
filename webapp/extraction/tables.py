"""Tells tables that lay out a page from those that hold data, and takes the former away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from lxml.html import HtmlElement

from webapp.extraction.blocks import PageBlock
from webapp.extraction.trees import text_of

_LAID_OUT = 40  # words a cell: no data is so wordy
_BELONGS = 0.5  # the score of what belongs
_MOST_CELLS = 0.4  # of a table: where as many belong, all of it does; every other one says "200 g"
_CELLS = frozenset(("td", "th"))
_PARTS = ("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption")


def words_a_cell(table: HtmlElement) -> float:
    """Return the mean number of words in the cells that hold any."""
    counts = [text.count(" ") + 1 for cell in table.iter("td", "th") if (text := text_of(cell))]
    return sum(counts) / max(1, len(counts))


def open_layout_tables(article: HtmlElement) -> None:
    """Turn the parts of tables that only lay out a page into plain containers."""
    for table in list(article.iter("table")):
        if table.tag == "table" and _lays_out(table):
            for part in [table, *_parts_of(table)]:
                part.tag = "div"


def _lays_out(table: HtmlElement) -> bool:
    is_said = (table.get("role") or "").lower() in ("presentation", "none")
    has_one_cell = sum(1 for _ in table.iter("td", "th")) == 1
    return is_said or has_one_cell or words_a_cell(table) >= _LAID_OUT


def _parts_of(table: HtmlElement) -> list[HtmlElement]:
    """List a table's own parts, without those of tables in it."""
    return [part for part in table.iter(*_PARTS) if next(part.iterancestors("table"), None) is table]


def even_out_tables(blocks: Iterable[PageBlock]) -> None:
    """Keep tables whole: where enough of its cells belong, the others do too."""
    tables: dict[HtmlElement, list[PageBlock]] = defaultdict(list)
    for block in blocks:
        if (
            block.element.tag in _CELLS
            and (table := next(block.element.iterancestors("table"), None)) is not None
        ):
            tables[table].append(block)
    for cells in tables.values():
        kept = sum(cell.score >= _BELONGS for cell in cells)
        if kept >= _MOST_CELLS * len(cells):
            for cell in cells:
                cell.score = max(cell.score, _BELONGS)
