"""The summary: open from the server, the same sentences in the article, each leading to its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from html import unescape

import pytest

from tests.pages import PARAGRAPHS, article_html, page_of
from tests.web.conftest import Reader
from webapp.article import Ranking
from webapp.errors import RankingFailed
from webapp.library import Article
from webapp.reading import open_article, open_summary
from webapp.reading.bring_in import bring_in
from webapp.reading.only_person import only_person
from webapp.reading.save_article import save_address
from webapp.reading.summarize_article import rank_article
from webapp.web.views.summary_panel import UNSUITED

TITLES = ("The boats", "The cable", "The captain")


@pytest.fixture
def rank_as(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Ranking], Ranking]], None]:
    """Show articles with their rankings changed, as another engine might rank them."""

    def install(change: Callable[[Ranking], Ranking]) -> None:
        own = open_article.kept_ranking
        for use_case in (open_article, open_summary):
            monkeypatch.setattr(
                use_case, "kept_ranking", lambda *args: (found := own(*args)) and change(found)
            )

    return install


def with_ranks(ranks: Mapping[int, int]) -> Callable[[Ranking], Ranking]:
    """Rank the sentences at these positions so, and all others behind them."""

    def change(ranking: Ranking) -> Ranking:
        others = iter(range(max(ranks.values()) + 1, len(ranking.sentences)))
        return replace(
            ranking,
            sentences=tuple(
                replace(s, rank=ranks[s.position] if s.position in ranks else next(others))
                for s in ranking.sentences
            ),
        )

    return change


def _panel(page: str) -> str:
    found = re.search(r'<section class="summary".*?</section>', page, re.S)
    assert found
    return found[0]


def _passages(page: str) -> list[str]:
    items = re.findall(r"<li>(.*?)</li>", _panel(page), re.S)
    return [unescape(re.sub(r"<[^>]+>", "", item)) for item in items]


def _kept_with_sections(reader: Reader) -> Article:
    url = "https://bay.example/sections"
    parts = "".join(
        f"<h2>{title}</h2><p>{first}</p><p>{second}</p>"
        for title, first, second in zip(TITLES, PARAGRAPHS, PARAGRAPHS[2:], strict=False)
    )
    html = article_html("Sections", ("The harbour looks ahead to a spring of decisions about its ferry.",))
    reader.web.answers[url] = page_of(url, html.replace("</article>", f"{parts}</article>"))
    return reader.kept(url)


def test_it_opens_the_panel_without_javascript(reader: Reader) -> None:
    article = reader.kept()

    page = reader.get(f"/articles/{article.id}?summary=3").text

    panel = re.search(r'<section class="summary".*?</section>', page, re.S)
    assert panel
    assert " hidden" not in panel[0].split(">")[0]
    links = re.findall(r'<li><a href="#(s[\w-]+)">', panel[0])
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

    assert len(ranks) == 10
    assert {0, 9} <= set(ranks) <= set(range(10))  # two of a passage share the rank of the later one


def test_it_answers_json_where_that_is_asked_for(reader: Reader) -> None:
    article = reader.kept()

    found = reader.get(
        f"/articles/{article.id}/summary?summary=2", headers={"Accept": "application/json"}
    ).json

    assert len(found["sentences"]) == 2
    shown = reader.get(f"/articles/{article.id}").text
    assert all(
        f'id="{sentence["url"].split("#")[1]}" class="sentence"' in shown for sentence in found["sentences"]
    )
    page = re.sub(r"<[^>]+>", "", shown)
    assert all(
        sentence["text"].replace("'", "&#39;") in page or sentence["text"] in page
        for sentence in found["sentences"]
    )


def test_it_answers_a_fragment_for_scripts(reader: Reader) -> None:
    article = reader.kept()

    fragment = reader.get(f"/articles/{article.id}/summary?summary=2").text

    assert fragment.lstrip().startswith("<section")
    assert fragment.count("<li>") == 2


def test_it_shows_two_sentences_of_a_passage_as_one_and_counts_them_as_two(reader: Reader, rank_as) -> None:
    article = reader.kept()
    rank_as(with_ranks({4: 0, 0: 2, 1: 2}))

    page = reader.get(f"/articles/{article.id}?summary=3").text

    first, second = _passages(page)
    assert first.startswith("The harbour ferry has crossed")
    assert " since 1911. On Monday it carried" in first
    assert second.startswith("The ferry company expects")
    assert page.count('class="sentence chosen"') == 3
    assert 'aria-valuetext="3 sentences"' in page
    assert len(re.findall(r"<a href=\"#", "".join(re.findall(r"<li>.*?</li>", _panel(page))))) == 3


def test_it_puts_a_passage_together_whose_sentences_stand_apart(reader: Reader, rank_as) -> None:
    article = reader.kept()
    rank_as(with_ranks({4: 0, 1: 2, 6: 2}))

    page = reader.get(f"/articles/{article.id}?summary=3").text

    assert re.fullmatch(r"On Monday .* night shift\. … Engineers have .*", _passages(page)[0])


@pytest.mark.parametrize(("asked", "shown"), [("1", 1), ("2", 1), ("3", 3), ("4", 4)])
def test_it_tells_the_length_that_there_is_where_a_passage_leaves_one_unfilled(
    reader: Reader, rank_as, asked: str, shown: int
) -> None:
    article = reader.kept()
    rank_as(lambda ranking: replace(with_ranks({4: 0, 0: 2, 1: 2})(ranking), length=4))

    page = reader.get(f"/articles/{article.id}?summary={asked}").text

    assert page.count('class="sentence chosen"') == shown
    assert f'aria-valuetext="{shown} sentence' in page
    assert f"data-length-shown>{shown}<" in page


@pytest.mark.parametrize("length", [2, 7])
def test_it_is_as_long_as_the_article_asks_for(reader: Reader, rank_as, length: int) -> None:
    article = reader.kept()
    rank_as(lambda ranking: replace(with_ranks({0: 0})(ranking), length=length))

    assert len(_passages(reader.get(f"/articles/{article.id}?summary=").text)) == length
    found = reader.get(f"/articles/{article.id}/summary", headers={"Accept": "application/json"}).json
    assert len(found["sentences"]) == length


def test_it_keeps_to_the_readers_own_length(reader: Reader, rank_as) -> None:
    article = reader.kept()
    rank_as(lambda ranking: replace(ranking, length=7))
    reader.post("/settings", {"summaries": "2"})

    assert len(_passages(reader.get(f"/articles/{article.id}?summary=").text)) == 2
    assert len(_passages(reader.get(f"/articles/{article.id}?summary=3").text)) == 3


def test_it_tells_each_section_under_its_heading(reader: Reader) -> None:
    article = _kept_with_sections(reader)

    page = reader.get(f"/articles/{article.id}?summary=sections").text

    links = re.findall(r'<li><h3><a href="#([^"]+)">([^<]+)</a></h3><a href="#([^"]+)">', _panel(page))
    assert [title for _heading, title, _sentence in links] == list(TITLES)
    for heading, _title, sentence in links:
        assert page.index(f'<h2 id="{heading}"') < page.index(f'<span id="{sentence}"')
    assert page.count('class="sentence chosen"') == 3
    assert "data-length-shown><" in page


def test_it_offers_no_summary_by_section_where_there_are_none(reader: Reader, rank_as) -> None:
    article = reader.kept()
    rank_as(lambda ranking: replace(with_ranks({4: 0})(ranking), length=4))

    page = reader.get(f"/articles/{article.id}?summary=sections").text

    assert "By section" not in page
    assert len(_passages(page)) == 4  # as many as it asks for


def test_it_leaves_out_a_section_with_nothing_worth_showing(reader: Reader, rank_as) -> None:
    article = _kept_with_sections(reader)
    rank_as(
        lambda ranking: replace(
            ranking,
            sentences=tuple(replace(s, salience=0.0 if s.position > 8 else 0.1) for s in ranking.sentences),
        )
    )

    found = reader.get(f"/articles/{article.id}/summary", headers={"Accept": "application/json"}).json

    assert found["sections"] == []  # two are left


@pytest.mark.parametrize("kind", UNSUITED)
def test_it_says_before_the_click_that_no_summary_does_it_justice(reader: Reader, rank_as, kind: str) -> None:
    article = reader.kept()
    rank_as(lambda ranking: replace(ranking, unsuited=kind))

    page = reader.get(f"/articles/{article.id}").text

    said = re.findall(r'<p class="summary-call">\s*<span>([^<]+)</span>', page)
    assert len(said) == 1
    assert "No time to read?" not in page
    assert len(_passages(reader.get(f"/articles/{article.id}?summary=2").text)) == 2


def test_it_shows_the_sentences_of_a_short_article_too(reader: Reader) -> None:
    url = "https://bay.example/short"
    reader.web.answers[url] = page_of(
        url, article_html("Short", ("The ferry is late today. It waits for the nurse.",))
    )
    article = reader.kept(url)

    assert len(_passages(reader.get(f"/articles/{article.id}?summary=").text)) == 1
    assert _passages(reader.get(f"/articles/{article.id}?summary=2").text) == [
        "The ferry is late today.",
        "It waits for the nurse.",
    ]


def test_it_leads_a_key_term_to_the_first_sentence_that_has_it(reader: Reader) -> None:
    article = reader.kept()

    page = reader.get(f"/articles/{article.id}").text

    terms = re.findall(r'<a class="term" data-term href="#([^"]+)"[^>]*>([^<]+)</a>', page)
    assert terms
    for anchor, term in terms:
        assert term.lower() in page.split(f'<span id="{anchor}"')[1].split("</span>")[0].lower()


def _unranked(reader: Reader) -> Article:
    article = reader.kept()
    with reader.services.library.write() as c:
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
