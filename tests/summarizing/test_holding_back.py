"""What a summary takes only where there is nothing else, and what comes only with another sentence."""

import numpy as np
import pytest

from webapp.article import Block
from webapp.summarizing import rank_sentences, summarize
from webapp.summarizing.companions import find_companions
from webapp.summarizing.cues import is_address, is_no_prose, is_out_of_place
from webapp.summarizing.holding_back import find_held_back
from webapp.summarizing.leaning import turns
from webapp.summarizing.measuring import measure
from webapp.summarizing.passages import order_passages
from webapp.summarizing.sentences import Span, split_sentences

PROSE = "The town of Arden has built a flood wall of four metres along its whole harbour."


def tiers(text, kind="paragraph", lang="en"):
    spans = split_sentences(text, lang, [Block(kind, 0, len(text))])
    texts = [text[span.start : span.end] for span in spans]
    words = np.array([float(len(each.split())) for each in texts])
    return find_held_back(spans, texts, words).tolist()


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (PROSE, "paragraph", [0]),
        (PROSE, "list item", [0]),
        (PROSE, "reference", [1]),
        (PROSE, "caption", [1]),
        ("Five words are too few.", "paragraph", [2]),
        (f"{PROSE} {PROSE.upper()}", "paragraph", [0, 2]),
        ("These are the things that every boat in the harbour has to carry:", "paragraph", [1]),
        ("a lamp that burns for twelve hours and a rope of forty metres", "list item", [1]),
    ],
)
def test_it_tells_what_is_held_back(text, kind, expected):
    assert tiers(text, kind) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Get the flood lamp of the harbour for just $9 at the shop!",
        "Book your tickets for the harbour tour here and come along with us.",
        "Jetzt die neue Hafenlampe bestellen und im Laden um die Ecke abholen!",
        "Prices are accurate at the time of writing and may be subject to change.",
        "To see the plans of the wall, please click here and open the file.",
    ],
)
def test_it_knows_offers_and_conditions_of_sale(line):
    assert is_out_of_place(line)


@pytest.mark.parametrize(
    "line",
    [
        "Choose a lamp that costs $20 to $40, for cheaper ones fail in the first winter.",
        "Get a quote from three builders before you sign, and ask what the wall will cost.",
        "Buy wood in summer, when it is cheap and dry.",
    ],
)
def test_it_keeps_advice(line):
    assert not is_out_of_place(line)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("23- Roe (6), 27- Doe (7), 13- Poe (6.5), 22- Noe (6), 4- Coe (6), 15- Moe (7)", True),
        ("Director Jane Roe, Writer John Doe, Light Ann Poe, Sound Max Noe, Costume Eve Coe", True),
        ("• a lamp for the boat • a rope for the boat • a bell for the fog", True),
        ("The harbour is closed | The wall is built | The ferry is late", True),
        ("The wall of the harbour was built in nineteen hundred and …", True),
        ("In 2009, 2011 and 2014 the river rose by 2.1, 2.4 and 3.0 metres and flooded the town.", False),
        ("Der Hafen von Arden hat im Winter eine Mauer aus Stein und Beton bekommen.", False),
        ("港の町アーデンは、四メートルの防潮堤を「NEW WALL」と名づけて完成させた。", False),
    ],
)
def test_it_knows_rows_lists_and_teasers(line, expected):
    assert is_no_prose(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("https://arden.example/wall", True),
        ("Read the plan at: www.arden.example/plan.pdf", True),
        ("The plan at https://arden.example/plan says that the wall will be four metres high.", False),
    ],
)
def test_it_knows_an_address(line, expected):
    assert is_address(line) is expected


def spans_of(kinds):
    return [Span(0, 1, kind, 0, i) for i, kind in enumerate(kinds)]


def test_items_come_with_their_lead_in_and_what_points_back_with_the_one_before():
    kinds = ["paragraph", "paragraph", "lead-in", "list item", "list item", "paragraph", "list item"]
    texts = ["One.", "It leans.", "These:", "Item.", "Item.", "No lead-in.", "Item."]
    leaning = np.array([False, True, False, True, False, False, False])
    companions, held_back = find_companions(spans_of(kinds), texts, leaning, np.zeros(7, np.int8))

    assert companions.tolist() == [-1, 0, -1, 2, 2, -1, -1]
    assert not held_back.any()


def test_what_points_back_at_nothing_that_could_be_shown_is_held_back():
    leaning = np.array([False, True, True, False])
    texts = ["One.", "It leans.", "So does it.", "Four."]
    companions, held_back = find_companions(spans_of(["paragraph"] * 4), texts, leaning, np.zeros(4, np.int8))

    assert companions.tolist() == [-1, 0, -1, -1]
    assert held_back.tolist() == [0, 0, 1, 0]


def test_a_summary_never_says_the_same_words_twice():
    text = f"{PROSE}\n\n{PROSE}\n\nThe river has flooded the town three times since the wall was planned."
    shown = [sentence.text for sentence in summarize(text, lang="en", sentences=3).sentences]

    assert len(shown) == 2
    assert len(rank_sentences(text, lang="en").sentences) == 3


def test_a_sentence_that_the_next_one_turns_against_waits_for_that_one():
    text = (
        "The mayor of Arden says that the flood wall will hold for a hundred years. "
        "But the engineers of the harbour found that it holds for no more than ten. "
        "The town has four thousand houses behind the flood wall of the harbour."
    )
    measured = measure(text, None, "en", None)
    order = order_passages(np.array([1.0, 0.5, 0.4]), np.zeros(3), measured)

    assert measured.turned.tolist() == [True, False, False]
    assert order == [(2,), (0, 1)]


@pytest.mark.parametrize(
    ("sentence", "lang", "expected"),
    [
        ("But the engineers found that it holds for ten years.", "en", True),
        ("Button batteries are dangerous.", "en", False),
        ("Doch die Mauer hält nicht.", "de", True),
        ("Однако стена не выдержит.", "ru", True),
        ("しかし、壁はもたない。", "ja", True),
        ("But the wall fails.", "tlh", False),
    ],
)
def test_it_knows_a_turn(sentence, lang, expected):
    assert turns(sentence, lang) is expected


def test_it_holds_back_what_points_at_something_that_is_not_shown():
    assert tiers("Build the wall by running the following command in the shell of the harbour.") == [1]
