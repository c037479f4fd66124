"""The sentence splitter, on our own cases in many languages."""

import re
from pathlib import Path

from webapp.article import Block
from webapp.summarizing.sentences import split_sentences

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "splitting.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def split(text, lang="en", blocks=None):
    return [text[span.start : span.end] for span in split_sentences(text, lang, blocks)]


def wrong_cases():
    for lang, marked in CASES:
        text = marked.replace("\\n", "\n")
        wanted = [piece.strip() for piece in re.sub("⟨.*?⟩", "", text).split("‖")]
        found = split(re.sub("[‖⟨⟩]", "", text), lang)
        if found != wanted:
            yield lang, wanted, found


def test_it_splits_at_least_97_percent_of_the_golden_cases():
    assert len(CASES) >= 200
    wrong = list(wrong_cases())
    assert len(wrong) <= 0.03 * len(CASES), wrong


def test_it_ends_every_sentence_at_a_paragraph():
    assert split("No full stop here\n\nNone here") == ["No full stop here", "None here"]


def test_it_ends_every_sentence_at_a_block():
    text = "A heading A paragraph. Two."
    assert split(text, blocks=(Block("heading", 0, 9), Block("paragraph", 10, 27))) == [
        "A heading",
        "A paragraph.",
        "Two.",
    ]


def test_it_keeps_a_heading_whole():
    assert split("Why now? Why here?", blocks=(Block("heading", 0, 18),)) == ["Why now? Why here?"]


def test_it_splits_a_speech_that_is_too_long_to_quote_whole():
    speech = "“" + "We will build the bridge. " * 20 + "”"
    assert len(split(speech)) > 10


def parts_of_speech(text):
    return [text[span.start : span.end] for span in split_sentences(text, "en") if span.speech]


def test_it_tells_the_parts_of_a_long_quotation_from_the_article_s_own_sentences():
    speech = "We will build the bridge. " * 20
    assert parts_of_speech(f"It rained. “{speech}Soon,” he said. He left.") == [
        "“We will build the bridge.",
        *["We will build the bridge."] * 19,
    ]


def test_it_takes_a_quotation_that_stays_open_as_speech_to_its_paragraph_s_end():
    assert parts_of_speech("She stood up. “It is late. We go\n\nThey went.") == ["“It is late.", "We go"]


def test_it_tells_no_speech_in_a_quotation_that_is_kept_whole():
    assert parts_of_speech("“It is late. We go,” she said. Two “old friends” went.") == []


def test_it_survives_blocks_that_overlap_or_end_beyond_the_text():
    blocks = (Block("paragraph", 0, 9), Block("quote", 5, 400), Block("heading", 900, 950))
    assert split("One two. Three four.", blocks=blocks) == ["One two.", "Three four."]
