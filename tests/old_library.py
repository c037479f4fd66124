"""A library as the version before anchors left it: sentences numbered, by another splitter, and no blocks."""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.engine import make_url

from tests.dressing import without_numbers
from tests.once import read_page
from webapp import library
from webapp.article import ExtractedArticle, FetchedPage
from webapp.library.migrating import changing_tables

ENGINE = "nutgraf-textrank-4"
URL = "https://bay.example/log"
CROSSINGS = 60
ARTICLE = 1


def crossing(number: int) -> str:
    """A paragraph of two sentences. The old splitter took an odd one for one, and cut an even one at its comma."""
    return (
        f"Crossing number {number} took {number + 3} minutes, and the captain wrote it down with care. "
        f"Nobody on board of crossing {number} had asked him to do so."
    )


PARAGRAPHS = tuple(crossing(number) for number in range(CROSSINGS))


def page(paragraphs: tuple[str, ...] = PARAGRAPHS) -> FetchedPage:
    """The page of the article."""
    shown = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    html = (
        "<html lang=en><head><title>The log | Bay News</title></head><body><nav><a href=/>Home</a> and the rest</nav>"
        f"<article><h1>The log</h1>{shown}</article></body></html>"
    )
    return FetchedPage(URL, html.encode(), "text/html; charset=utf-8")


@cache
def extracted() -> ExtractedArticle:
    """What is read from it."""
    return read_page(page()).article


def old_sentences(article_text: str) -> list[tuple[int, int]]:
    """Where the old splitter's sentences begin and end."""
    found = []
    for paragraph in re.finditer(r"[^\n]+", article_text):
        number = re.match(r"Crossing number (\d+)", paragraph[0])
        cut = paragraph[0].index(", and") + 2 if number and int(number[1]) % 2 == 0 else 0
        cuts = [paragraph.start(), *([paragraph.start() + cut] if cut else []), paragraph.end()]
        found += list(pairwise(cuts))
    return found


def number_of(words: str) -> int:
    """The number by which the old version knew the sentence that begins with these words."""
    article_text = extracted().text
    return [article_text[start:end].startswith(words) for start, end in old_sentences(article_text)].index(
        True
    )


def make_old_library(database_url: str, *, place: str | None = None, position: float = 0.5) -> None:
    """Make a library at migration 0005 with one article, ranked, its reader's place kept by its number."""
    url = make_url(database_url)
    if url.get_backend_name() != "sqlite":
        _make(database_url, place, position)
        return
    assert url.database
    Path(url.database).write_bytes(_made(place, position))


@cache
def _made(place: str | None, position: float) -> bytes:
    """The file of such a library."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        _make(f"sqlite:///{path}", place, position)
        return path.read_bytes()


def _make(database_url: str, place: str | None, position: float) -> None:
    engine, config = create_engine(database_url), Config()
    config.set_main_option("script_location", str(Path(library.__file__).with_name("migrations")))
    with changing_tables(engine) as c:
        config.attributes["connection"] = c
        command.upgrade(config, "0005")
        _fill(c, place, position)
    engine.dispose()


def _fill(c: Connection, place: str | None, position: float) -> None:
    kept, article = page(), extracted()
    text_hash = hashlib.sha256(article.text.encode()).hexdigest()
    insert(c, "pages", page_row(kept))
    insert(c, "articles", article_row(ARTICLE, text_hash, place, position))
    blocks = json.dumps([(block.kind, block.start, block.end) for block in article.blocks])
    html = without_numbers(article.html)
    insert(c, "bodies", {"article": ARTICLE, "html": html, "text": article.text, "blocks": blocks})
    insert(c, "rankings", ranking_row(text_hash, old_sentences(article.text)))


def page_row(kept: FetchedPage) -> dict[str, object]:
    """A row of pages."""
    body = {
        "url": kept.url,
        "status": 200,
        "content_type": kept.content_type,
        "body": zlib.compress(kept.body),
    }
    return {"hash": "p", "headers": "{}", "kept_at": 1, **body}


def article_row(
    number: int, text_hash: str, place: str | None, position: float = 0.5, **more: object
) -> dict[str, object]:
    """A row of articles, saved from an address and read so far."""
    return {
        "id": number, "uid": str(number), "person": 1, "change": number, "url": URL, "address_key": f"{URL}/{number}",
        "came_from": "address", "is_on_its_way": False, "title": "The log", "lang": "en", "words": 1_500, "engine": "old",
        "text_hash": text_hash, "page_hash": "p", "saved_at": number, "listed_at": number, "position": position,
        "position_anchor": place, "position_at": 1, **more,
    }  # fmt: skip


def ranking_row(text_hash: str, sentences: list[tuple[int, int]]) -> dict[str, object]:
    """A row of rankings."""
    rows = json.dumps([(start, end, 0.1, rank) for rank, (start, end) in enumerate(sentences)])
    return {"text_hash": text_hash, "engine": ENGINE, "lang": "en", "sentences": rows, "terms": "[]"}


def insert(c: Connection, table: str, row: Mapping[str, object]) -> None:
    """Insert a row as it was then."""
    names = ", ".join(row)
    c.execute(text(f"INSERT INTO {table} ({names}) VALUES ({', '.join(f':{name}' for name in row)})"), row)
