"""What a reader sees of the summaries: what is chosen, what is not, and how lengths grow."""

from itertools import pairwise

import numpy as np
import pytest

from webapp.article import Block
from webapp.summarizing import rank_sentences, select, summarize
from webapp.summarizing.leaning import leans
from webapp.summarizing.measuring import measure
from webapp.summarizing.passages import order_passages

STORY = (
    "The river rose by two metres on Sunday night and flooded the lower town of Arden. "
    "Some four hundred people of the lower town spent the night in the school. "
    "The mayor of Arden said that the flood wall would now be built. "
    "The flood wall was planned in 2009 and never paid for. "
    "The river has flooded Arden three times since."
)
NOISE = [
    "[DEA News] [Ministry of Defence]",
    "[Arden Gazette]",
    "Photo: Jane Roe",
    "(Foto: dpa)",
    "By Jane Roe",
    "ARDEN, May 3 —",
    "Click here to read more about the flood wall of Arden.",
    "Subscribe to our newsletter about the river and the flood in Arden.",
    "Who will pay for the flood wall of the lower town of Arden?",
    "“The flood wall of Arden would have held the river,”",
    "“The river flooded the lower town of Arden.”",
    "Lesen Sie auch: Der Fluss in Arden",
    "© 2024 Arden Gazette",
]


def texts(summary):
    return [sentence.text for sentence in summary.sentences]


@pytest.mark.parametrize("noise", NOISE)
def test_it_holds_back_what_is_no_sentence_of_the_article(noise):
    text = f"{noise}\n\n{STORY}\n\n{noise}"
    assert noise not in texts(summarize(text, lang="en", sentences=5))


@pytest.mark.parametrize("noise", NOISE)
def test_it_takes_even_that_where_there_is_nothing_else(noise):
    assert texts(summarize(noise, lang="en", sentences=3)) == [noise]


def test_it_never_chooses_a_heading():
    heading = "The river floods the lower town of Arden"
    text = f"{heading}\n\n{STORY}"
    blocks = (Block("heading", 0, len(heading)), Block("paragraph", len(heading) + 2, len(text)))
    assert heading not in texts(summarize(text, lang="en", sentences=6, blocks=blocks))


def test_it_summarizes_an_article_of_headings_alone():
    assert texts(summarize("One\n\nTwo", lang="en", blocks=(Block("heading", 0, 3), Block("heading", 5, 8))))


def test_it_gives_each_section_its_due():
    parts, blocks, at = [], [], 0
    for topic in ("bread", "cheese", "honey", "salt"):
        body = " ".join(
            f"The {topic} of the valley is {word} for {topic} lovers." for word in ("good", "old", "rich")
        )
        for kind, piece in (("heading", topic.title()), ("paragraph", body)):
            blocks.append(Block(kind, at, at + len(piece)))
            parts.append(piece)
            at += len(piece) + 2
    summary = summarize("\n\n".join(parts), lang="en", sentences=4, blocks=tuple(blocks))
    assert {topic for topic in ("bread", "cheese", "honey", "salt") if topic in " ".join(texts(summary))} == {
        "bread", "cheese", "honey", "salt",
    }  # fmt: skip


def test_it_does_not_say_the_same_twice():
    text = f"{STORY} The river rose by two metres on Sunday night and flooded the lower town of Arden. It rained on."
    chosen = texts(summarize(text, lang="en", sentences=3))
    assert len(set(chosen)) == 3


def test_it_hears_the_title():
    def saliences(title):
        return [sentence.salience for sentence in rank_sentences(STORY, lang="en", title=title).sentences]

    changes = np.array(saliences("Planned in 2009 and never paid for")) - np.array(saliences(None))
    assert STORY.split(". ")[changes.argmax()].startswith("The flood wall was planned in 2009")


@pytest.mark.parametrize(
    "hints",
    [
        {"description": ["Planned in 2009, and nobody ever paid for it: how the wall failed."]},
        {"key_points": ["Planned in 2009.", "Nobody ever paid for the wall that failed."]},
        {"keywords": ["planned", "paid"]},
    ],
)
def test_it_hears_what_the_page_says_of_its_point(hints):
    def saliences(given):
        return [sentence.salience for sentence in rank_sentences(STORY, lang="en", hints=given).sentences]

    changes = np.array(saliences(hints)) - np.array(saliences(None))
    assert STORY.split(". ")[changes.argmax()].startswith("The flood wall was planned in 2009")


def test_it_finds_key_terms_as_they_stand_in_the_text():
    terms = rank_sentences(STORY, lang="en").terms
    assert "flood wall" in terms
    assert all(term in STORY for term in terms)


def test_it_finds_the_language_where_none_is_given():
    assert rank_sentences("Der Fluss ist gestiegen und hat die Stadt in der Nacht überflutet.").lang == "de"


