"""As many sentences as an article asks for."""

import pytest

from webapp.summarizing import rank_sentences, select
from webapp.summarizing.length import ask_length


@pytest.mark.parametrize(
    ("words", "sentences", "sections", "asked"),
    [
        (0, 0, 0, 1),
        (60, 2, 1, 1),
        (120, 8, 1, 2),
        (300, 16, 1, 3),
        (860, 44, 4, 5),
        (1_700, 85, 8, 6),
        (3_500, 170, 20, 7),
        (20_000, 1_000, 30, 9),
        (1_000_000, 50_000, 1_000, 9),
    ],
)
def test_it_asks_for_more_of_a_longer_article(words, sentences, sections, asked):
    assert ask_length(words, sentences, sections) == asked


@pytest.mark.parametrize("sentences", range(60))
def test_it_never_asks_for_more_than_a_third_of_the_sentences(sentences):
    assert ask_length(5_000, sentences, 5) <= max(1, sentences // 3)


def test_it_asks_for_no_less_of_more():
    asked = [ask_length(words, words // 20, max(1, words // 300)) for words in range(0, 30_000, 100)]
    assert asked == sorted(asked)


def test_it_counts_two_characters_as_a_word_where_words_are_not_spaced():
    text = "河水在周日夜里上涨了两米，淹没了下城的街道。" * 40
    spaced = "The river rose by two metres on Sunday night and flooded town. " * 40
    assert rank_sentences(text, lang="zh").length == rank_sentences(spaced, lang="en").length


def test_a_summary_without_a_budget_is_as_long_as_the_article_asks_for():
    words = "river bridge mill school ferry mayor wall gate boat cellar lamp quay".split()
    text = " ".join(
        f"The {word} of Arden was {state} on Sunday." for word in words for state in ("old", "wet")
    )
    ranking = rank_sentences(text, lang="en")
    assert len(select(ranking).sentences) == ranking.length
