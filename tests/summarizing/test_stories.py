"""Articles are told as one story when they report the same event, and only then."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.summarizing.news import (
    BOILERPLATE,
    COUNCIL,
    COUNCIL_AGAIN,
    COUNCIL_LATER,
    LETTER,
    LETTER_NEXT,
    MATCH,
    MATCH_OTHER,
    MATCH_RETURN,
    PUURU,
    RAT,
    RAT_ANDERSWO,
    RAT_NOCHMAL,
    STORM,
    STORM_OTHER,
    STORM_YEARS_LATER,
    TOUDAI,
    TOUDAI_AGAIN,
    report,
)
from webapp.article import RankedArticle
from webapp.summarizing import make_digest

LIGHTHOUSE = report("Council of Harlow Bay buys the old lighthouse", COUNCIL, "2026-03-03")
LIGHTHOUSE_AGAIN = report(
    "Harlow Bay buys back its lighthouse for 340,000 pounds", COUNCIL_AGAIN, "2026-03-04"
)
SAME = {
    "two papers, other words": (LIGHTHOUSE, LIGHTHOUSE_AGAIN),
    "a follow-up a day later": (
        LIGHTHOUSE,
        report("Society will sell lighthouse to Harlow Bay council", COUNCIL_LATER, "2026-03-04"),
    ),
    "German": (
        report("Altenried kauft die alte Papiermühle", RAT, "2026-03-03", "de"),
        report("Altenried: Museum in der Papiermühle beschlossen", RAT_NOCHMAL, "2026-03-04", "de"),
    ),
    "Japanese": (
        report("晴浜町議会、古い灯台の買い取りを決める", TOUDAI, "2026-03-03", "ja"),
        report("晴浜町、灯台を3400万円で買い戻し", TOUDAI_AGAIN, "2026-03-04", "ja"),
    ),
}
APART = {
    "two storms": (
        report("Storm Agda tears roofs from houses", STORM, "2026-02-10"),
        report("Storm Berit floods streets of Kirkvale", STORM_OTHER, "2026-02-14"),
    ),
    "two storms, one place": (
        report("Storm tears roofs from houses in Port Ellis", STORM, "2026-02-10"),
        report("Storm tears roofs from houses in Port Ellis", STORM_YEARS_LATER, "2028-11-07"),
    ),
    "two matches of one day": (
        report("Rovers go top of northern league", MATCH, "2026-05-02"),
        report("Kirkvale leave bottom of northern league", MATCH_OTHER, "2026-05-02"),
    ),
    "two matches of the same teams": (
        report("Dunmore Rovers beat Port Ellis", MATCH, "2026-05-02"),
        report("Port Ellis beat Dunmore Rovers", MATCH_RETURN, "2026-09-12"),
    ),
    "two letters with the same frame": (
        report("Good morning, Harlow Bay: the ferry", f"{BOILERPLATE} {LETTER}", "2026-03-03"),
        report("Good morning, Harlow Bay: the choir", f"{BOILERPLATE} {LETTER_NEXT}", "2026-03-04"),
    ),
    "instalments": (
        report("Harlow Bay by numbers, part 1", COUNCIL, "2026-03-03"),
        report("Harlow Bay by numbers, part 2", COUNCIL_AGAIN, "2026-03-04"),
    ),
    "German": (
        report("Gemeinderat kauft die alte Papiermühle", RAT, "2026-03-03", "de"),
        report("Gemeinderat saniert das alte Freibad", RAT_ANDERSWO, "2026-03-03", "de"),
    ),
    "Japanese": (
        report("町議会、古い灯台の買い取りを決める", TOUDAI, "2026-03-03", "ja"),
        report("町議会、古いプールの改修を決める", PUURU, "2026-03-03", "ja"),
    ),
}


def stories(*articles: RankedArticle) -> list[tuple[int, ...]]:
    return [story.articles for story in make_digest(articles, sentences=3)]


def undated(*articles: RankedArticle) -> list[RankedArticle]:
    return [replace(article, published=None) for article in articles]


@pytest.mark.parametrize("pair", SAME.values(), ids=SAME.keys())
def test_it_merges_reports_of_one_event(pair: tuple[RankedArticle, RankedArticle]) -> None:
    assert stories(*pair) == [(0, 1)]


@pytest.mark.parametrize("pair", APART.values(), ids=APART.keys())
def test_it_keeps_apart_what_only_looks_alike(pair: tuple[RankedArticle, RankedArticle]) -> None:
    assert stories(*pair) == [(0,), (1,)]


def test_it_tells_the_same_in_a_list_of_all() -> None:
    alike = [article for pair in SAME.values() for article in pair]
    others = [article for pair in APART.values() for article in pair]
    taken, articles = set[str](), list[RankedArticle]()
    for article in (*alike, *others):
        text = article.ranking.sentences[0].text
        if text not in taken:
            taken.add(text)
            articles.append(article)
    assert [story for story in stories(*articles) if len(story) > 1] == [(0, 1, 2), (3, 4), (5, 6)]


def test_without_dates_it_goes_by_the_days_that_the_texts_name() -> None:
    assert stories(*undated(LIGHTHOUSE, LIGHTHOUSE_AGAIN)) == [(0, 1)]
    timeless = [report(article.title, text.replace("on Tuesday", "then")) for article, text in (
        (LIGHTHOUSE, COUNCIL), (LIGHTHOUSE_AGAIN, COUNCIL_AGAIN)
    )]  # fmt: skip
    assert stories(*timeless) == [(0,), (1,)]


def test_it_merges_a_page_that_was_saved_twice() -> None:
    later = replace(LIGHTHOUSE, published=None, lang="en-GB")
    cut = report("The old lighthouse", " ".join(COUNCIL.split(". ")[:5]))
    assert stories(LIGHTHOUSE, later) == [(0, 1)]
    short = report("A note", "Closed today.")
    assert stories(short, LIGHTHOUSE, short) == [(0, 2), (1,)]
    assert stories(cut, cut) == [(0, 1)]


def test_it_merges_a_text_that_two_papers_print_under_other_titles() -> None:
    other = replace(LIGHTHOUSE, title="Old lighthouse goes to the town for 340,000 pounds", published=None)
    assert stories(LIGHTHOUSE, other) == [(0, 1)]


def test_it_keeps_apart_what_stands_behind_the_same_wall() -> None:
    wall = "This story is for subscribers. Log in to read on, or choose one of our offers from Monday on."
    assert stories(report("Agda tears roofs off", wall), report("Rovers go top", wall)) == [(0,), (1,)]
