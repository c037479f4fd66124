"""What no summary suits, and what only looks like it: precision comes first."""

from pathlib import Path

import pytest

from webapp.article import Block
from webapp.summarizing import rank_sentences

HERE = Path(__file__).parent
KINDS = {"# ": "heading", "- ": "list item", "> ": "quote"}


def read_cases(name):
    """(kind, lang, title, text, blocks) of each text of a file, whose format its first lines tell."""
    for case in (HERE / name).read_text("utf-8").split("\n== ")[1:]:
        head, *lines = case.rstrip("\n").split("\n")
        kind, lang, title = head.split(" ", 2)
        pieces = []
        for line in lines:
            if line.startswith("| "):
                pieces[-1][1].append(line[2:])
            else:
                block_kind = KINDS.get(line[:2], "paragraph")
                pieces.append((block_kind, [line if block_kind == "paragraph" else line[2:]]))
        yield pytest.param(kind, lang, title, *join(pieces), id=f"{kind} {lang} {title}")


def join(pieces):
    blocks, parts, at = [], [], 0
    for kind, lines in pieces:
        part = "\n".join(lines)
        blocks.append(Block(kind, at, at + len(part)))
        parts.append(part)
        at += len(part) + 2
    return "\n\n".join(parts), tuple(blocks)


@pytest.mark.parametrize(("kind", "lang", "title", "text", "blocks"), list(read_cases("unsuited.txt")))
def test_it_says_what_no_summary_suits(kind, lang, title, text, blocks):
    ranking = rank_sentences(text, title=title, lang=lang, blocks=blocks)
    assert ranking.unsuited == kind
    assert ranking.sentences, "the sentences can still be had"


@pytest.mark.parametrize(("kind", "lang", "title", "text", "blocks"), list(read_cases("lookalikes.txt")))
def test_it_summarizes_what_only_looks_like_it(kind, lang, title, text, blocks):
    assert rank_sentences(text, title=title, lang=lang, blocks=blocks).unsuited is None


def test_it_needs_no_blocks_for_what_was_pasted():
    items = "\n".join(f"- item number {word} of the list" for word in ("one", "two", "three", "four") * 6)
    assert rank_sentences(items, lang="en").unsuited == "list"


@pytest.mark.parametrize(
    "text",
    [
        "The ferry is late today. It waits for the nurse.",
        "河水在周日夜里上涨了两米。下城有四百人在学校过夜。市长说要建防洪墙。墙是去年规划的。水又退了。",
    ],
)
def test_it_says_what_is_too_short(text):
    assert rank_sentences(text).unsuited == "too short"


def test_a_text_without_a_word_is_too_short():
    assert rank_sentences("…").unsuited == "too short"
