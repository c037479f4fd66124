"""Places and links name block and offset; what they named before, sentences by number, leads there too."""

from __future__ import annotations

import json
import re
import zlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

# The engine whose sentences the numbers count.
ENGINE = "nutgraf-textrank-4"
BATCH = 100  # articles: their texts are in memory together

ARTICLES = sa.table(
    "articles",
    sa.column("id"),
    sa.column("ranking_key"),
    sa.column("position_anchor"),
    sa.column("position_quote"),
)
BODIES = sa.table(
    "bodies", sa.column("article"), sa.column("text"), sa.column("blocks"), sa.column("old_starts")
)
RANKINGS = sa.table("rankings", sa.column("ranking_key"), sa.column("engine"), sa.column("sentences"))

_NUMBER = re.compile(r"s([0-9]{1,7})", re.ASCII)
# As webapp/reading/anchors.py wrote and read a name when this migration was made.
_QUOTE_CHARS = 40
_UNSEEN = re.compile("[\\s\u00ad\u200b\u2060\ufeff]+")


def upgrade() -> None:
    """Keep where each sentence began, and name the kept places anew; else the share alone stays."""
    op.add_column("articles", sa.Column("position_quote", sa.Text()))
    op.add_column("bodies", sa.Column("old_starts", sa.Text()))
    for row in _ranked_articles():
        starts = [start for start, *_others in json.loads(row["sentences"])]
        kept = json.dumps(starts, separators=(",", ":"))
        op.execute(BODIES.update().where(BODIES.c.article == row["id"]).values(old_starts=kept))
        place = _place_of(row, starts)
        if place is not None:
            op.execute(ARTICLES.update().where(ARTICLES.c.id == row["id"]).values(place))
    numbers = ARTICLES.c.position_quote.is_(None) & ARTICLES.c.position_anchor.is_not(None)
    op.execute(ARTICLES.update().where(numbers).values(position_anchor=None))


def _ranked_articles() -> Iterator[sa.RowMapping]:
    last = 0
    while rows := _batch_after(last):
        yield from rows
        last = rows[-1]["id"]


def _batch_after(last: int) -> Sequence[sa.RowMapping]:
    kept = (ARTICLES.c.id, ARTICLES.c.position_anchor, BODIES.c.text, BODIES.c.blocks)
    chosen = (
        sa.select(*kept, RANKINGS.c.sentences)
        .join(BODIES, BODIES.c.article == ARTICLES.c.id)
        .join(RANKINGS, (RANKINGS.c.ranking_key == ARTICLES.c.ranking_key) & (RANKINGS.c.engine == ENGINE))
        .where(ARTICLES.c.id > last)
        .order_by(ARTICLES.c.id)
        .limit(BATCH)
    )
    return op.get_bind().execute(chosen).mappings().all()


def _place_of(row: sa.RowMapping, starts: Sequence[int]) -> Mapping[str, str] | None:
    number = _NUMBER.fullmatch(row["position_anchor"] or "")
    if number is None or int(number[1]) >= len(starts):
        return None
    at, text = starts[int(number[1])], row["text"]
    begins = [0, *(start for _kind, start, _end in json.loads(row["blocks"])[1:])]
    block = bisect_right(begins, at)
    end = begins[block] if block < len(begins) else len(text)
    quote = " ".join(text[at : min(at + _QUOTE_CHARS, end)].split())
    check = zlib.crc32(_UNSEEN.sub("", quote).encode("utf-8", "replace")) & 0xFFFFFF
    name = f"s{block - 1}-{at - begins[block - 1]}-{check:06x}"
    return {"position_anchor": name, "position_quote": quote}
