"""A library whose lists have several pages, in several directions, of words that compress badly."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from webapp.article import Block, ExtractedArticle, FetchedPage
from webapp.library import Connection, articles, images, pages, states
from webapp.reading.only_person import only_person
from webapp.reading.services import Services, open_services
from webapp.sanitizing import VERSION
from webapp.settings import Settings

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
LETTERS = {"en": "etaoinshrdlucmfwyp", "ar": "ابتثجحخدرزسشعفقلمنهوي"}
ARABIC_EVERY, PICTURE_EVERY = 10, 4
COUNT_OF_LARGE = 12_345  # articles in a list, after many years
PICTURE = "https://pictures.example/{}.svg"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200"><rect width="{}" height="200" fill="teal"/></svg>'


def fill(data: Path, count: int) -> None:
    """Add articles 1 to `count`, the last of them on top of the reading list; then one starred, one archived."""
    services = open_services(Settings(data=data, starter=False))
    person = only_person(services)
    with services.library.write() as c:
        for number in range(1, count + 1):
            _add(c, services, person, number)
        for change in (states.set_starred, states.set_archived):
            change(c, person, count, on=True)
    services.close()


def _add(c: Connection, services: Services, person: int, number: int) -> None:
    url = f"https://site{number}.example/{number}"
    extracted = make_article(number)
    page_hash = pages.keep(c, FetchedPage(url, extracted.html.encode(), "text/html"))
    now = BEGIN + timedelta(minutes=number)
    article = articles.add(c, person, url=url, address_key=url, came_from="address", now=now)
    articles.keep_extracted(
        c, article.id, extracted, engine="made", page_hash=page_hash, words=900, sanitizer=VERSION
    )
    if number % PICTURE_EVERY == 0:
        body = SVG.format(number).encode()
        kept = images.keep(c, services.library.image_files, body, "image/svg+xml", 400, 200)
        images.attach(c, article.id, PICTURE.format(number), kept)


def make_article(number: int) -> ExtractedArticle:
    """Piece `number`, of random words: they compress less than any language's own."""
    chance = random.Random(number)
    lang = "ar" if number % ARABIC_EVERY == 0 else "en"
    paragraphs = [_words(chance, lang, 90) for _ in range(10)]
    text = "\n\n".join(paragraphs)
    picture = f'<img src="{PICTURE.format(number)}" alt="">' if number % PICTURE_EVERY == 0 else ""
    return ExtractedArticle(
        html=picture + "".join(f'<p data-block="{at}">{each}</p>' for at, each in enumerate(paragraphs)),
        text=text,
        blocks=tuple(_blocks(paragraphs)),
        title=f"{_words(chance, lang, 8).capitalize()} {number}",
        site_name=_words(chance, lang, 2),
        published=BEGIN + timedelta(days=chance.randrange(300)),
        lang=lang,
        dir="rtl" if lang == "ar" else "ltr",
        excerpt=_words(chance, lang, 30),
    )


def _words(chance: random.Random, lang: str, count: int) -> str:
    return " ".join("".join(chance.choices(LETTERS[lang], k=chance.randint(2, 9))) for _ in range(count))


def _blocks(paragraphs: list[str]) -> list[Block]:
    blocks, start = [], 0
    for paragraph in paragraphs:
        blocks.append(Block("paragraph", start, start + len(paragraph)))
        start += len(paragraph) + 2
    return blocks
