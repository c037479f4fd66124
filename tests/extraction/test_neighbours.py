"""What stands beside the text and is a part of it, whatever the measure made of it."""

from __future__ import annotations

from webapp.extraction.blocks import PageBlock
from webapp.extraction.choice import belongs
from webapp.extraction.neighbours import bring_back
from webapp.extraction.pipeline import prepare_page

TEXT = "The council met at noon and opened the gates of the mill, for the first time in thirty years."


def kept_of(markup: str, title: str = "", **scores: float) -> list[str]:
    """Bring back what belongs to a page whose blocks, named by their first word, have these scores."""
    blocks = prepare_page(f"<html><body>{markup}</body></html>", None).blocks
    for block in blocks:
        block.score = scores[first_word(block)]
        block.kept = block.kept or "kept" in block.place.element.get("class", "")
    bring_back(blocks, title)
    return [first_word(block) for block in blocks if belongs(block)]


def first_word(block: PageBlock) -> str:
    return block.text.split()[0]


def test_it_keeps_the_standfirst() -> None:
    page = f"<h1>Gates open</h1><p>Intro: {TEXT}</p><div><p>A {TEXT * 3}</p></div>"
    assert kept_of(page, "Gates open", Gates=0.1, **{"Intro:": 0.2}, A=0.9) == ["Intro:", "A"]
    assert kept_of(page, "Another title", Gates=0.1, **{"Intro:": 0.1}, A=0.9) == ["A"]


def test_it_takes_no_byline_for_a_standfirst() -> None:
    page = f'<h1>Gates open</h1><p>By <a href="/ada">{TEXT}</a></p><div><p>A {TEXT * 3}</p></div>'
    assert kept_of(page, "Gates open", Gates=0.1, By=0.4, A=0.9) == ["A"]


def test_it_keeps_a_doubtful_paragraph_after_one_of_its_kind() -> None:
    same = f"<div><p>A {TEXT * 3}</p><p>B {TEXT}</p></div>"
    assert kept_of(same, A=0.9, B=0.35) == ["A", "B"]
    assert kept_of(same, A=0.9, B=0.2) == ["A"]
    other = f'<div><p>A {TEXT * 3}</p><p class="note">B {TEXT}</p></div>'
    assert kept_of(other, A=0.9, B=0.35) == ["A"]


def test_it_takes_readabilitys_word_where_the_measure_finds_nothing() -> None:
    page = f'<div><p class="kept">A {TEXT} {TEXT} {TEXT}</p><p>B {TEXT}</p></div>'
    assert "A" in kept_of(page, A=0.2, B=0.1)
    assert kept_of(page, A=0.1, B=0.1) == []
