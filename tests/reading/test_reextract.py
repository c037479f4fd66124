"""A later engine and what is kept: it gains where it may, and loses nothing that is the article's or the reader's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.once import read_page
from tests.pages import PARAGRAPHS, page_of
from tests.queue import claim_next, reextract_all, unranked, waiting, work_off
from tests.reading.kept_pages import URL, find_text, serving
from webapp import limits
from webapp.article import Candidate, FetchedPage
from webapp.errors import PageTooComplex
from webapp.library import Article, articles, corrections, jobs, states
from webapp.reading.bring_in import bring_in
from webapp.reading.choose_reading import choose_reading
from webapp.reading.only_person import only_person
from webapp.reading.queue import Priority, queue_reextraction
from webapp.reading.reading_place import name_place
from webapp.reading.reextract import (
    find_older,
    queue_older,
    reextract,
    reextraction_progress,
    resume_reextraction,
    stop_reextraction,
)
from webapp.reading.save_article import save_address
from webapp.reading.services import Services
from webapp.sandbox.read_page import ReadPage

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
    with serving(tmp_path, PAGE) as opened:
        yield opened


def _kept(services: Services, *texts: str, url: str = URL) -> Article:
    """An article whose text is what an older engine made of its page: these paragraphs."""
    article = bring_in(services, save_address(services, only_person(services), url).id)
    assert article is not None
    assert article.page_hash is not None
    extracted = read_page(page_of(url, PAGE)).article
    older = replace(
        extracted, html="".join(f"<p>{text}</p>" for text in texts), text="\n\n".join(texts), blocks=()
    )
    with services.library.write() as c:
        if texts:
            articles.keep_extracted(
                c, article.id, older, engine=OLDER, page_hash=article.page_hash, words=1, sanitizer="0"
            )
        else:
            c.exec_driver_sql(f"UPDATE articles SET engine = '{OLDER}' WHERE id = {article.id}")
    return article


def _is_replaced(services: Services, article: Article) -> bool:
    return list(reextract(services, [article.id])) == [(article.id, True)]


def test_it_replaces_a_copy_that_is_mostly_furniture(services: Services) -> None:
    article = _kept(services, *PARAGRAPHS, *MORE, *TEASERS)

    assert _is_replaced(services, article)

    assert find_text(services, article)[1].text == "\n\n".join(PARAGRAPHS + MORE)


def test_it_brings_back_what_an_older_engine_lost(services: Services) -> None:
    article = _kept(services, *PARAGRAPHS[1:])

    assert _is_replaced(services, article)
    assert unranked(services) == []


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
    before = find_text(services, article)

    assert not _is_replaced(replace(services, read=read), article)  # type: ignore[arg-type]

    assert find_text(services, article) == before


def test_it_leaves_what_cannot_be_read(services: Services) -> None:
    article = _kept(services, *PARAGRAPHS)

    def read(page: FetchedPage, **_asked: object) -> ReadPage:
        raise PageTooComplex

    assert reextract_all(replace(services, read=read)) == [article.id]  # type: ignore[arg-type]
    assert find_text(services, article)[1].text.endswith(PARAGRAPHS[-1])
    assert reextract_all(services) == []  # this engine does not try again by itself
    assert find_older(services) == [article.id]  # but where it is asked to


def test_it_keeps_what_the_reader_made_of_it(services: Services) -> None:
    article = _kept(services, *TEASERS, *PARAGRAPHS, *MORE)
    with services.library.write() as c:
        states.set_starred(c, article.person, article.id, True)
        corrections.edit(c, article.person, article.id, {"title": "My ferry"})
        body = articles.body(c, article.id)
        assert body is not None
        at = body.text.index(MORE[4])
        place = name_place(body, f"s0-{at}-000000", MORE[4][:40])
        assert place is not None
        states.set_position(c, article.person, article.id, 0.9, place.name, place.quote)

    assert _is_replaced(services, article)

    found, body = find_text(services, article)
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

    assert find_text(services, article)[0].candidate == candidate


def test_it_goes_over_all_of_them_the_newest_first(services: Services) -> None:
    kept = [_kept(services, url=f"{URL}/{n}") for n in range(3)]
    person = only_person(services)

    assert reextract_all(services) == [each.id for each in reversed(kept)]

    assert reextract_all(services) == []
    assert unranked(services) == []
    found = reextraction_progress(services, person)
    assert (found.done, found.waiting, found.left) == (3, 0, 0)


def test_it_stops_and_goes_on(services: Services) -> None:
    article = _kept(services)
    person = only_person(services)

    stop_reextraction(services, person)
    assert reextract_all(services) == []
    resume_reextraction(services, person)
    assert [job.subject for job in work_off(services)][-2:] == [article.id, article.id]  # and its ranking
    assert reextraction_progress(services, person).done == 1


def test_it_leaves_what_is_queued_when_it_is_stopped(services: Services) -> None:
    article = _kept(services)
    person = only_person(services)
    with services.library.write() as c:
        queue_reextraction(c)
    cursor = claim_next(services)
    assert cursor is not None
    queue_older(services, cursor)
    assert waiting(services) == [("reextract", article.id)]

    stop_reextraction(services, person)
    list(work_off(services))

    assert waiting(services) == []
    assert reextraction_progress(services, person).waiting == 1
    resume_reextraction(services, person)
    list(work_off(services))
    assert reextraction_progress(services, person).waiting == 0


def test_it_queues_a_few_at_a_time(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PORTION_JOBS", 2)
    kept = [_kept(services, url=f"{URL}/{n}").id for n in range(5)]
    with services.library.write() as c:
        queue_reextraction(c)

    most = max(sum(kind == "reextract" for kind, _ in waiting(services)) for _job in work_off(services))

    assert most == 2
    assert reextraction_progress(services, only_person(services)).done == len(kept)


def test_it_gives_up_on_a_page_that_takes_the_process_with_it_again_and_again(services: Services) -> None:
    article = _kept(services)
    with services.library.write() as c:
        queue_reextraction(c)
        jobs.put(c, "reextract", article.id, priority=Priority.REEXTRACT)
        c.exec_driver_sql(
            f"UPDATE jobs SET interruptions = {limits.JOB_INTERRUPTIONS} WHERE kind = 'reextract'"
        )

    def read(page: FetchedPage, **_asked: object) -> ReadPage:
        raise AssertionError("it is not read once more")

    list(work_off(replace(services, read=read)))  # type: ignore[arg-type]

    assert waiting(services) == []
    assert reextraction_progress(services, only_person(services)).left == 1
