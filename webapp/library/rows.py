"""Converts rows to records, and records to rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from operator import itemgetter
from typing import Any

from sqlalchemy import RowMapping

from webapp.article import Block, Hints, PdfExtent
from webapp.library.moments import from_column, from_column_or_none, from_printed
from webapp.library.records import Article, ArticleBody, HiddenElement, State
from webapp.library.tables import ARTICLES

_READ_APART = {"address_key", "failure_params", "pdf", "printed", "published", "updated"}
_AS_THEY_ARE = [
    column.name
    for column in ARTICLES.columns
    if column.name not in _READ_APART and not column.name.endswith("_at")
]
_take = itemgetter(*_AS_THEY_ARE)
_MOMENTS = ("retry_at", "read_at", "archived_at", "starred_at", "deleted_at", "position_at")


def article_from(row: RowMapping) -> Article:
    """An article of a row of ARTICLES."""
    fields: dict[str, Any] = dict(zip(_AS_THEY_ARE, _take(row), strict=True))
    for name in _MOMENTS:
        fields[name] = from_column_or_none(row[name])
    failure_params, printed = row["failure_params"], row["printed"]
    return Article(
        **fields,
        state=_state(row),
        failure_params=json.loads(failure_params) if failure_params else {},
        printed=json.loads(printed) if printed else {},
        pdf=PdfExtent(**json.loads(row["pdf"])) if row["pdf"] else None,
        published=from_printed(row["published"]),
        updated=from_printed(row["updated"]),
        saved_at=from_column(row["saved_at"]),
        listed_at=from_column(row["listed_at"]),
    )


def _state(row: RowMapping) -> State:
    if row["ranking_key"] is not None:
        return "ready"
    return "on its way" if row["is_on_its_way"] else "failed"


def body_from(row: RowMapping) -> ArticleBody:
    """A body of a row of BODIES."""
    hints = {name: tuple(found) for name, found in json.loads(row["hints"]).items()}
    old_starts = tuple(json.loads(row["old_starts"] or "[]"))
    return ArticleBody(
        row["html"],
        row["text"],
        blocks_from(row),
        row["title"],
        hints,
        old_starts,
        row["sanitizer"],
        row["page_hash"],
        hidden_from(row),
    )


def blocks_from(row: RowMapping) -> tuple[Block, ...]:
    """The blocks of a row of BODIES."""
    return tuple(Block(*block) for block in json.loads(row["blocks"]))


def blocks_column(blocks: tuple[Block, ...]) -> str:
    """Blocks as BODIES holds them."""
    return json.dumps([(block.kind, block.start, block.end) for block in blocks], separators=(",", ":"))


def hidden_from(row: RowMapping) -> tuple[HiddenElement, ...]:
    """The hidden elements of a row of BODIES."""
    rows = json.loads(row["hidden"] or "[]")
    return tuple(HiddenElement(place, check, words, tuple(images)) for place, check, words, *images in rows)


def hidden_column(hidden: Iterable[HiddenElement]) -> str | None:
    """Hidden elements as BODIES holds them."""
    rows = [(each.place, each.check, each.words, *each.images) for each in hidden]
    return json.dumps(rows, separators=(",", ":")) if rows else None


def hints_column(hints: Hints) -> str:
    """Hints as BODIES holds them."""
    return json.dumps({name: list(found) for name, found in hints.items()}, separators=(",", ":"))


def pdf_column(pdf: PdfExtent | None) -> str | None:
    """The extent of a PDF as ARTICLES holds it."""
    return json.dumps(asdict(pdf)) if pdf else None


def storable(text: str | None) -> str | None:
    """Text without what a database cannot hold: NUL (PostgreSQL) and lone surrogates (both)."""
    if text is None:
        return None
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}").encode("utf-8", "replace").decode()


def storable_fields(values: Mapping[str, Any]) -> dict[str, Any]:
    """The same values, every text among them storable."""
    return {name: storable(value) if isinstance(value, str) else value for name, value in values.items()}
