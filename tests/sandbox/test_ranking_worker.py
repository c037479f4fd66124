"""Workers rank texts; whatever a text does to its worker, the article stays, and is not ranked for ever."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.once import rank_sentences, read_page
from tests.pages import PARAGRAPHS, page_of
from tests.queue import unranked
from webapp import limits
from webapp.article import Block, Ranking, Sentence
from webapp.errors import RankingFailed
from webapp.library import articles
from webapp.reading.bring_in import bring_in
from webapp.reading.edit_article import edit_article
from webapp.reading.only_person import only_person
from webapp.reading.save_article import save_address
from webapp.reading.services import Services, open_services
from webapp.reading.summarize_article import rank_article
from webapp.sandbox.ranking_messages import FAILED, pack_ranking, pack_text, unpack_ranking, unpack_text
from webapp.sandbox.ranking_worker import RankingWorkers
from webapp.sandbox.worker_pool import WorkersClosed
from webapp.settings import Settings
from webapp.summarizing import ENGINE

URL = "https://bay.example/ferry"
TEXT = "\n\n".join(PARAGRAPHS)


@pytest.fixture
def workers(borrowed_workers: None) -> Iterator[RankingWorkers]:
    made = RankingWorkers(size=1)
    yield made
    made.close()


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opened = open_services(Settings(data=tmp_path, starter=False))
    yield replace(opened, fetch=page_of, read=read_page, warm_ranking=lambda: None)
    opened.close()


def _kept(services: Services) -> int:
    article = bring_in(services, save_address(services, only_person(services), URL).id)
    assert article is not None
    return article.id


def test_it_ranks_as_this_process_would(workers: RankingWorkers) -> None:
    about = {"title": "The ferry", "lang": "en", "blocks": (Block("paragraph", 0, len(TEXT)),)}

    ranked = workers.rank(TEXT, **about, hints={"bold": ("the cable",)})

    assert ranked == rank_sentences(TEXT, **about, hints={"bold": ("the cable",)})


def test_it_hands_over_all_that_is_known_of_a_text() -> None:
    blocks = (Block("heading", 0, 4), Block("lead-in", 6, 9))
    hints = {"keywords": ["ferry", "\ud800"], "key_points": []}

    text, about = unpack_text(pack_text("A\u2028\ud800", "Title", None, blocks, hints))

    assert text == "A\u2028\ud800"
    assert about == {"title": "Title", "lang": None, "blocks": blocks, "hints": hints}
    assert unpack_text(pack_text("A", None, "de", None, None))[1]["blocks"] is None


def test_it_takes_over_a_whole_ranking_and_nothing_else() -> None:
    text = "One. Two."
    sentences = (Sentence("One.", 0, 4, 0.25, 0, 1), Sentence("Two.", 5, 9, 0.75, 1, 1))
    ranking = Ranking(sentences, ("two",), "en", ENGINE, length=2, unsuited="poem")

    assert unpack_ranking(pack_ranking(ranking), text) == ranking
    assert unpack_ranking(FAILED, text) is None
    for wrong in (
        [[[0, 10, 0.5, 0]], [], None, 5, None],  # outside of the text
        [[[5, 9, 0.5, 0], [0, 4, 0.5, 1]], [], None, 5, None],
        [[[0, "4", 0.5, None]], [], None, 5, None],
        [[], [], None, 5, "a joke"],
        [[], []],
        {"a": 1},
        7,
    ):
        with pytest.raises(ValueError):
            unpack_ranking(json.dumps(wrong).encode(), text)


def test_it_is_started_before_it_is_needed_and_replaced_where_it_was_killed() -> None:
    workers = RankingWorkers(size=1)
    workers.warm()
    (worker,) = workers._pool._used_at
    workers.warm()

    assert workers.rank(TEXT).sentences
    assert workers._pool._used_at.keys() == {worker}

    os.kill(worker._process.pid, signal.SIGKILL)
    worker._process.wait()

    assert workers.rank(TEXT).sentences
    assert workers._pool._used_at.keys().isdisjoint({worker})
    workers.close()


def test_it_gives_up_on_what_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "RANKING_WALL_SECONDS", 0.0)
    workers = RankingWorkers(size=1)
    with pytest.raises(RankingFailed):
        workers.rank(TEXT)
    workers.close()


def test_it_knows_nothing_of_a_text_when_it_is_closed() -> None:
    workers = RankingWorkers(size=1)
    workers.close()
    with pytest.raises(WorkersClosed):
        workers.rank(TEXT)


@pytest.mark.slow
def test_it_ranks_50_000_sentences_within_its_memory(workers: RankingWorkers) -> None:
    words = " ".join(f"w{number % 9973}" for number in range(19))
    text = "\n\n".join(f"Line {number} {words}." for number in range(50_000))

    assert len(workers.rank(text, lang="en").sentences) == 50_000
    assert workers.rank(TEXT).sentences  # and the worker goes on


def test_a_text_that_cannot_be_ranked_stays_readable_and_is_not_tried_again(services: Services) -> None:
    asked: list[str] = []

    def rank(text: str, **_about: object) -> Ranking:
        asked.append(text)
        raise RankingFailed

    failing = replace(services, rank=rank)
    article_id = _kept(failing)

    ranking = rank_article(failing, article_id)

    assert len(asked) == 1
    assert unranked(failing) == []
    assert ranking is not None
    assert (ranking.sentences, ranking.unsuited) == ((), None)  # out of reach, not short
    with services.library.read() as c:
        article = articles.find_any(c, article_id)
    assert article is not None
    assert article.state == "ready"


def test_a_readers_own_title_ranks_nothing_anew(services: Services) -> None:
    titles: list[str | None] = []

    def rank(text: str, *, title: str | None = None, **_about: object) -> Ranking:
        titles.append(title)
        return rank_sentences(text, title=title)

    seen = replace(services, rank=rank)
    article_id = _kept(seen)
    edit_article(seen, only_person(seen), article_id, {"title": "Mine"})
    assert unranked(seen) == []

    with services.library.write() as c:
        c.exec_driver_sql("DELETE FROM rankings")  # as a later engine finds it
    assert unranked(seen) == [article_id]
    rank_article(seen, article_id)

    assert titles == ["The ferry that would not stop"] * 2
