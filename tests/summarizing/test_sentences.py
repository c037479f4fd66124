"""The sentence splitter, on our own cases in many languages."""

from pathlib import Path

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
        marked = marked.replace("\\n", "\n")
        wanted = [piece.strip() for piece in marked.split("‖")]
        found = split(marked.replace("‖", ""), lang)
        if found != wanted:
            yield lang, wanted, found


def test_it_splits_at_least_95_percent_of_the_golden_cases():
    assert len(CASES) >= 100
    wrong = list(wrong_cases())
    assert len(wrong) <= 0.05 * len(CASES), wrong
