"""Rankings: the first sentences of a list's articles, from what is kept, by one statement."""

from __future__ import annotations

from typing import Any

from sqlalchemy import event

from webapp.article import ExtractedArticle, FetchedPage, Ranking, Sentence
from webapp.library import Library, articles, pages, people, rankings

ENGINE = "an engine"


def _ranked(
    library: Library, key: str, *words: str, first: int = 0, engine: str = ENGINE, **more: Any
) -> int:
    """An article of these sentences, of which the one at `first` is the most telling."""
    text, ranked = "", []
    for position, each in enumerate(words):
        start = len(text)
        rank = 0 if position == first else position + 1
        ranked.append(Sentence(each, start, start + len(each), 0.5, position, rank))
        text += each + " "
    return _keep(library, key, text, Ranking(tuple(ranked), (), "en", engine, **more))


def _keep(library: Library, key: str, text: str, ranking: Ranking) -> int:
    with library.write() as c:
        person = people.sole_person(c)
        article = articles.add(c, person, url=None, address_key=key, came_from="paste")
        page_hash = pages.keep(c, FetchedPage(f"https://bay.example/{key}", text.encode()))
        extracted = ExtractedArticle(html=f"<p>{text}</p>", text=text, title=key)
        articles.keep_extracted(c, article.id, extracted, engine="e", page_hash=page_hash, words=9)
        kept = articles.find_any(c, article.id)
        assert kept is not None
        rankings.keep(c, str(kept.ranking_key), ranking)
    return article.id


def test_it_finds_the_most_telling_sentence_of_each_article_by_one_statement(library: Library) -> None:
    ferry = _ranked(library, "ferry", "It rained.", "The 🛥 ferry – as of old – crosses.", "So.", first=1)
    arabic = _ranked(library, "arabic", "هذا نص.", "وهذا آخر.")
    asked: list[str] = []

    with library.read() as c:
        event.listen(c.engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
        found = rankings.first_sentences(c, [ferry, arabic], ENGINE)

    assert found == {ferry: "The 🛥 ferry – as of old – crosses.", arabic: "هذا نص."}
    assert len([statement for statement in asked if statement.startswith("SELECT")]) == 1


def test_it_finds_one_sentence_where_a_passage_comes_next(library: Library) -> None:
    text = "It rained. Then it rained more. So they stayed."
    spans = ((0, 10, 2), (11, 31, 2), (32, 47, 0))
    sentences = tuple(
        Sentence(text[start:end], start, end, 0.3, position, rank)
        for position, (start, end, rank) in enumerate(spans)
    )
    kept = _keep(library, "passage", text, Ranking(sentences, (), "en", ENGINE, length=3))

    with library.read() as c:
        assert rankings.first_sentences(c, [kept], ENGINE) == {kept: "So they stayed."}
        assert rankings.find_many(c, [kept], ENGINE)[kept].sentences == sentences


def test_it_tells_nothing_of_what_could_not_be_ranked(library: Library) -> None:
    kept = _keep(library, "long", "One. Two.", Ranking((), (), "en", ENGINE, length=0))

    with library.read() as c:
        assert rankings.first_sentences(c, [kept], ENGINE) == {}
        assert rankings.find_unranked(c, ENGINE, None, at_most=9) == ([], None)
        assert rankings.find_unranked(c, "a later engine", None, at_most=9) == ([kept], None)


def test_it_leaves_out_what_is_unsuited_or_ranked_by_another_engine_or_not_asked_for(
    library: Library,
) -> None:
    long = _ranked(library, "long", "One.", "Two.", "Three.")
    short = _ranked(library, "short", "One.", "Two.", unsuited="too short")
    other = _ranked(library, "other", "One.", "Two.", "Three.", engine="an older engine")
    _ranked(library, "unasked", "One.", "Two.", "Three.")

    with library.read() as c:
        assert rankings.first_sentences(c, [long, short, other], ENGINE) == {long: "One."}
