"""Keeping articles: added, extracted, failed, found; nobody else's, never worse, nothing lost."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert

from webapp.article import Block, ExtractedArticle, FetchedPage, Ranking, Sentence
from webapp.errors import NotInLibrary
from webapp.library import (
    Article,
    Library,
    articles,
    corrections,
    deletions,
    images,
    pages,
    people,
    rankings,
    states,
)
from webapp.library.tables import PEOPLE

EXTRACTED = ExtractedArticle(
    html="<p>One. Two.</p>",
    text="One. Two.",
    blocks=(Block("paragraph", 0, 9),),
    kind="article",
    confidence=0.75,
    title="A title",
    byline="Ines Okafor",
    site_name="Bay News",
    published=datetime(2025, 3, 4, 7, 30, tzinfo=timezone(timedelta(hours=5, minutes=45))),
    updated=datetime(2025, 3, 5),  # noqa: DTZ001 - a date alone is naive
    lang="en",
    dir="ltr",
    excerpt="A teaser.",
    lead_image="https://bay.example/i.png",
    canonical_url="https://bay.example/c",
    hints={"description": ("What “the bay” is.",), "bold": ("One", "\ud800\0")},
)

AGAIN_AT = datetime(2026, 11, 27, 9, tzinfo=UTC)


def add(library: Library, key: str = "bay.example/a") -> Article:
    with library.write() as c:
        person = people.sole_person(c)
        return articles.add(c, person, url=f"https://{key}", address_key=key, came_from="address")


def extract(library: Library, article: Article, extracted: ExtractedArticle = EXTRACTED) -> Article:
    with library.write() as c:
        page_hash = pages.keep(c, FetchedPage(article.url or "", b"<p>One. Two.</p>"))
        articles.keep_extracted(c, article.id, extracted, engine="1", page_hash=page_hash, words=2)
        found = articles.find_any(c, article.id)
    assert found is not None
    return found


def test_it_keeps_every_field(library: Library) -> None:
    found = extract(library, add(library))
    with library.read() as c:
        body = articles.body(c, found.id)

    names = {each.name for each in fields(EXTRACTED)} - {"html", "text", "blocks", "hints"}
    assert {name: getattr(found, name) for name in names} == {
        name: getattr(EXTRACTED, name) for name in names
    }
    assert found.published is not None
    assert found.published.utcoffset() == timedelta(hours=5, minutes=45)
    assert body is not None
    assert (body.html, body.text, body.blocks) == (EXTRACTED.html, EXTRACTED.text, EXTRACTED.blocks)
    assert (body.title, body.hints) == (EXTRACTED.title, EXTRACTED.hints)
    assert found.state == "ready"


ALIKE = {
    "the same": (EXTRACTED, True),
    "other HTML": (replace(EXTRACTED, html="<p>One.</p>", excerpt="Another."), True),
    "another text": (replace(EXTRACTED, text="One. Ten."), False),
    "another title": (replace(EXTRACTED, title="Two"), False),
    "another language": (replace(EXTRACTED, lang="de"), False),
    "other blocks": (replace(EXTRACTED, blocks=(Block("quote", 0, 9),)), False),
    "other hints": (replace(EXTRACTED, hints={}), False),
}


@pytest.mark.parametrize(("other", "is_one"), ALIKE.values(), ids=ALIKE)
def test_it_gives_one_ranking_key_to_what_ranks_alike(
    library: Library, other: ExtractedArticle, is_one: bool
) -> None:
    one, another = extract(library, add(library, "a")), extract(library, add(library, "b"), other)

    assert (one.ranking_key == another.ranking_key) is is_one


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text())
def test_it_keeps_any_text_that_a_database_can_hold(library: Library, text: str) -> None:
    key = uuid4().hex
    found = extract(library, add(library, key), replace(EXTRACTED, title=text, html=text, text=text))
    with library.read() as c:
        body = articles.body(c, found.id)

    storable = text.replace("\0", "\ufffd").encode("utf-8", "replace").decode()
    assert found.title == storable
    assert body is not None
    assert body.html == storable


def test_it_finds_nobody_elses_article(library: Library) -> None:
    article = extract(library, add(library))
    with library.write() as c:
        other = c.execute(
            insert(PEOPLE).values(uid=uuid4().hex, created_at=0).returning(PEOPLE.c.id)
        ).scalar_one()
        image_hash = images.keep(c, library.image_files, b"png", "image/png")
        images.attach(c, article.id, "https://bay.example/i.png", image_hash)

    for change in (states.delete, states.restore, articles.put_on_its_way, articles.find):
        with pytest.raises(NotInLibrary), library.write() as c:
            change(c, other, article.id)
    with library.read() as c:
        image = images.of_article(c, article.id)["https://bay.example/i.png"]
        assert images.find_type(c, article.person, article.id, image.hash) == "image/png"
        with pytest.raises(NotInLibrary):
            images.find_type(c, other, article.id, image.hash)
        assert articles.find_by_key(c, other, "bay.example/a") is None


def test_it_keeps_a_failed_article_with_its_reason(library: Library) -> None:
    article = add(library)
    with library.write() as c:
        articles.fail(c, article.id, "PageMissing", {"status": 404}, retry_at=AGAIN_AT)
        found = articles.find(c, article.person, article.id)
        articles.put_on_its_way(c, article.person, article.id)
        again = articles.find(c, article.person, article.id)

    assert (found.state, found.is_on_its_way, found.retry_at) == ("failed", False, AGAIN_AT)
    assert (found.failure_code, found.failure_params) == ("PageMissing", {"status": 404})
    assert (again.state, again.failure_code, again.retry_at) == ("on its way", None, None)


def test_it_leaves_an_article_readable_when_fetching_it_again_fails(library: Library) -> None:
    article = extract(library, add(library))
    with library.write() as c:
        articles.put_on_its_way(c, article.person, article.id)
        between = articles.find(c, article.person, article.id)
        articles.fail(c, article.id, "PageMissing", {"status": 404})
        after = articles.find(c, article.person, article.id)
        body = articles.body(c, article.id)

    assert (between.state, between.is_on_its_way) == ("ready", True)
    assert (after.state, after.is_on_its_way, after.failure_code) == ("ready", False, "PageMissing")
    assert body is not None


def test_it_keeps_a_title_that_the_reader_gave(library: Library) -> None:
    article = extract(library, add(library))
    with library.write() as c:
        corrections.edit(c, article.person, article.id, {"title": "Mine"})

    again = extract(library, article)
    with library.read() as c:
        body = articles.body(c, article.id)
    assert body is not None
    assert (again.title, body.title) == ("Mine", EXTRACTED.title)
    assert again.ranking_key == article.ranking_key


def test_it_numbers_every_change(library: Library) -> None:
    article = add(library)
    numbers = [article.change]
    for change in (states.set_read, states.set_archived, states.set_starred):
        with library.write() as c:
            change(c, article.person, article.id, True)
            numbers.append(articles.find(c, article.person, article.id).change)

    assert numbers == sorted(set(numbers))


def test_it_purges_what_was_deleted_long_ago_and_remembers_it(library: Library) -> None:
    kept, gone = extract(library, add(library, "a")), extract(library, add(library, "b"))
    with library.write() as c:
        states.delete(c, gone.person, gone.id)
        yesterday, tomorrow = (datetime.now(UTC) + timedelta(days=days) for days in (-1, 1))
        assert deletions.find_due(c, yesterday, 10) == []
        assert deletions.purge(c, [gone.id], yesterday) == 0  # the deletion was undone, and done again
        assert deletions.find_due(c, tomorrow, 10) == [gone.id]
        assert deletions.purge(c, [gone.id], tomorrow) == 1
    with library.read() as c:
        assert articles.find_any(c, gone.id) is None
        assert articles.body(c, gone.id) is None
        assert articles.find_any(c, kept.id) is not None
        remembered = c.exec_driver_sql("SELECT uid FROM deletions").scalars().all()
    assert remembered == [gone.uid]


def test_it_keeps_a_page_once_and_whole(library: Library) -> None:
    page = FetchedPage(
        "https://bay.example/", bytes(range(256)) * 10, "text/html; charset=x", 203, {"etag": '"a"'}
    )
    with library.write() as c:
        first, second = pages.keep(c, page), pages.keep(c, page)
        found = pages.find(c, first)

    assert first == second
    assert found == page


def test_it_rebuilds_a_ranking_from_its_text(library: Library) -> None:
    text = "One. Two."
    sentences = (Sentence("One.", 0, 4, 0.25, 0, 1), Sentence("Two.", 5, 9, 0.75, 1, 0))
    ranking = Ranking(sentences, ("two", "one"), "en", "engine 1", length=2, unsuited="too short")
    article = extract(library, add(library))
    with library.write() as c:
        assert rankings.find_unranked(c, "engine 1", None, at_most=9) == ([article.id], None)
        rankings.keep(c, str(article.ranking_key), ranking)
        assert rankings.find(c, str(article.ranking_key), "engine 1", text) == ranking
        assert rankings.find(c, str(article.ranking_key), "engine 2", text) is None
        assert rankings.find_unranked(c, "engine 1", None, at_most=9) == ([], None)


def _version(library: Library, article: Article) -> str | None:
    with library.read() as c:
        return articles.glance(c, article.person, article.id, "1", "1").version


def test_it_tells_one_text_of_an_article_from_the_next(library: Library) -> None:
    article = add(library)
    versions = [_version(library, article)]

    for _time in range(2):  # the same text, and maybe other HTML
        extract(library, article)
        versions.append(_version(library, article))
    with library.write() as c:
        states.set_starred(c, article.person, article.id, True)
    starred = _version(library, article)
    with library.write() as c:
        images.attach(
            c, article.id, "https://bay.example/i.png", images.keep(c, library.image_files, b"i", "image/png")
        )
    versions.append(_version(library, article))
    with library.write() as c:
        articles.keep_sanitized(c, article.id, "<p>One.</p>", "9")
    versions.append(_version(library, article))

    assert versions[0] is None
    assert starred == versions[2]
    assert len(set(versions)) == len(versions)


def test_it_glances_at_ones_own_articles_alone(library: Library) -> None:
    article = extract(library, add(library))
    with library.write() as c:
        assert article.ranking_key
        rankings.keep(c, article.ranking_key, Ranking((), (), "en", "2"))

    with library.read() as c:
        glances = [articles.glance(c, article.person, article.id, engine, "1") for engine in ("1", "2")]
        with pytest.raises(NotInLibrary):
            articles.glance(c, article.person + 1, article.id, "2", "1")

    assert [glance.is_ranked for glance in glances] == [False, True]
    assert glances[0].article == article
