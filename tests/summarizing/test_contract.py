"""The contract that other layers build on."""

import subprocess
import sys

from webapp.summarizing import rank_sentences, select, summarize

TEXT = (
    "The town council voted on Monday to close the old bridge. It was built in 1911 and carries nine "
    "thousand cars a day. Engineers found cracks in two of its piers last autumn.\n\n"
    "A ferry will take walkers across the river. Cars must use the motorway until the new bridge opens. "
    "The council expects the new bridge to cost twelve million."
)


def test_it_imports_nothing_heavy():
    code = (
        "import sys, webapp.summarizing; heavy = {'gensim', 'scipy', 'numpy', 'py3langid', 'stopwordsiso', "
        "'snowballstemmer', 'sentencex'} & set(sys.modules); sys.exit(', '.join(heavy) or 0)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_it_cuts_sentences_out_of_the_text_as_they_stand():
    for sentence in rank_sentences(TEXT, lang="en").sentences:
        assert TEXT[sentence.start : sentence.end] == sentence.text


def test_it_takes_the_sentences_of_lowest_rank_in_article_order():
    ranking = rank_sentences(TEXT, lang="en")
    chosen = select(ranking, sentences=3).sentences
    assert sorted(sentence.rank for sentence in chosen) == [0, 1, 2]
    assert [s.position for s in chosen] == sorted(s.position for s in chosen)


def test_it_gives_salience_that_sums_to_one():
    assert abs(sum(s.salience for s in rank_sentences(TEXT, lang="en").sentences) - 1) < 1e-9


def test_it_gives_no_salience_at_all_to_what_no_summary_should_show():
    sentences = rank_sentences(f"{TEXT}\n\nIt rained.", lang="en").sentences
    assert [s.text for s in sentences if s.salience == 0] == ["It rained."]


def test_it_keeps_to_a_budget_of_words():
    summary = summarize(TEXT, lang="en", words=30)
    assert 0 < sum(len(s.text.split()) for s in summary.sentences) <= 30


def test_it_is_never_empty_for_a_text_with_a_letter():
    assert [s.text for s in summarize("a", sentences=0).sentences] == ["a"]


def test_it_has_nothing_to_say_about_nothing():
    assert summarize(" \n\n ").sentences == ()
