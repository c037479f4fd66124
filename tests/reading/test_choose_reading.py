"""Another reading of a kept page: what comes next, what stays, and that a later engine keeps to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from tests.once import read_ways
from tests.pages import PARAGRAPHS
from tests.queue import unranked
from tests.reading.kept_pages import URL, find_text, keep_page, serving
from webapp import extraction
from webapp.article import Candidate, FetchedPage
from webapp.dressing import name_sentences
from webapp.errors import NothingToRead, NotInLibrary
from webapp.extraction import pipeline, prepared_page
from webapp.library import Article, corrections, states
from webapp.reading.bring_in import bring_in
from webapp.reading.change_article import fetch_again, keep_position
from webapp.reading.choose_reading import choose_reading, try_another
from webapp.reading.only_person import only_person
from webapp.reading.reextract import find_older, reextract
from webapp.reading.save_article import save_address
from webapp.reading.services import Services
from webapp.reading.summarize_article import kept_ranking, rank_article
from webapp.sandbox.read_page import ReadPage

TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
BOX = "<div class='related teaser promo'><a href=/1>Related: a box with one more word about the tunnel</a></div>"
HEAD = "<title>The ferry | Bay News</title>"
# The three readings of it differ: without the box, with it, with what stands around.
PAGE = f"<html lang=en><head>{HEAD}</head><body><nav><a href=/>Home</a></nav><article>{BOX}{TEXT}</article></body></html>"
# The page marks nothing that the engine does not choose.
PLAIN = f"<html lang=en><head>{HEAD}</head><body><nav><a href=/>Home</a></nav><article>{TEXT}</article></body></html>"


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with serving(tmp_path, PAGE) as opened:
        yield opened


def _kept(services: Services, html: str = PAGE) -> Article:
    return keep_page(services, html)


def test_it_goes_round_the_readings(services: Services) -> None:
    article = _kept(services)
    own = find_text(services, article)[1].text

    assert try_another(services, article.person, article.id) == "marked"
    assert "one more word" in find_text(services, article)[1].text
    assert try_another(services, article.person, article.id) == "whole"
    assert find_text(services, article)[1].text.startswith("Home")
    assert try_another(services, article.person, article.id) == "chosen"
    assert find_text(services, article)[1].text == own
    assert "one more word" not in own


def test_it_passes_over_a_reading_with_the_same_text(services: Services) -> None:
    article = _kept(services, PLAIN)

    assert try_another(services, article.person, article.id) == "whole"
    assert try_another(services, article.person, article.id) == "chosen"


def test_it_says_that_there_is_no_other(services: Services) -> None:
    article = _kept(services, f"<html><head>{HEAD}</head><body><article>{TEXT}</article></body></html>")
    before = find_text(services, article)

    assert try_another(services, article.person, article.id) is None
    assert find_text(services, article) == before


@pytest.mark.usefixtures("nothing_known")
def test_it_reads_the_page_once_for_all_of_them(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    article = _kept(services)
    counted = Counter[str]()
    for module, name in (
        (prepared_page, "parse_page"),
        (pipeline, "score_blocks"),
        (extraction, "decode_page"),
    ):
        _count(monkeypatch, counted, module, name)

    try_another(services, article.person, article.id)

    assert counted == {"parse_page": 1, "score_blocks": 1, "decode_page": 1}


def _count(monkeypatch: pytest.MonkeyPatch, counted: Counter[str], module: ModuleType, name: str) -> None:
    real = getattr(module, name)

    def counting(*args: object, **more: object) -> object:
        counted[name] += 1
        return real(*args, **more)

    monkeypatch.setattr(module, name, counting)


def test_it_passes_over_a_kind_that_the_page_has_not(services: Services) -> None:
    article = _kept(services)

    def read(page: FetchedPage, candidates: Sequence[Candidate]) -> tuple[ReadPage, ...]:
        """As of a page without a mark: the engine's own choice comes in its place."""
        ways = dict(zip(candidates, read_ways(page, candidates), strict=True))
        chosen = ways["chosen"]
        ways["marked"] = replace(chosen, article=replace(chosen.article, text="Another."))
        return tuple(ways.values())

    assert try_another(replace(services, read_ways=read), article.person, article.id) == "whole"


