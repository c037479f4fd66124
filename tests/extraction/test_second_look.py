"""A second look at what a page marks as its article, where the engine is unsure of its choice."""

from __future__ import annotations

from webapp.extraction.features import describe_blocks
from webapp.extraction.prepared_page import prepare_page
from webapp.extraction.second_look import look_again

TEXT = "The council met at noon and opened the gates of the mill, for the first time in thirty years."
MORE = "Nobody had thought that the old wheel would turn again, and yet it did so on the second try."
ASKED = "The keeper says that the wheel was never broken, only stuck, and that a boy had found out why."


def taken(article: str, chances: dict[str, float]) -> list[str]:
    """Return the first words of what a second look takes, beside the two paragraphs that were chosen."""
    page = f"<html><body><article><p>{TEXT}</p>{article}</article></body></html>"
    prepared = prepare_page(page, "https://bay.example/mill")
    describe_blocks(prepared.blocks, "Mill", "")
    for block in prepared.blocks:
        block.score = chances.get(block.text.split()[0], 0.5)
        block.state = "text" if block.text in (TEXT, MORE) else "beside"
    look_again(prepared.body, prepared.blocks)
    return [b.text.split()[0] for b in prepared.blocks if b.belongs and b.text not in (TEXT, MORE)]


def test_it_takes_questions_with_their_answers_behind_the_text() -> None:
    faq = f"<p>{MORE}</p><div>Why did it stop?</div><p>{ASKED}</p>"
    assert taken(faq, {"Why": 0.03, "The": 0.4}) == ["Why", "The"]


def test_it_takes_short_lines_amid_the_text() -> None:
    assert taken(f"<div>Rank 1</div><p>{MORE}</p>", {"Rank": 0.3}) == ["Rank"]


def test_it_takes_neither_labels_behind_the_text_nor_what_bears_a_sign_of_furniture() -> None:
    widgets = (
        f"<p>Advertisement</p><p>{MORE}</p><h2>Market quotes</h2><p>Advertisement</p><div>Arrives weekly</div>"
        "<p>Close</p><p>By clicking subscribe, you agree to our terms of use, and agree that you can opt out.</p>"
    )
    assert (
        taken(widgets, {"Advertisement": 0.3, "Market": 0.3, "Arrives": 0.2, "Close": 0.3, "By": 0.4}) == []
    )