@pytest.mark.parametrize("lang", ["xx", "tlh", "zh-Hant-TW", "th", "", None])
def test_it_works_in_a_language_that_nothing_knows(lang):
    assert (
        len(summarize("nuqneH. tlhIngan maH. Heghlu'meH QaQ jajvam.", lang=lang, sentences=2).sentences) == 2
    )


@pytest.mark.parametrize("unit", ["sentences", "words"])
def test_it_counts_characters_where_words_are_not_spaced(unit):
    text = (
        "河水在周日夜里上涨了两米。下城有四百人在学校过夜。市长说防洪墙现在要建了。防洪墙是二〇〇九年规划的。"
    )
    chosen = summarize(text, lang="zh", **{unit: {"sentences": 2, "words": 14}[unit]}).sentences
    assert 1 <= len(chosen) <= 2


def test_it_ranks_a_list_a_poem_and_a_transcript():
    for text in (
        "- milk\n- bread\n- salt",
        "O river\nrise no more\nO town\nsleep",
        "A: Hello.\nB: Hi.\nA: It floods.",
    ):
        assert summarize(text, lang="en", sentences=2).sentences


LEANING = (
    "A painter comes down in autumn for the light on the roofs, and stays until the first snow falls.",
    "An old woman sells apples on the pier and remembers each of its captains by his way of shouting.",
    "This pays for coal, paint and the nurse.",
    "Coal and paint are dear, says the captain of the ferry, and so is the nurse who rides with him.",
    "Wood pays for coal, paint and the nurse.",
)


def order(scores, leaning, texts=LEANING, blocks=None):
    measured = measure("\n\n".join(texts), None, "en", blocks)
    return order_passages(np.array(scores), np.array(leaning), measured)


def test_a_sentence_that_leans_waits_for_the_one_before_it():
    leaning = [0.0, 0.0, 1.0, 0.0, 0.0]
    alone = order([5.0, -9.0, 1.0, -9.0, 0.4], leaning)
    taken = order([-9.0, 5.0, 1.0, -9.0, 0.4], leaning)

    assert alone[:2] == [(0,), (4,)], "“This” leans on a sentence that is not taken, so “Wood” goes first"
    assert taken[:2] == [(1,), (2,)], "the sentence that “This” leans on is taken"


def test_a_sentence_that_leans_comes_with_the_one_before_it_where_both_are_worth_it():
    order_of_passages = order([5.0, 3.0, 3.5, -9.0, -9.0], [0.0, 0.0, 1.0, 0.0, 0.0])

    assert order_of_passages[:2] == [(0,), (1, 2)]


def test_two_sentences_of_a_passage_share_the_rank_of_the_later_one():
    lead_in = "The harbour master of Arden names three things that every boat in the harbour has to carry:"
    items = [
        "A lamp that burns for twelve hours and can be seen from the flood wall of Arden.",
        "A rope of forty metres that holds the boat when the river rises in the night.",
    ]
    text = "\n\n".join([STORY, lead_in, *items])
    blocks = [Block("paragraph", 0, len(STORY))]
    for kind, piece in (("lead-in", lead_in), ("list item", items[0]), ("list item", items[1])):
        start = text.index(piece)
        blocks.append(Block(kind, start, start + len(piece)))
    ranking = rank_sentences(text, lang="en", blocks=blocks)
    ranks = {sentence.text: sentence.rank for sentence in ranking.sentences}
    with_lead_in = [item for item in items if ranks[item] == ranks[lead_in]]

    assert len(with_lead_in) == 1
    assert min(ranks.values()) == 0
    for length in range(1, 8):
        chosen = texts(summarize(text, lang="en", blocks=blocks, sentences=length))
        assert len(chosen) <= length
        assert lead_in in chosen or not any(item in chosen for item in items)


def test_a_shorter_summary_is_part_of_every_longer_one():
    text = " ".join(LEANING)
    summaries = [set(texts(summarize(text, lang="en", sentences=length))) for length in range(1, 6)]
    for shorter, longer in pairwise(summaries):
        assert shorter <= longer


@pytest.mark.parametrize(
    ("sentence", "lang", "leaning"),
    [
        ("That line is the sea.", "en", True),
        ("“It works,” she said.", "en", True),
        ("This paper proposes a graph.", "en", False),
        ("Thatcher was elected.", "en", False),
        ("Diese Linie ist das Meer.", "de-AT", True),
        ("Es importante leer.", "es", False),
        ("Это море.", "ru", True),
        ("这是海。", "zh", True),
        ("That line is the sea.", "sw", False),
        ("That line is the sea.", None, False),
    ],
)
def test_it_knows_a_sentence_that_points_back(sentence, lang, leaning):
    assert leans(sentence, lang) is leaning


def test_what_an_article_asks_for_is_never_left_unfilled():
    for text in (STORY, " ".join(LEANING)):
        ranking = rank_sentences(text, lang="en")
        assert len(select(ranking).sentences) == ranking.length
