"""The starter library is the shop window: what the summaries of its pages must say, and must never show."""

from __future__ import annotations

import re
import tomllib
from functools import cache

import pytest

from tests.once import rank_sentences, read_page
from webapp.article import Block, ExtractedArticle, Ranking, Sentence
from webapp.paths import SEEDS
from webapp.reading.starter import read_seeds
from webapp.summarizing import select
from webapp.summarizing.leaning import leans
from webapp.summarizing.scripts import is_unspaced

MANIFEST = tomllib.loads((SEEDS / "library.toml").read_text("utf-8"))
FILES = [entry["file"].removesuffix(".html") for entry in MANIFEST["page"]]

# What the summary that a reader is shown first must tell: of each row at least one, in the article's words.
TELLS = {
    "tide-machine": [
        ("The machine is a tide predictor",),
        ("tide-predicting machines of its kind",),
        ("the tide in any harbour is a sum of plain waves", "Position Z was the coast of Normandy"),
    ],
    "windshield-fluid-north-america": [
        ("water with methanol in it", "Methanol is cheap and works well, and it is poisonous"),
        ("The solutions that work are dull", "Canada and the United States have no such ban"),
    ],
    "belarus-russia-exercises": [
        ("Alexander Lukashenko has visited a training ground",),
        ("joint tactical flight exercises",),
        ("a Belarusian port on Russian soil", "build a port inside Russia"),
    ],
    "russia-auto-market-2023": [
        ("Sales of new passenger cars fell",),
        ("a market in three layers",),
    ],
    "interview-bell-tuner": [
        ("Agnes Thorne has tuned bells",),
        ("not one note but five", "The five that we care about"),
    ],
    "seven-small-inventions": [
        ("two known things, joined", "somebody had to think of each of them first"),
    ],
    "pain-de-campagne": [("ne demande que du temps",)],
    "astrolabe-arabic": [
        ("إنه الأسطرلاب",),
        ("هم الذين جعلوا منه أداة يومية", "خريطة للسماء وساعة وآلة حاسبة"),
    ],
    "strassenbahn-german": [
        ("Nun kehrt die Straßenbahn",),
    ],
    "washi-japanese": [("和紙は千年もつ",), ("和紙が残るのは", "流し漉き")],
    "green-flash-note": [("it turned green for about a second",)],
    "sobremesa-spanish": [
        ("«sobremesa» es una de ellas", "La sobremesa es lo que queda sobre la mesa"),
        ("empujando la sobremesa hacia el fin de semana", "La sobremesa no sirve para nada"),
    ],
}
UNSUITED = {"pain-de-campagne": "recipe", "green-flash-note": "too short"}

FEWEST_WORDS, FEWEST_LETTERS = 6, 12
FOOTNOTE_MARK = re.compile(r"[.!?]\d+$")
LENGTHS = (None, 3, 5, 9)

every_seed = pytest.mark.parametrize("file", FILES)


@cache
def read(file: str) -> tuple[ExtractedArticle, Ranking]:
    (page,) = (
        seed.page
        for entry, seed in zip(MANIFEST["page"], read_seeds(MANIFEST), strict=True)
        if entry["file"] == f"{file}.html"
    )
    article = read_page(page).article
    ranking = rank_sentences(
        article.text, title=article.title, lang=article.lang, blocks=article.blocks, hints=article.hints
    )
    return article, ranking


def summaries(file: str) -> list[tuple[Sentence, ...]]:
    """The summary that is shown first, and others that a reader may ask for."""
    ranking = read(file)[1]
    return [select(ranking, sentences=length).sentences for length in LENGTHS]


def block_of(file: str, sentence: Sentence) -> Block:
    return next(block for block in read(file)[0].blocks if block.start <= sentence.start < block.end)


def above_list(file: str, item: Block) -> Block:
    """What stands above the list that an item belongs to."""
    above = (b for b in reversed(read(file)[0].blocks) if b.start < item.start and b.kind != "list item")
    return next(above)


@every_seed
def test_it_tells_the_point(file: str) -> None:
    told = " ".join(sentence.text for sentence in summaries(file)[0])
    for any_of in TELLS[file]:
        assert any(quote in told for quote in any_of), f"none of {any_of} in: {told}"


@every_seed
def test_it_says_where_no_summary_does_it_justice(file: str) -> None:
    assert read(file)[1].unsuited == UNSUITED.get(file)


@every_seed
def test_it_shows_nothing_under_six_words(file: str) -> None:
    for sentence in (sentence for summary in summaries(file) for sentence in summary):
        size = len(sentence.text) if is_unspaced(sentence.text) else len(sentence.text.split())
        least = FEWEST_LETTERS if is_unspaced(sentence.text) else FEWEST_WORDS
        assert size >= least, sentence.text


@every_seed
def test_it_shows_no_item_without_its_lead_in_no_heading_and_no_note(file: str) -> None:
    for summary in summaries(file):
        shown = [block_of(file, sentence) for sentence in summary]
        assert not {"heading", "reference", "caption"} & {block.kind for block in shown}
        for sentence, block in zip(summary, shown, strict=True):
            if block.kind == "list item":
                lead_in = above_list(file, block)
                is_step = lead_in.kind == "heading" and sentence.text.endswith(".")
                assert is_step or lead_in in shown, sentence.text


@every_seed
def test_it_shows_no_line_of_ingredients(file: str) -> None:
    for sentence in (sentence for summary in summaries(file) for sentence in summary):
        assert not re.match(r"\d+ g d", sentence.text)


@every_seed
def test_it_shows_nothing_that_points_back_at_what_is_not_shown(file: str) -> None:
    article = read(file)[0]
    for summary in summaries(file):
        shown = {sentence.position for sentence in summary}
        for sentence in summary:
            is_alone = sentence.position and sentence.position - 1 not in shown
            assert not (is_alone and leans(sentence.text, article.lang)), sentence.text


@every_seed
def test_it_shows_no_question_without_its_answer(file: str) -> None:
    for summary in summaries(file):
        shown = {sentence.position for sentence in summary}
        for sentence in summary:
            assert not sentence.text.endswith(("?", "？", "؟")) or sentence.position + 1 in shown


@every_seed
def test_it_glues_no_footnote_mark_to_a_sentence(file: str) -> None:
    for sentence in (sentence for summary in summaries(file) for sentence in summary):
        assert not FOOTNOTE_MARK.search(sentence.text), sentence.text


@every_seed
def test_it_says_nothing_twice(file: str) -> None:
    for summary in summaries(file):
        texts = [sentence.text.casefold() for sentence in summary]
        assert len({*texts}) == len(texts)


@every_seed
def test_it_asks_for_a_third_of_a_short_text_at_most(file: str) -> None:
    article, ranking = read(file)
    assert 1 <= ranking.length <= max(1, len(ranking.sentences) // 3)
    assert ranking.length <= 6 or len(article.text) > 10_000
