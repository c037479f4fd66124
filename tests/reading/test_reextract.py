"""A later engine and what is kept: it gains where it may, and loses nothing that is the article's or the reader's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.once import rank_sentences, read_page, read_ways
from tests.pages import PARAGRAPHS, page_of
from webapp import limits
from webapp.article import Candidate, FetchedPage
from webapp.errors import PageTooComplex
from webapp.library import Article, ArticleBody, articles, states
from webapp.reading.bring_in import bring_in
from webapp.reading.choose_reading import choose_reading
from webapp.reading.only_person import only_person
from webapp.reading.reading_place import name_place
from webapp.reading.reextract import (
    find_older,
    reextract,
    reextract_next,
    reextraction_progress,
    resume_reextraction,
    stop_reextraction,
)
from webapp.reading.save_article import save_address
from webapp.reading.services import Services, open_services
from webapp.reading.summarize_article import find_unranked
from webapp.sandbox.read_page import ReadPage, Unfinished
from webapp.sandbox.worker_pool import WorkersClosed
from webapp.settings import Settings

URL = "https://bay.example/ferry"
MORE = tuple(
    f"On crossing {n} the captain wrote down {n + 3} minutes, and {n} passengers asked him what for."
    for n in range(9)
)
TEASERS = tuple(f"Story number {n} of this season, about a town that nobody has heard of" for n in range(40))
BOX = (
    "<div class='related'>"
    + "".join(f"<div class=teaser><a href=/{n}>{t}</a></div>" for n, t in enumerate(TEASERS))
    + "</div>"
)
PAGE = (
    "<html lang=en><head><title>The ferry | Bay News</title><meta name=author content='Ines Okafor'></head>"
    f"<body><nav><a href=/>Home</a></nav><article><h1>The ferry</h1>{''.join(f'<p>{p}</p>' for p in PARAGRAPHS + MORE)}"
    f"</article>{BOX}</body></html>"
)
OLDER = "an older engine"


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opened = open_services(Settings(data=tmp_path, starter=False))
    yield replace(
        opened,
        fetch=lambda url: page_of(url, PAGE),
        read=read_page,
        read_ways=read_ways,
        rank=rank_sentences,
        warm_ranking=lambda: None,
    )
    opened.close()


def _kept(services: Services, *texts: str, url: str = URL) -> Article:
    """An article whose text is what an older engine made of its page: these paragraphs."""
    article = bring_in(services, save_address(services, only_person(services), url).id)
    assert article is not None
    assert article.page_hash is not None
    extracted = read_page(page_of(url, PAGE)).article
    older = replace(
        extracted, html="".join(f"<p>{text}</p>" for text in texts), text="\n\n".join(texts), blocks=()
    )
    with services.library.writing() as c:
        if texts:
            articles.keep_extracted(
                c, article.id, older, engine=OLDER, page_hash=article.page_hash, words=1, sanitizer="0"
            )
        else:
            c.exec_driver_sql(f"UPDATE articles SET engine = '{OLDER}' WHERE id = {article.id}")
    return article


def _found(services: Services, article: Article) -> tuple[Article, ArticleBody]:
    with services.library.reading() as c:
        found, body = articles.find_any(c, article.id), articles.body(c, article.id)
    assert found is not None
    assert body is not None
    return found, body


def _is_replaced(services: Services, article: Article) -> bool:
    return list(reextract(services, [article.id])) == [(article.id, True)]


def test_it_replaces_a_copy_that_is_mostly_furniture(services: Services) -> None:
    article = _kept(services, *PARAGRAPHS, *MORE, *TEASERS)

    assert _is_replaced(services, article)

    assert _found(services, article)[1].text == "\n\n".join(PARAGRAPHS + MORE)


def test_it_brings_back_what_an_older_engine_lost(services: Services) -> None:
    article = _kept(services, *PARAGRAPHS[1:])

    assert _is_replaced(services, article)
    assert find_unranked(services) == []


def _reading(keeps: int, **changes: object) -> object:
    """A reader of pages that finds no more than so many paragraphs of the article, and is sure of that."""

    def read(page: FetchedPage, **asked: object) -> ReadPage:
        found = read_page(page, **asked)  # type: ignore[arg-type]
        html = "".join(f"<p>{text}</p>" for text in (PARAGRAPHS + MORE)[:keeps])
        return replace(found, article=replace(found.article, html=html, text="Less.", **changes))  # type: ignore[arg-type]

    return read


@pytest.mark.parametrize(
    "read",
    [
        _reading(7),
        _reading(14, kind="login wall"),
        _reading(14, candidate="whole"),
    ],
    ids=["half of the prose", "login wall", "another reading than the chosen one"],
)
def test_it_leaves_what_would_be_worse(services: Services, read: object) -> None:
    article = _kept(services, *PARAGRAPHS, *MORE, *TEASERS)
    before = _found(services, article)

    assert not _is_replaced(replace(services, read=read), article)  # type: ignore[arg-type]

    assert _found(services, article) == before


def test_it_leaves_what_cannot_be_read(services: Services) -> None:
    article = _kept(services, *PARAGRAPHS)

    def read(page: FetchedPage, **_asked: object) -> ReadPage:
        raise PageTooComplex

    assert reextract_next(replace(services, read=read)) is not None  # type: ignore[arg-type]
    assert _found(services, article)[1].text.endswith(PARAGRAPHS[-1])
    assert reextract_next(services) is None  # this engine does not try again by itself
    assert find_older(services) == [article.id]  # but where it is asked to


def test_it_keeps_what_the_reader_made_of_it(services: Services) -> None:
    article = _kept(services, *TEASERS, *PARAGRAPHS, *MORE)
    with services.library.writing() as c:
        states.set_starred(c, article.person, article.id, True)
        articles.retitle(c, article.person, article.id, "My ferry")
        body = articles.body(c, article.id)
        assert body is not None
        at = body.text.index(MORE[4])
        place = name_place(body, f"s0-{at}-000000", MORE[4][:40])
        assert place is not None
        states.set_position(c, article.person, article.id, 0.9, place.name, place.quote)

    assert _is_replaced(services, article)

    found, body = _found(services, article)
    assert (found.title, found.position_quote) == ("My ferry", MORE[4][:40].strip())
    assert found.starred_at is not None
    assert found.position_anchor is not None
    block, offset = map(int, found.position_anchor.removeprefix("s").split("-")[:2])
    assert body.text[body.blocks[block].start + offset :].startswith(MORE[4])


@pytest.mark.parametrize("candidate", ["whole", "chosen"])
def test_it_lets_a_reader_who_was_faster_have_their_way(services: Services, candidate: Candidate) -> None:
    article = _kept(services, *PARAGRAPHS)

    def read(page: FetchedPage, **asked: object) -> ReadPage:
        choose_reading(services, article.person, article.id, candidate)
        return read_page(page, **asked)  # type: ignore[arg-type]

    assert not _is_replaced(replace(services, read=read), article)  # type: ignore[arg-type]

    assert _found(services, article)[0].candidate == candidate


def test_it_goes_on_one_after_the_other_until_all_are_done(services: Services) -> None:
    kept = [_kept(services, url=f"{URL}/{n}") for n in range(3)]
    person = only_person(services)

    done = [reextract_next(services) for _ in kept]

    assert [each.article_id for each in done if each] == [each.id for each in reversed(kept)]
    assert reextract_next(services) is None
    found = reextraction_progress(services, person)
    assert (found.done, found.waiting, found.left) == (3, 0, 0)


def test_it_stops_and_goes_on(services: Services) -> None:
    _kept(services)
    person = only_person(services)

    stop_reextraction(services, person)
    assert reextract_next(services) is None
    resume_reextraction(services, person)
    assert reextract_next(services) is not None


def test_it_gives_back_what_it_was_at_when_the_server_stops(services: Services) -> None:
    article = _kept(services)

    def read(page: FetchedPage, **_asked: object) -> ReadPage:
        raise WorkersClosed

    for _ in range(limits.JOB_ATTEMPTS + 1):
        with pytest.raises(WorkersClosed):
            reextract_next(replace(services, read=read))  # type: ignore[arg-type]

    found = reextract_next(services)
    assert found is not None
    assert (found.article_id, found.is_replaced) == (article.id, True)


def test_it_gives_up_on_a_page_that_takes_the_process_with_it_again_and_again(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    _kept(services)
    monkeypatch.setattr(limits, "REEXTRACT_LEASE_SECONDS", -1.0)  # as if it had run out

    class Killed(BaseException):
        pass

    def read(page: FetchedPage, *, before: Unfinished | None = None, **_asked: object) -> ReadPage:
        raise Killed

    for _ in range(limits.JOB_ATTEMPTS):
        with pytest.raises(Killed):
            reextract_next(replace(services, read=read))  # type: ignore[arg-type]

    assert reextract_next(services) is not None
    assert reextract_next(services) is None
    assert reextraction_progress(services, only_person(services)).left == 1
