"""The page of a list's summaries."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from sqlalchemy import event

from tests.pages import PARAGRAPHS, article_html, page_of
from tests.web.conftest import Reader, Web
from webapp.article import Digest, RankedArticle, Story
from webapp.library import READING_LIST
from webapp.reading.digest_articles import digest_articles
from webapp.reading.only_person import only_person

FERRY, AGAIN = "https://bay.example/ferry", "https://gulf.example/ferry"
BEES = "https://bay.example/bees"


def keep_three(reader: Reader, web: Web) -> list[int]:
    web.answers[AGAIN] = page_of(AGAIN, article_html("A hundred million crossings", PARAGRAPHS[1:]))
    bees = tuple(f"{n}. Bees of the garden wake earlier each spring, its gardeners say." for n in range(9))
    web.answers[BEES] = page_of(BEES, article_html("The bees are early", bees))
    return [reader.kept(url).id for url in (FERRY, AGAIN, BEES)]


def test_it_tells_each_story_of_the_list_once_and_leads_into_the_articles(reader: Reader, web: Web) -> None:
    ferry, again, bees = keep_three(reader, web)
    page = unescape(reader.get("/summaries").text)
    assert page.count('<li class="story"') == 2
    told_of_bees, told_of_ferry = page.split('<ul class="story-sentences">')[1:]
    assert set(re.findall(r"/articles/(\d+)\?in=unread#s[\w-]+", told_of_bees)) == {str(bees)}
    assert set(re.findall(r"/articles/(\d+)\?in=unread#s[\w-]+", told_of_ferry)) == {str(ferry), str(again)}


def test_it_lists_every_article_of_a_story_with_site_and_day(reader: Reader, web: Web) -> None:
    ferry, again, _bees = keep_three(reader, web)
    page = unescape(reader.get("/summaries").text)
    assert page.count("Told by 2 articles:") == 1
    tellers = page.split('<ul class="tellers">')[1].split('<ul class="story-sentences">')[0]
    assert re.findall(r"/articles/(\d+)\?in=unread", tellers) == [str(again), str(ferry)]
    assert tellers.count("<time") == 2
    named = set(re.findall(r'<cite class="teller"><bdi>([^<]+)', page))
    assert named == {"A hundred million crossings", "The ferry that would not stop"}  # of one site


def test_it_shows_the_two_sentences_of_a_passage_together(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.kept()
    monkeypatch.setattr("webapp.reading.digest_articles.make_digest", with_a_passage)
    page = reader.get("/summaries").text
    (item,) = re.findall(r'<li lang="en"[^>]*>(.*?)</li>', page.split('"story-sentences"')[1], re.DOTALL)
    assert item.count("<a href=") == 2
    assert "</a> … <a" in item


def with_a_passage(articles: list[RankedArticle], *, sentences: int) -> Digest:
    """One passage of two sentences that do not follow each other, as a list's item and its lead-in."""
    first, _between, last = (replace(s, rank=1) for s in articles[0].ranking.sentences[:3])
    return (Story((0,), ((0, first), (0, last))),)


def test_it_says_where_no_summary_does_an_article_justice(reader: Reader) -> None:
    reader.web.answers[BEES] = page_of(BEES, article_html("Bees", ("The bees woke early this spring.",)))
    reader.kept(BEES)
    reader.kept(FERRY)
    assert reader.get("/summaries").text.count("reading it is as quick") == 1


def test_it_leads_to_the_sentence_that_it_shows(reader: Reader) -> None:
    article = reader.kept()
    page = unescape(reader.get("/summaries").text)
    address, anchor, sentence = re.findall(r'href="(/articles/[^"#]+)#(s[\w-]+)">([^<]+)<', page)[0]
    assert str(article.id) in address
    shown = unescape(reader.get(address).text)
    assert sentence.startswith(re.findall(rf'id="{anchor}"[^>]*>([^<]+)', shown)[0])


def test_it_says_what_is_not_ranked_yet(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    reader.kept()
    monkeypatch.setattr("webapp.reading.digest_articles.ENGINE", "the next engine")
    assert "being ranked" in reader.get("/summaries").text


def test_it_is_reached_from_the_list(reader: Reader) -> None:
    reader.kept()
    assert "Summaries of everything unread" in reader.get("/").text
    assert "/summaries?in=all" in reader.get("/all").text


def test_it_says_when_there_is_nothing_and_refuses_a_wrong_place(reader: Reader) -> None:
    assert "Nothing left to read." in reader.get("/summaries").text
    assert reader.get("/summaries?after=nowhere").status_code == 404


def test_it_asks_the_library_three_times_however_long_the_list(reader: Reader, web: Web) -> None:
    keep_three(reader, web)
    person, asked = only_person(reader.services), []
    with reader.services.library.read() as c:
        event.listen(c.engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    digest_articles(reader.services, person, READING_LIST)
    assert len([statement for statement in asked if statement.startswith("SELECT")]) == 3
