"""The summary: open from the server, the same sentences in the article, each leading to its place."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.pages import article_html, page_of
from tests.web.conftest import Reader
from webapp.article import Ranking
from webapp.errors import RankingFailed
from webapp.library import Article
from webapp.reading.bring_in import bring_in
from webapp.reading.only_person import only_person
from webapp.reading.save_article import save_address
from webapp.reading.summarize_article import rank_article


def test_it_opens_the_panel_without_javascript(reader: Reader) -> None:
    article = reader.kept()

    page = reader.get(f"/articles/{article.id}?summary=3").text

    panel = re.search(r'<section class="summary".*?</section>', page, re.S)
    assert panel
    assert " hidden" not in panel[0].split(">")[0]
    links = re.findall(r'<li><a href="#(s\d+)">', panel[0])
    assert len(links) == 3
    assert all(f'id="{link}"' in page for link in links)
    assert page.count('class="sentence chosen"') == 3


def test_it_leaves_the_panel_closed_until_asked(reader: Reader) -> None:
    article = reader.kept()

    page = reader.get(f"/articles/{article.id}").text

    assert re.search(r'<section class="summary"[^>]* hidden', page)
    assert page.count("Get a summary</a>") == 2
    assert "sentence chosen" not in page


def test_it_ranks_every_sentence_so_that_any_length_needs_no_request(reader: Reader) -> None:
    article = reader.kept()

    ranks = [
        int(rank) for rank in re.findall(r'data-rank="(\d+)"', reader.get(f"/articles/{article.id}").text)
    ]

    assert sorted(ranks) == list(range(10))


def test_it_answers_json_where_that_is_asked_for(reader: Reader) -> None:
    article = reader.kept()

    found = reader.get(
        f"/articles/{article.id}/summary?summary=2", headers={"Accept": "application/json"}
    ).json

    assert len(found["sentences"]) == 2
    page = re.sub(r"<[^>]+>", "", reader.get(f"/articles/{article.id}").text)
    assert all(
        sentence["text"].replace("'", "&#39;") in page or sentence["text"] in page
        for sentence in found["sentences"]
    )


def test_it_answers_a_fragment_for_scripts(reader: Reader) -> None:
    article = reader.kept()

    fragment = reader.get(f"/articles/{article.id}/summary?summary=2").text

    assert fragment.lstrip().startswith("<section")
    assert fragment.count("<li>") == 2


def test_it_says_that_an_article_is_too_short(reader: Reader) -> None:
    url = "https://bay.example/short"
    reader.web.answers[url] = page_of(
        url, article_html("Short", ("The ferry is late today. It waits for the nurse.",))
    )
    article = reader.kept(url)

    page = reader.get(f"/articles/{article.id}?summary=5").text

    assert "too short to summarize" in page


def _unranked(reader: Reader) -> Article:
    article = reader.kept()
    with reader.services.library.writing() as c:
        c.exec_driver_sql("DELETE FROM rankings")
    return article


def test_it_waits_for_a_ranking_and_makes_none_itself(reader: Reader) -> None:
    article = _unranked(reader)

    page = reader.get(f"/articles/{article.id}?summary=3").text
    fragment = reader.get(f"/articles/{article.id}/summary").text
    found = reader.get(f"/articles/{article.id}/summary", headers={"Accept": "application/json"}).json
    state = reader.get(f"/articles/{article.id}/summary/state").json

    assert "The summary is being made" in page
    assert "The summary is being made" in fragment
    assert f'data-waiting="/articles/{article.id}/summary/state"' in page
    assert '<noscript><meta http-equiv="refresh"' in page
    assert (found["is_ready"], found["sentences"], state) == (False, [], {"is_on_its_way": True})


def test_it_shows_the_summary_once_it_is_made(reader: Reader) -> None:
    article = _unranked(reader)
    rank_article(reader.services, article.id)

    page = reader.get(f"/articles/{article.id}?summary=3").text

    assert reader.get(f"/articles/{article.id}/summary/state").json == {"is_on_its_way": False}
    assert "being made" not in page
    assert "http-equiv" not in page
    assert page.count('class="sentence chosen"') == 3


def test_it_waits_for_nothing_until_it_is_asked(reader: Reader) -> None:
    page = reader.get(f"/articles/{_unranked(reader).id}").text

    assert "data-waiting" not in page
    assert "http-equiv" not in page


def test_it_says_that_a_summary_cannot_be_had(reader: Reader) -> None:
    def rank(text: str, **_about: object) -> Ranking:
        raise RankingFailed

    failing = replace(reader.services, rank=rank)
    article = bring_in(failing, save_address(failing, only_person(failing), "https://bay.example/long").id)
    assert article is not None

    page = reader.get(f"/articles/{article.id}?summary=3").text

    assert "There is no summary of this article" in page
    assert "The harbour ferry" in page
    assert "data-waiting" not in page
    assert reader.get("/summaries").status_code == 200
    assert reader.get("/").status_code == 200


def test_it_makes_sense_of_a_length_that_makes_none(reader: Reader) -> None:
    article = reader.kept()

    for asked in ("0", "-3", "many", "999999999999", "²"):
        assert reader.get(f"/articles/{article.id}?summary={asked}").status_code == 200
