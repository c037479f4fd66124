"""The summary: open from the server, the same sentences in the article, each leading to its place."""

from __future__ import annotations

import re

from tests.pages import article_html, page_of
from tests.web.conftest import Reader


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


def test_it_makes_sense_of_a_length_that_makes_none(reader: Reader) -> None:
    article = reader.kept()

    for asked in ("0", "-3", "many", "999999999999", "²"):
        assert reader.get(f"/articles/{article.id}?summary={asked}").status_code == 200
