"""Hidden elements of an article: in nothing that is made of its text, found again in the next text, never lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.pages import PARAGRAPHS, page_of
from tests.queue import unranked
from tests.reading.kept_pages import find_text, keep_page, serving
from webapp.article import Ranking
from webapp.dressing import name_sentences
from webapp.errors import ElementGone, NothingLeft, NotInLibrary
from webapp.library import Article, articles, images, rankings
from webapp.library.listings import READING_LIST
from webapp.reading.bring_in import bring_in
from webapp.reading.change_article import fetch_again, keep_position
from webapp.reading.choose_reading import choose_reading
from webapp.reading.digest_articles import digest_articles
from webapp.reading.glance_at_article import glance_at_article
from webapp.reading.hide_element import hide_element, show_again
from webapp.reading.open_article import open_article
from webapp.reading.open_summary import open_summary
from webapp.reading.reextract import find_older, reextract
from webapp.reading.services import Services
from webapp.reading.show_body import show_body
from webapp.reading.summarize_article import rank_article
from webapp.summarizing import ENGINE

FIGURE = (
    '<figure><img src="https://bay.example/cap.png" alt="The cap"><figcaption>The cap.</figcaption></figure>'
)


def _html(*paragraphs: str, teaser: str = "A hundred million crossings.", before: str = "") -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    head = (
        f'<title>The ferry | Bay News</title><meta name=description content="{teaser}">'
        '<meta property="og:image" content="https://bay.example/cap.png">'
    )
    return f"<html lang=en><head>{head}</head><body><nav><a href=/>Home</a></nav><article><h1>The ferry</h1>{before}{text}{FIGURE}</article></body></html>"


PAGE = _html(*PARAGRAPHS)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with serving(tmp_path, PAGE) as opened:
        yield opened


def _kept(services: Services, html: str = PAGE) -> Article:
    return keep_page(services, html)


def _fetched(services: Services, article: Article, html: str) -> None:
    fetch_again(services, article.person, article.id)
    bring_in(replace(services, fetch=lambda url: page_of(url, html)), article.id)


def _name(services: Services, article: Article, begin: str) -> str:
    """What a page names the element that begins so."""
    elements = show_body(find_text(services, article)[1], with_names=True).hiding.elements
    return next(f"{at}-{each.check}" for at, each in enumerate(elements) if each.words.startswith(begin))


def _hide(services: Services, article: Article, begin: str) -> None:
    hide_element(services, article.person, article.id, _name(services, article, begin))


def _ranking(services: Services, article: Article) -> Ranking:
    ranking = rank_article(services, article.id)
    assert ranking is not None
    return ranking


def test_a_hidden_paragraph_is_in_nothing_that_is_made_of_the_text(services: Services) -> None:
    before = _kept(services)

    _hide(services, before, "The harbour ferry")

    assert unranked(services) == [before.id]  # a job does it
    ranking = _ranking(services, before)
    found, body = find_text(services, before)
    assert all("harbour ferry has crossed" not in sentence.text for sentence in ranking.sentences)
    assert found.words == before.words - len(PARAGRAPHS[0].split())
    assert (found.opening or "").startswith("She was given")
    assert found.change > before.change
    with services.library.read() as c:
        first = rankings.first_sentences(c, [found.id], ENGINE)
    assert first[found.id] in " ".join(PARAGRAPHS[1:])
    glance = glance_at_article(services, found.person, found.id)
    page = open_article(services, glance, image_folder="/").text
    assert "harbour ferry has crossed" not in page.html
    assert page.hidden == 1
    assert "harbour ferry has crossed" in body.text  # nothing is lost


def test_what_is_left_has_its_marks_where_they_were(services: Services) -> None:
    article = _kept(services)
    body = find_text(services, article)[1]
    before = _ranking(services, article)
    names = dict(zip(name_sentences(body.text, body.blocks, before.sentences), before.sentences, strict=True))

    _hide(services, article, "She was given")

    after = _ranking(services, article)
    left = name_sentences(body.text, body.blocks, after.sentences)
    assert [names[name].text for name in left] == [sentence.text for sentence in after.sentences]
    assert {*names} - {*left} == {name for name, each in names.items() if each.text in PARAGRAPHS[1]}
    glance = glance_at_article(services, article.person, article.id)
    html = open_article(services, glance, image_folder="/").text.html
    assert all(f'id="{name}"' in html for name in left)
    summary = open_summary(replace(services, opened=type(services.opened)(0)), glance)
    assert summary is not None
    assert summary.anchors == left


def test_a_digest_tells_nothing_of_it(services: Services) -> None:
    article = _kept(services)
    for paragraph in PARAGRAPHS[:4]:
        _hide(services, article, paragraph[:20])
    _ranking(services, article)

    page = digest_articles(services, article.person, READING_LIST)

    told = [passage.passage.text for story in page.stories for passage in story.passages]
    assert told and all(text in PARAGRAPHS[4] for text in told)


def test_showing_it_again_brings_back_all_of_it(services: Services) -> None:
    before = _kept(services)
    own, ranking = find_text(services, before)[1], _ranking(services, before)
    name = _name(services, before, "The harbour ferry")

    hide_element(services, before.person, before.id, name)
    hide_element(services, before.person, before.id, name)  # sent twice
    show_again(services, before.person, before.id, name)
    show_again(services, before.person, before.id, name)

    found, body = find_text(services, before)
    assert body == own
    assert replace(found, change=0) == replace(before, change=0)
    assert _ranking(services, found) == ranking


@pytest.mark.parametrize("way", ["fetched again", "extracted again", "another reading"])
def test_it_stays_hidden_in_the_next_text(services: Services, way: str) -> None:
    article = _kept(services)
    _hide(services, article, "She was given")

    match way:
        case "fetched again":
            more = "A paragraph that was not there before, put on top of all others by the paper."
            _fetched(services, article, _html(more, *PARAGRAPHS))
        case "extracted again":
            assert list(reextract(services, find_older(services, all_engines=True))) == [(article.id, True)]
        case "another reading":
            choose_reading(services, article.person, article.id, "whole")

    found, body = find_text(services, article)
    assert PARAGRAPHS[1] in body.text
    assert "She was given" not in show_body(body).text
    assert "She was given" not in show_body(body).html
    assert all("brass whistle" not in sentence.text for sentence in _ranking(services, found).sentences)
    show_again(services, found.person, found.id, str(body.hidden[0]))
    assert "She was given" in show_body(find_text(services, found)[1]).html


def test_what_is_no_longer_there_waits(services: Services) -> None:
    article = _kept(services)
    _hide(services, article, "She was given")
    other = f"She got a whistle of brass. {PARAGRAPHS[1].removeprefix('She was given a brass whistle')}"

    _fetched(services, article, _html(PARAGRAPHS[0], other, *PARAGRAPHS[2:]))
    assert "She got a whistle" in show_body(find_text(services, article)[1]).text
    assert len(find_text(services, article)[1].hidden) == 1

    _fetched(services, article, PAGE)
    assert "She was given" not in show_body(find_text(services, article)[1]).text


def test_a_teaser_and_a_picture_that_are_hidden_are_on_no_list(services: Services) -> None:
    article = _kept(services, _html(*PARAGRAPHS, teaser=PARAGRAPHS[0][:60] + "..."))
    assert (article.excerpt, article.lead_image) != (None, None)

    _hide(services, article, "The harbour ferry")
    _hide(services, article, "The cap")

    found = find_text(services, article)[0]
    assert (found.excerpt, found.lead_image) == (None, None)
    for element in find_text(services, article)[1].hidden:
        show_again(services, article.person, article.id, str(element))
    found = find_text(services, article)[0]
    assert (found.excerpt, found.lead_image, found.printed) == (article.excerpt, article.lead_image, {})


def test_a_hidden_picture_stands_beside_no_row_of_a_list(services: Services) -> None:
    article = _kept(services)
    with services.library.write() as c:
        picture = images.keep(c, services.library.image_files, b"cap", "image/png", 200, 200)
        images.attach(c, article.id, "https://bay.example/cap.png", picture)
    name = _name(services, article, "The cap.")

    def thumbnails() -> dict[int, str]:
        with services.library.read() as c:
            return images.thumbnails(c, [article.id])

    assert thumbnails() == {article.id: picture}
    hide_element(services, article.person, article.id, name)
    assert thumbnails() == {}
    show_again(services, article.person, article.id, name)
    assert thumbnails() == {article.id: picture}


@pytest.mark.parametrize(
    ("teaser", "is_hidden"),
    [
        (f"{PARAGRAPHS[0][-60:]} {PARAGRAPHS[1][:50]} …", True),  # cut over the end of a paragraph
        (f"Bay News: {PARAGRAPHS[1][:50]}", True),
        (PARAGRAPHS[0][:80], False),
        ("A whistle, a ferry and the people of the harbour.", False),
    ],
)
def test_a_teaser_goes_where_it_says_what_is_hidden(services: Services, teaser: str, is_hidden: bool) -> None:
    article = _kept(services, _html(*PARAGRAPHS, teaser=teaser))
    assert article.excerpt is not None

    _hide(services, article, "She was given")

    assert find_text(services, article)[0].excerpt == (None if is_hidden else article.excerpt)


def test_a_teaser_stays_where_what_it_says_is_shown_elsewhere(services: Services) -> None:
    article = _kept(services, _html(PARAGRAPHS[0], *PARAGRAPHS, teaser=PARAGRAPHS[0][:60]))

    _hide(services, article, "The harbour ferry")

    assert find_text(services, article)[0].excerpt == article.excerpt


def test_what_goes_with_its_list_can_be_hidden_all_the_same(services: Services) -> None:
    """In another tab, where the list is still there."""
    ferry, tide = "The ferry left at nine in the morning.", "The tide came an hour later than it had."
    article = _kept(services, _html(*PARAGRAPHS, f"<ul><li>{ferry}</li><li>{tide}</li></ul>"))
    both, one = _name(services, article, f"{ferry} {tide}"[:60]), _name(services, article, tide)
    hide_element(services, article.person, article.id, both)

    hide_element(services, article.person, article.id, one)
    show_again(services, article.person, article.id, both)

    left = show_body(find_text(services, article)[1])
    assert ferry in left.html
    assert tide not in left.html
    show_again(services, article.person, article.id, one)
    assert find_text(services, article)[1].hidden == ()


def test_an_image_that_is_shown_elsewhere_is_on_lists(services: Services) -> None:
    twice = f"{FIGURE}<p>A paragraph between the two pictures of the cap, which are the same one.</p>"
    article = _kept(services, _html(*PARAGRAPHS, twice))
    name = _name(services, article, "The cap")

    hide_element(services, article.person, article.id, name)

    found, body = find_text(services, article)
    assert (found.lead_image, body.hidden[0].images) == (article.lead_image, ())
    hide_element(services, article.person, article.id, _name(services, article, "The cap"))
    found, body = find_text(services, article)
    assert (found.lead_image, {each.images for each in body.hidden}) == (None, {(article.lead_image,)})


def test_a_place_in_it_leads_to_what_follows(services: Services) -> None:
    article = _kept(services)
    body = find_text(services, article)[1]
    name = name_sentences(body.text, body.blocks, _ranking(services, article).sentences)[2]
    keep_position(services, article.person, article.id, 0.4, name, "")

    _hide(services, article, "She was given")
    ranking = _ranking(services, article)

    glance = glance_at_article(services, article.person, article.id)
    place = open_article(services, glance, image_folder="/").place
    following = next(sentence for sentence in ranking.sentences if sentence.text in PARAGRAPHS[2])
    assert place == name_sentences(body.text, body.blocks, [following])[0]


def test_something_stays(services: Services) -> None:
    article = _kept(services)
    for paragraph in PARAGRAPHS:
        _hide(services, article, paragraph[:20])
    with services.library.read() as c:
        before = articles.find_any(c, article.id)

    with pytest.raises(NothingLeft):
        _hide(services, article, "The cap")

    assert find_text(services, article)[0] == before


@pytest.mark.parametrize("name", ["", "1", "0-0123456789abcdef", "x-<b>", "99999999-0123456789abcdef"])
def test_it_hides_nothing_that_is_not_there(services: Services, name: str) -> None:
    article = _kept(services)

    with pytest.raises(ElementGone):
        hide_element(services, article.person, article.id, name)
    assert find_text(services, article)[0] == article


def test_it_hides_nothing_of_what_is_not_the_readers(services: Services) -> None:
    article = _kept(services)
    name = _name(services, article, "She was given")

    for change in (hide_element, show_again):
        with pytest.raises(NotInLibrary):
            change(services, article.person + 1, article.id, name)
        with pytest.raises(NotInLibrary):
            change(services, article.person, article.id + 1, name)
