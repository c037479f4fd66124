"""A digest tells each story once, in the articles' own sentences."""

from __future__ import annotations

from dataclasses import replace

from webapp.article import RankedArticle
from webapp.summarizing import make_digest, rank_sentences

FERRY = """The harbour ferry carried its hundred millionth passenger on Monday. She was a nurse on her way to the
night shift. The captain gave her a brass whistle. The ferry company expects the tunnel to take half of its
passengers. It means to run its boats on batteries that charge at the quay."""
FERRY_AGAIN = """A nurse became the hundred millionth passenger of the harbour ferry on Monday. The captain gave the
nurse a whistle of brass. The union of the ferry's sailors asked for a raise on the same day. Its passengers have
signed a petition for the batteries that the company wants at the quay."""
BEES = """Bees in the botanical garden wake earlier each spring. The gardeners have counted them since 1974. A mild
February brings out the first queens. They find little pollen before the willows bloom."""
FAEHRE = """Die Hafenfähre hat am Montag ihren hundertmillionsten Fahrgast befördert. Es war eine Krankenschwester
auf dem Weg zur Nachtschicht. Der Kapitän schenkte ihr eine Pfeife aus Messing."""


def ranked(text: str, lang: str = "en") -> RankedArticle:
    text = " ".join(text.split())
    return RankedArticle(None, lang, rank_sentences(text, lang=lang))


def test_it_tells_a_story_of_several_articles_once() -> None:
    digest = make_digest([ranked(FERRY), ranked(BEES), ranked(FERRY_AGAIN)], sentences=3)
    assert [story.articles for story in digest] == [(0, 2), (1,)]


def test_it_keeps_languages_and_matters_apart() -> None:
    digest = make_digest([ranked(FERRY), ranked(FAEHRE, "de"), ranked(BEES)], sentences=2)
    assert [story.articles for story in digest] == [(0,), (1,), (2,)]
    assert make_digest([], sentences=2) == ()


def test_it_takes_sentences_as_they_stand_and_in_their_order() -> None:
    articles = [ranked(FERRY), ranked(FERRY_AGAIN)]
    (story,) = make_digest(articles, sentences=4)
    assert 3 < len(story.sentences) <= 5
    assert {at for at, _sentence in story.sentences} == {0, 1}
    assert list(story.sentences) == sorted(story.sentences, key=lambda pair: (pair[0], pair[1].position))
    for at, sentence in story.sentences:
        assert sentence in articles[at].ranking.sentences


def test_it_tells_nothing_twice() -> None:
    (story,) = make_digest([ranked(FERRY), ranked(FERRY)], sentences=3)
    texts = [sentence.text for _at, sentence in story.sentences]
    assert len(texts) == len(set(texts)) == 4


def test_it_shows_all_of_an_article_that_is_shorter_than_asked() -> None:
    (story,) = make_digest([ranked("One sentence stands here alone.")], sentences=5)
    assert [sentence.text for _at, sentence in story.sentences] == ["One sentence stands here alone."]


def test_it_takes_the_two_sentences_of_a_passage_together_or_not_at_all() -> None:
    article = ranked(BEES)
    ranks = (2, 2, 0, 3)
    sentences = tuple(replace(s, rank=rank) for s, rank in zip(article.ranking.sentences, ranks, strict=True))
    article = replace(article, ranking=replace(article.ranking, sentences=sentences))
    taken = {
        count: [s.position for _at, s in make_digest([article], sentences=count)[0].sentences]
        for count in (1, 2, 3, 4)
    }
    assert taken == {1: [2], 2: [2], 3: [0, 1, 2], 4: [0, 1, 2, 3]}