def test_it_reads_the_way_that_is_named(services: Services) -> None:
    article = _kept(services)

    choose_reading(services, article.person, article.id, "whole")

    found, body = find_text(services, article)
    assert found.candidate == "whole"
    assert body.text.startswith("Home")


def test_it_ranks_and_keeps_what_its_reader_made(services: Services) -> None:
    article = _kept(services)
    with services.library.write() as c:
        states.set_starred(c, article.person, article.id, True)
        states.set_archived(c, article.person, article.id, True)
        corrections.edit(c, article.person, article.id, {"title": "My ferry"})
    before, _body = find_text(services, article)

    try_another(services, article.person, article.id)

    found, body = find_text(services, article)
    assert (found.starred_at, found.archived_at, found.title) == (
        before.starred_at,
        before.archived_at,
        "My ferry",
    )
    assert unranked(services) == [article.id]  # for a job: a request waits for no ranking
    assert rank_article(services, article.id) == kept_ranking(services, found, body)
    assert found.words > before.words
    assert found.change > before.change


def test_it_keeps_the_readers_place_at_its_sentence(services: Services) -> None:
    article = _kept(services)
    found, body = find_text(services, article)
    ranking = kept_ranking(services, found, body)
    assert ranking is not None
    read_last = ranking.sentences[6]
    names = name_sentences(body.text, body.blocks, ranking.sentences)
    keep_position(services, article.person, article.id, 0.6, names[6], "")

    choose_reading(services, article.person, article.id, "whole")

    found, body = find_text(services, article)
    ranking = rank_article(services, article.id)
    assert ranking is not None
    names = name_sentences(body.text, body.blocks, ranking.sentences)
    same = ranking.sentences[names.index(found.position_anchor or "")]
    assert same.text == read_last.text
    assert same.position > read_last.position
    assert 0.6 < found.position <= 1


def test_it_leaves_the_place_where_nothing_of_the_rest_is_found_again(services: Services) -> None:
    article = _kept(services)
    with services.library.write() as c:
        states.set_position(c, article.person, article.id, 0.6, "s3-0-abcdef", "Words that are not there")

    choose_reading(services, article.person, article.id, "whole")

    assert find_text(services, article)[0].position == 0.6


def test_it_keeps_to_the_reading_when_a_later_engine_comes(services: Services) -> None:
    article = _kept(services)
    choose_reading(services, article.person, article.id, "whole")
    before = find_text(services, article)[1]

    assert list(reextract(services, find_older(services, all_engines=True))) == [(article.id, True)]

    found, body = find_text(services, article)
    assert found.candidate == "whole"
    assert body == before


def test_it_keeps_to_the_reading_when_the_page_is_fetched_again(services: Services) -> None:
    article = _kept(services)
    choose_reading(services, article.person, article.id, "marked")

    fetch_again(services, article.person, article.id)
    bring_in(services, article.id)

    found, body = find_text(services, article)
    assert (found.candidate, found.failure_code) == ("marked", None)
    assert "one more word" in body.text


def test_it_reads_only_what_is_there(services: Services) -> None:
    article = save_address(services, only_person(services), URL)

    with pytest.raises(NothingToRead):
        try_another(services, article.person, article.id)
    with pytest.raises(NotInLibrary):
        try_another(services, article.person, 4711)


def test_a_thread_is_read_from_the_kept_page_without_the_network(services: Services) -> None:
    posts = "".join(
        f"<article class='post' id=post-{n}><a class=username href='/users/{name}'>{name}</a><time datetime='2019-05-0{n}'>"
        f"{n} May 2019</time><div class=post-body><p>{paragraph}</p></div></article>"
        for n, (name, paragraph) in enumerate(zip(("asta", "bodil", "cato"), PARAGRAPHS, strict=False), 1)
    )
    article = _kept(
        services, f"<html lang=en><head>{HEAD}</head><body><h1>The ferry</h1><div class=thread>{posts}</div>"
    )
    unplugged = replace(services, fetch=_no_network)

    shown = try_another(unplugged, only_person(unplugged), article.id)

    assert shown == "thread"
    found, body = find_text(unplugged, article)
    assert found.candidate == "thread"
    assert body.text.startswith(PARAGRAPHS[0]) and "bodil" in body.text
    assert [block.kind for block in body.blocks] == ["paragraph", *["reply"] * 4]


def _no_network(url: str) -> FetchedPage:
    raise AssertionError(url)
