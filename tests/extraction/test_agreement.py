"""What stands in one box, and in one style, belongs together."""

from __future__ import annotations

import pytest

from webapp.extraction.agreement import agree
from webapp.extraction.blocks import PageBlock, find_blocks
from webapp.extraction.paragraphs import make_paragraphs
from webapp.extraction.parsing import parse_page


def kept_of(markup: str, *chances: float) -> list[str]:
    """Return the first words of the blocks that are kept, given each one's own chance."""
    blocks = blocks_of(markup)
    for block, chance in zip(blocks, chances, strict=True):
        block.score = chance
    return [block.text.split()[0] for block, kept in zip(blocks, agree(blocks), strict=True) if kept]


def blocks_of(markup: str) -> list[PageBlock]:
    body = parse_page(f"<html><body>{markup}</body></html>").find("body")
    return find_blocks(body, make_paragraphs(body))


def test_a_doubtful_paragraph_goes_with_those_of_its_style() -> None:
    page = "<div><p>A text</p><p>B text</p><p>C text</p></div><div><p>D text</p></div>"
    assert kept_of(page, 0.9, 0.25, 0.9, 0.02) == ["A", "B", "C"]


def test_a_doubtful_line_in_a_box_of_furniture_goes_with_the_box() -> None:
    page = "<div><p>A text</p><p>B text</p></div><aside><p>C line</p><p>D line</p><p>E line</p></aside>"
    assert kept_of(page, 0.9, 0.9, 0.01, 0.5, 0.01) == ["A", "B"]


def test_a_block_that_is_sure_of_itself_parts_from_its_box() -> None:
    page = "<div><p>A text</p><p>B link</p><p>C text</p></div>"
    assert kept_of(page, 0.95, 0.01, 0.95) == ["A", "C"]


def test_many_doubtful_teasers_do_not_outvote_the_text_beside_them() -> None:
    teasers = "".join(f"<li>{name} teaser</li>" for name in "CDEFGHIJ")
    page = f"<main><div><p>A text</p><p>B text</p></div><ul>{teasers}</ul></main>"
    assert kept_of(page, 0.9, 0.9, *[0.15] * 8) == ["A", "B"]


def test_an_own_style_is_heard_apart_from_the_rest_of_its_box() -> None:
    page = (
        "<div><p>A text</p><p class='more'>B more</p><p>C text</p><p class='more'>D more</p>"
        "<p class='more'>E more</p></div>"
    )
    assert kept_of(page, 0.9, 0.1, 0.9, 0.3, 0.1) == ["A", "C"]


@pytest.mark.parametrize("chance", [0.0, 1.0])
def test_a_page_of_one_block_is_as_its_chance_says(chance: float) -> None:
    assert kept_of("<p>A text</p>", chance) == (["A"] if chance else [])


def test_a_page_without_blocks_has_nothing_to_keep() -> None:
    assert agree([]) == []
