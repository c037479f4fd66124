"""What holds for any text whatever: found by hypothesis, not by example."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from webapp.article import Block
from webapp.sandbox.ranking_worker import RankingWorkers
from webapp.summarizing import rank_sentences, select, summarize

WORDS = "Rain fell. | Rain fell on Mill Street all night! | \n\n | \n | “Go,” she said. | Dr. Ito | 東京。 | वह आया। | 3.5 | ? | a "
PIECES = st.lists(st.sampled_from([piece.strip(" ") or piece for piece in WORDS.split("|")]), max_size=40)
TEXTS = st.one_of(st.text(max_size=300), PIECES.map(" ".join))
relaxed = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def blocks_of(text, cuts):
    borders = sorted({min(cut, len(text)) for cut in cuts})
    kinds = ["heading", "paragraph", "quote", "list item"]
    return tuple(Block(kinds[i % 4], a, b) for i, (a, b) in enumerate(pairwise(borders)))


@relaxed
@given(TEXTS)
def test_it_cuts_every_sentence_out_of_the_text_in_order(text):
    sentences = rank_sentences(text, lang="en").sentences
    assert all(text[s.start : s.end] == s.text for s in sentences)
    assert all(a.end <= b.start for a, b in pairwise(sentences))
    assert [s.position for s in sentences] == list(range(len(sentences)))
    sizes = Counter(s.rank for s in sentences)
    assert all(size == 1 or (size == 2 and not sizes[rank - 1]) for rank, size in sizes.items())
    assert sum(sizes.values()) == len(sentences)
    assert min(sizes, default=0) == 0


@relaxed
@given(TEXTS)
def test_it_is_never_empty_where_there_is_a_letter(text):
    summary = summarize(text, lang="en", sentences=1)
    assert bool(summary.sentences) or not any(letter.isalpha() for letter in text)


@relaxed
@given(TEXTS, st.integers(1, 6), st.integers(1, 80))
def test_it_grows_by_inclusion(text, sentences, words):
    ranking = rank_sentences(text, lang="en")
    for budgets in ({"sentences": sentences}, {"words": words}):
        small = set(select(ranking, **budgets).sentences)
        large = set(select(ranking, **{unit: size + 3 for unit, size in budgets.items()}).sentences)
        assert small <= large


@relaxed
@given(TEXTS)
def test_it_never_lets_a_sentence_cross_a_paragraph(text):
    assert not any("\n\n" in s.text for s in rank_sentences(text, lang="en").sentences)


@relaxed
@given(
    TEXTS,
    st.lists(st.integers(0, 300), max_size=8),
    st.text(max_size=20),
    st.sampled_from(["en", "zh", "xx", "de-AT", ""]),
)
def test_it_takes_any_blocks_title_and_language(text, cuts, title, lang):
    blocks = blocks_of(text, cuts)
    for s in rank_sentences(text, title=title, lang=lang, blocks=blocks).sentences:
        assert all(
            s.end <= block.start or s.start >= block.end or (block.start <= s.start and s.end <= block.end)
            for block in blocks
        )


@pytest.mark.usefixtures("borrowed_workers")
def test_it_gives_the_same_summary_in_another_process_whatever_the_hash_seed():
    text = (
        "Mill Street was closed on Monday. Rain had washed the bridge away. The mayor wants a new bridge. "
        * 3
    )
    workers = RankingWorkers(size=1)  # a worker's environment names no seed, and so it has one of its own
    found = workers.rank(text, lang="en")
    workers.close()
    assert found == rank_sentences(text, lang="en")
    assert len(found.sentences) == 9


@pytest.mark.parametrize(
    "piece",
    [".", "(", "“a", " ", "\n", "[a]", "a.b.", "。", "一二三四。", "1. ", "ab\n", "a'", ". - ", "«a. »"],
)
def test_it_reads_a_long_text_of_one_piece_to_its_end(piece):
    assert_it_reads_to_the_end(piece)


@pytest.mark.parametrize(
    "piece", ["‘a", '"a ', "word.[1", ".]", "a.[1][2] ", "aThe ", "aB1", "word.12 ", "1. 1. ", "”a. ", "！の"]
)
def test_it_reads_a_long_text_of_marks_and_joints_to_its_end(piece):
    assert_it_reads_to_the_end(piece)


def assert_it_reads_to_the_end(piece):
    text = piece * (60_000 // len(piece)) + " a"
    sentences = rank_sentences(text, lang="en").sentences
    assert sentences[-1].end == len(text)


@pytest.mark.parametrize(
    "text", ["\ud800 hello there. World \udfff.", 'x\ud800y z. "\udc00', "\0a. b\0", "a\u200d"]
)
@pytest.mark.parametrize("lang", ["en", None])
def test_it_takes_broken_unicode(text, lang):
    assert summarize(text, title=text, lang=lang).sentences
