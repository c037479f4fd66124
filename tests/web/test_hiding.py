"""Hiding elements of an article: the page with the buttons, what they do, and what is listed as hidden."""

from __future__ import annotations

import re
from html import unescape

import pytest

from tests.pages import PARAGRAPHS
from tests.web.conftest import Reader
from tests.web.test_opening import counting
from webapp.library import Article
from webapp.reading.summarize_article import rank_article


@pytest.fixture
def article(reader: Reader) -> Article:
    kept = reader.kept()
    rank_article(reader.services, kept.id)
    return kept


def _names(reader: Reader, article: Article) -> list[str]:
    """The elements that can be hidden, as their buttons name them."""
    page = reader.get(f"/articles/{article.id}/hide").text
    return re.findall(r'<button class="hide-button" [^>]*value="([^"]+)"', page)


def _hide(reader: Reader, article: Article, name: str, **more: object) -> str:
    answer = reader.post(
        f"/articles/{article.id}/hide", {"element": name, "next": f"/articles/{article.id}/hide"}, **more
    )
    assert answer.status_code == 303
    return answer.location


def test_each_element_has_a_button(reader: Reader, article: Article) -> None:
    page = reader.get(f"/articles/{article.id}/hide").text

    buttons = re.findall(
        r'<button class="hide-button" id="hide-(\d+)" form="hide" [^>]*aria-label="([^"]+)"', page
    )
    assert [number for number, _label in buttons] == ["0", "1", "2", "3", "4"]
    assert [unescape(label) for _number, label in buttons] == [
        f"Hide: {paragraph[:40].rpartition(' ')[0]} …" for paragraph in PARAGRAPHS
    ]
    assert len(re.findall('class="sentence"', page)) == len(
        re.findall('class="sentence"', reader.get(f"/articles/{article.id}").text)
    )


def test_it_hides_one_and_says_so(reader: Reader, article: Article) -> None:
    name = _names(reader, article)[1]
    tags = {address: reader.get(address).headers["ETag"] for address in (f"/articles/{article.id}", "/")}

    location = _hide(reader, article, name)

    assert location == f"/articles/{article.id}/hide?done=hide.{article.id}.{name}#hide-2"
    page = reader.get(location).text
    assert "Hidden." in page
    assert f'action="/articles/{article.id}/show-again?element={name}"' in page
    assert len(_names(reader, article)) == 4
    assert name not in _names(reader, article)
    for address, tag in tags.items():
        assert reader.get(address, headers={"If-None-Match": tag}).status_code == 200
    page = reader.get(f"/articles/{article.id}").text
    assert "brass whistle" not in page
    assert "You have hidden 1 element of this article." in page


def test_it_is_in_no_answer(reader: Reader, article: Article) -> None:
    for name in _names(reader, article)[:4]:
        _hide(reader, article, name)
    rank_article(reader.services, article.id)
    reader.post("/settings", {"excerpt": "summary"})

    json = {"Accept": "application/json"}
    for address, more in {
        f"/articles/{article.id}?summary=9": {},
        f"/articles/{article.id}/summary": {},
        f"/articles/{article.id}/summary?json": {"headers": json},
        f"/articles/{article.id}/hide": {},
        "/": {},
        "/summaries": {},
    }.items():
        answer = reader.get(address, **more).text
        assert not any(paragraph[:30] in re.sub("<[^>]+>", "", answer) for paragraph in PARAGRAPHS[:4]), (
            address
        )


def test_an_undo_brings_it_back(reader: Reader, article: Article) -> None:
    before = reader.get(f"/articles/{article.id}").text
    names = _names(reader, article)
    undo = re.search(r'action="([^"]+show-again[^"]+)"', reader.get(_hide(reader, article, names[1])).text)
    assert undo

    answer = reader.post(undo[1], {"next": f"/articles/{article.id}/hide"})

    assert answer.location == f"/articles/{article.id}/hide?done=show-again.{article.id}.{names[1]}#hide-1"
    assert "Shown again." in reader.get(answer.location).text
    assert _names(reader, article) == names
    rank_article(reader.services, article.id)
    body = re.compile(r'<div class="article-body.*?</article>', re.DOTALL)
    after = body.search(reader.get(f"/articles/{article.id}").text)
    found = body.search(before)
    assert after and found
    assert re.sub("<input[^>]*csrf[^>]*>", "", after[0]) == re.sub("<input[^>]*csrf[^>]*>", "", found[0])


def test_what_is_hidden_is_listed(reader: Reader, article: Article) -> None:
    assert "Nothing is hidden." in reader.get(f"/articles/{article.id}/edit").text
    name = _names(reader, article)[1]
    _hide(reader, article, name)

    page = reader.get(f"/articles/{article.id}/edit").text

    assert "She was given a brass whistle" in page
    assert f'action="/articles/{article.id}/show-again?element={name}"' in page
    assert "Not in the text as it is now." not in page


def test_a_script_stays_where_it_is(reader: Reader, article: Article) -> None:
    name = _names(reader, article)[1]
    json = {"Accept": "application/json"}

    hidden = reader.post(f"/articles/{article.id}/hide", {"element": name}, headers=json)
    refused = reader.post(f"/articles/{article.id}/hide", {"element": "1-0123456789abcdef"}, headers=json)

    assert (hidden.status_code, hidden.data) == (204, b"")
    assert refused.status_code == 404
    assert refused.json == {"error": "The article has no such element any more."}


def test_it_refuses_what_is_not_the_readers_own(reader: Reader, article: Article) -> None:
    name = _names(reader, article)[1]

    assert reader.client.post(f"/articles/{article.id}/hide", data={"element": name}).status_code == 400
    assert reader.post("/articles/4711/hide", {"element": name}).status_code == 404
    assert reader.get("/articles/4711/hide").status_code == 404
    assert "brass whistle" in reader.get(f"/articles/{article.id}").text


def test_the_last_one_stays(reader: Reader, article: Article) -> None:
    *others, last = _names(reader, article)
    for name in others:
        _hide(reader, article, name)

    answer = reader.post(f"/articles/{article.id}/hide", {"element": last})

    assert answer.status_code == 422
    assert "Nothing would be left of the article" in answer.text
    assert "batteries" not in reader.get(f"/articles/{article.id}").text


def test_opening_is_one_read_still(reader: Reader, article: Article) -> None:
    _hide(reader, article, _names(reader, article)[1])
    rank_article(reader.services, article.id)

    with counting(reader.services) as counted:
        assert reader.get(f"/articles/{article.id}").status_code == 200

    assert (len(counted.statements), counted.transactions) == (6, 1)


def test_a_page_names_no_elements(reader: Reader, article: Article) -> None:
    """Where nothing is hidden from, the text is as it always was."""
    page = reader.get(f"/articles/{article.id}").text

    assert "data-element" not in page
    assert "hide-button" not in page
