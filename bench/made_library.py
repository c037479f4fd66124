"""Fills a library with made articles, as years of saving leave it: bodies, rankings, mixed states."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import insert, text, update

from bench.long_article import write_paragraphs
from webapp.article import Block, ExtractedArticle
from webapp.library import Library, moments
from webapp.library.ranking_key import ranking_key
from webapp.library.tables import ARTICLES, BODIES, PEOPLE, RANKINGS
from webapp.sanitizing import VERSION
from webapp.summarizing import ENGINE

NEWEST = datetime(2026, 1, 1, tzinfo=UTC)
BATCH = 1_000
TEXTS = 200  # different ones, each of many articles
WORDS = (250, 1_200)  # of a text
# The shares of a library of some years: most is archived, some of it half read.
ARCHIVED, READ, STARRED, DELETED = 0.60, 0.10, 0.05, 0.01
BEGUN = 500  # one in so many of the unread
Row = Mapping[str, Any]


def fill_library(library: Library, count: int) -> None:
    """Add so many articles of the only person, an hour between each, by bulk inserts."""
    texts = [_Text(number) for number in range(TEXTS)]
    for first in range(1, count + 1, BATCH):
        rows = [
            _rows(number, texts[number % TEXTS]) for number in range(first, min(first + BATCH, count + 1))
        ]
        with library.write() as c:
            for place, table in enumerate((ARTICLES, BODIES, RANKINGS)):
                c.execute(insert(table), [each[place] for each in rows])
    with library.write() as c:
        c.execute(update(PEOPLE).values(change=count))
        if c.dialect.name == "postgresql":
            c.execute(text("SELECT setval('articles_id_seq', :count)"), {"count": count})
            c.execute(text("ANALYZE"))  # as it does by itself within minutes


class _Text:
    """A text, its blocks, its HTML and its sentences' ranks."""

    def __init__(self, number: int) -> None:
        chance = random.Random(number)
        paragraphs = write_paragraphs(chance, chance.randint(*WORDS))
        self.text = "\n\n".join(paragraphs)
        self.words = len(self.text.split())
        self.blocks = tuple(_blocks(paragraphs))
        self.html = "".join(
            f'<p data-block="{place}">{paragraph}</p>' for place, paragraph in enumerate(paragraphs)
        )
        self.sentences = _ranked(chance, self.text)


def _blocks(paragraphs: Sequence[str]) -> Iterator[Block]:
    start = 0
    for paragraph in paragraphs:
        yield Block("paragraph", start, start + len(paragraph))
        start += len(paragraph) + 2


def _ranked(chance: random.Random, words: str) -> list[tuple[int, int, float, int]]:
    """Each sentence's start, end, salience and rank; the ranks are by chance."""
    starts = [0, *(at + 2 for at, sign in enumerate(words) if sign == "." and at + 2 < len(words))]
    starts = [at + 1 if words[at] == "\n" else at for at in starts]
    ends = [words.index(".", start) + 1 for start in starts]
    ranks = chance.sample(range(len(starts)), len(starts))
    return [(start, end, 1 / (rank + 1), rank) for start, end, rank in zip(starts, ends, ranks, strict=True)]


def _rows(number: int, text: _Text) -> tuple[Row, Row, Row]:
    """An article, its body, its ranking. A last line of its own keeps it apart from others of its text."""
    last = f"This was piece {number}."
    start, end = len(text.text) + 2, len(text.text) + 2 + len(last)
    title = f"Piece {number}: {text.text.partition('.')[0]}"
    extracted = ExtractedArticle(
        html=f'{text.html}<p data-block="{len(text.blocks)}">{last}</p>',
        text=f"{text.text}\n\n{last}",
        blocks=(*text.blocks, Block("paragraph", start, end)),
        title=title,
        lang="en",
    )
    article = _article(number, extracted, text.words)
    body = {
        "article": number,
        "html": extracted.html,
        "text": extracted.text,
        "blocks": json.dumps([(block.kind, block.start, block.end) for block in extracted.blocks]),
        "title": title,
        "sanitizer": VERSION,
    }
    ranking = {
        "ranking_key": article["ranking_key"],
        "engine": ENGINE,
        "lang": "en",
        "sentences": json.dumps([*text.sentences, (start, end, 0.0, len(text.sentences))]),
        "terms": "[]",
        "length": 5,
    }
    return article, body, ranking


def _article(number: int, extracted: ExtractedArticle, words: int) -> Row:
    chance = random.Random(number)
    listed = moments.to_column(NEWEST) + number * 3_600_000_000
    later = listed + 86_400_000_000
    is_archived = chance.random() < ARCHIVED
    is_read = is_archived or chance.random() < READ
    is_begun = is_read or number % BEGUN == 0
    return {
        "id": number,
        "uid": UUID(int=chance.getrandbits(128)).hex,
        "person": 1,
        "change": number,
        "url": f"https://site{number % 300}.example/{number}",
        "address_key": f"https://site{number % 300}.example/{number}",
        "came_from": "address",
        "is_on_its_way": False,
        "title": extracted.title,
        "byline": "Ines Okafor",
        "site_name": f"Site {number % 300}",
        "published": (NEWEST + timedelta(hours=number)).isoformat(),
        "lang": "en",
        "excerpt": extracted.text[:160],
        "opening": extracted.text[:300],
        "words": words,
        "engine": "bench",
        "ranking_key": ranking_key(extracted),
        "saved_at": listed,
        "listed_at": listed,
        "read_at": later if is_read else None,
        "archived_at": later if is_archived else None,
        "starred_at": later if chance.random() < STARRED else None,
        "deleted_at": later if chance.random() < DELETED else None,
        "position": 1.0 if is_read else 0.4 if is_begun else 0.0,
        "position_at": later if is_begun else None,
    }
