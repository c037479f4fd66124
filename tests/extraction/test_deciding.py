"""Rules that know better than chances: what is a part of the text, and what only stands among it."""

from __future__ import annotations

import pytest

from webapp.extraction.blocks import PageBlock
from webapp.extraction.deciding import decide
from webapp.extraction.features import describe_blocks
from webapp.extraction.prepared_page import prepare_page

TEXT = "The council met at noon and opened the gates of the mill, for the first time in thirty years."
MORE = "Nobody had thought that the old wheel would turn again, and yet it did so on the second try."
SITE = "https://bay.example/mill"


def left_out(among: str, title: str = "", chance: float = 0.9) -> bool:
    """Tell whether what stands among paragraphs of text, with this chance, is left out whole."""
    page = f"<h1>{title or 'Mill'}</h1><div><p>{TEXT}</p><p>{MORE}</p>{among}<p>{TEXT} {MORE}</p></div>"
    blocks = decided(page, title, chance)
    between = blocks[3:-1]
    assert between
    return not any(block.belongs for block in between)


def decided(page: str, title: str = "", chance: float = 0.9, low: tuple[str, ...] = ()) -> list[PageBlock]:
    """Decide about a page whose blocks all have one chance, but for those whose text begins with one of `low`."""
    blocks = prepare_page(f"<html><body>{page}</body></html>", SITE).blocks
    describe_blocks(blocks, title, SITE)
    for block in blocks:
        block.score = 0.05 if low and block.text.startswith(low) else chance
    decide(blocks, title)
    return blocks


def kept_of(page: str, title: str = "", chance: float = 0.9, low: tuple[str, ...] = ()) -> list[str]:
    return [block.text.split()[0] for block in decided(page, title, chance, low) if block.belongs]


@pytest.mark.parametrize(
    "among",
    [
        '<p><a href="/ferry">Ferry fares to rise in spring</a></p>',
        '<p>Read more: <a href="/ferry">Ferry fares to rise in spring</a></p>',
        '<p>Mehr zum Thema: <a href="/ferry">Fähre wird teurer</a></p>',
        '<p>READ ALSO: <a href="https://other.example/ferry">Ferry fares to rise in spring</a></p>',
        '<h3>Lesen Sie auch</h3><ul><li><a href="/ferry">Fähre wird wieder teurer</a></li></ul>',
        '<ul><li><a href="/ferry">Ferry fares to rise in spring</a></li>'
        '<li><a href="/tide">The tide table for the winter is out</a></li></ul>',
        "<p>12 comments</p>",
        "<p>Was this article helpful?</p>",
        "<p>0:00/2:06</p>",
        "<p>Image 2 of 5</p>",
        "<p>Bild 2 von 5</p>",
        "<p>Photo 3 / 14</p>",
        "<p>Facebook Twitter WhatsApp E-Mail</p>",
        '<div class="newsletter-box"><p>The best of the bay, each morning.</p></div>',
        '<p>Jetzt abonnieren und <a href="/abo">das Heft jede Woche lesen und noch mehr</a></p>',
        '<a href="/ferry"><h4>Ferry fares to rise in spring</h4><p>The council said so on Monday.</p></a>',
        '<p><a href="#top">Top of page, plan, costs, vote, wheel, weir, end</a></p>' * 3,
        '<div class="teaser"><h3><a href="/ferry">Ferry fares</a></h3></div>',
    ],
)
def test_it_leaves_out_what_only_stands_among_the_text(among: str) -> None:
    assert left_out(among)


@pytest.mark.parametrize(
    "among",
    [
        '<p>Read more about it in <a href="/docs">the guide</a> that the council printed.</p>',
        '<p><a href="https://council.example/minutes">The minutes of the council, in full</a></p>',
        '<p>1. <a href="/logger">Download the level logger</a></p>',
        '<p><a href="/s/bay">[Bay News]</a> <a href="/s/port">[Ministry of the Port and Tides]</a></p>',
        '<ul><li><a href="/a">Mill</a></li><li><a href="/b">Weir</a></li></ul>',
        "<p>Comments may also be added to the plan:</p>",
        "<p>Thank you for listening, and good night.</p>",
        '<section id="cookies"><p>Bake the cookies for ten minutes.</p></section>',
    ],
)
def test_it_keeps_what_the_text_says_itself(among: str) -> None:
    assert not left_out(among)


def test_it_leaves_out_what_stands_alone_under_another_articles_headline() -> None:
    other = '<div><h3><a href="/ferry">Ferry fares to rise in spring</a></h3><p>Excerpt of it.</p></div>'
    page = f"<h1>Mill</h1><div><p>A {TEXT}</p><p>B {MORE}</p>{other}<p>C {TEXT} {MORE}</p></div>"
    assert "Excerpt" not in kept_of(page)


def test_what_somebody_said_elsewhere_belongs_between_the_text() -> None:
    said = '<blockquote class="twitter-tweet"><p>Said on the bank.</p></blockquote>'
    page = f"<h1>Mill</h1><div><p>A {TEXT}</p>{said}<p>B {MORE}</p></div>"
    assert kept_of(page, "Mill", low=("Mill", "Said")) == ["A", "Said", "B"]


def test_a_heading_without_a_text_ends_no_article() -> None:
    page = f"<h1>Mill</h1><div><p>A {TEXT}</p><h2>Wheel</h2><p>B {MORE}</p><h2>Gallery</h2></div>"
    assert kept_of(page, "Mill") == ["A", "Wheel", "B"]


def test_a_page_that_is_made_of_links_keeps_them() -> None:
    links = "".join(f'<p><a href="/p{n}">The bay in the year of {n}</a></p>' for n in range(9))
    assert len(kept_of(f"<h1>Mill</h1><div><p>{TEXT}</p>{links}</div>")) >= 10


def test_it_trusts_readability_where_next_to_nothing_else_was_found() -> None:
    page = f"<h1>Mill</h1><div><p>A {TEXT} {MORE}</p><p>B {MORE} {TEXT}</p></div>"
    assert kept_of(page, "Mill", chance=0.2) == ["A", "B"]


def test_notes_that_the_text_leads_to_belong() -> None:
    text = f'<p>A {TEXT}<sup><a href="#n1">1</a></sup></p><p>B {MORE}</p>'
    notes = '<ol><li id="n1">Note on the wheel.</li></ol><p>Noted elsewhere.</p>'
    page = f"<h1>Mill</h1><div>{text}</div><div>{notes}</div>"
    assert kept_of(page, "Mill", low=("Mill", "Note")) == ["A", "B", "Note"]


def test_it_keeps_the_standfirst() -> None:
    page = f"<h1>Gates open</h1><p>Intro: {TEXT}</p><div><p>A {TEXT}</p><p>B {MORE}</p></div>"
    blocks = prepare_page(f"<html><body>{page}</body></html>", None).blocks
    for block in blocks:
        block.score = {"Gates": 0.1, "Intro:": 0.2}.get(block.text.split()[0], 0.9)
    decide(blocks, "Gates open")
    assert [block.text.split()[0] for block in blocks if block.belongs] == ["Intro:", "A", "B"]


def test_nothing_above_the_headline_belongs() -> None:
    page = f"<div><p>Gazette of the bay</p><h1>Gates open</h1><p>A {TEXT}</p><p>B {MORE}</p></div>"
    assert kept_of(page, "Gates open") == ["A", "B"]


def test_comments_go_and_a_text_made_of_comments_stays() -> None:
    comments = f'<ol class="comments"><li class="comment"><p>Zoe {TEXT}</p></li></ol>'
    text = f"<div><p>A {TEXT} {MORE}</p><p>B {MORE} {TEXT}</p></div>"
    assert kept_of(f"<h1>Mill</h1>{text}{comments}", "Mill") == ["A", "B"]
    assert "Zoe" in kept_of(f"<h1>Mill</h1>{comments}", "Mill")


def test_the_rest_of_a_table_that_mostly_belongs_belongs() -> None:
    rows = "".join(f"<tr><td>{n} grams</td><td>butter or margarine</td></tr>" for n in range(4))
    page = f"<h1>Mill</h1><div><p>{TEXT}</p><table>{rows}<tr><td>2</td><td>eggs</td></tr></table></div>"
    assert "eggs" in kept_of(page, low=("eggs",))


def test_of_two_copies_the_one_with_the_text_stays() -> None:
    teaser = f'<header><div class="teaser-text"><p class="short">{TEXT}</p></div></header>'
    blocks = decided(f"<h1>Mill</h1>{teaser}<div><p>{TEXT}</p><p>{MORE}</p></div>", "Mill")
    kept = [block for block in blocks if block.belongs]
    assert [block.text for block in kept] == [TEXT, MORE]
    assert kept[0].element.get("class") is None


def test_a_step_that_is_said_twice_stays_twice() -> None:
    step = "<p>On the Solid menu, click the edge and press Enter once more.</p>"
    page = f"<h1>Mill</h1><div><p>{TEXT}</p>{step}<p>{MORE}</p></div><div>{step}<p>A {MORE}</p></div>"
    assert kept_of(page).count("On") == 2


def test_lines_of_sources_right_after_the_text_belong() -> None:
    page = f"<h1>Mill</h1><div><p>{TEXT}</p><p>{MORE}</p></div><p>Quelle: Mühlenverein Saltby, 2021</p>"
    assert "Quelle:" in kept_of(page, low=("Quelle",))


def test_lines_of_one_style_above_text_are_subheads() -> None:
    parts = "".join(
        f'<div class="head">{name} year</div><div><p>{name} {TEXT}</p><p>{MORE}</p></div>' for name in "ABC"
    )
    kept = decided(f"<h1>Mill</h1>{parts}<p>Z {TEXT}</p>", low=("B year", "C year"))
    assert [block.text for block in kept if block.belongs and "year" in block.text[:7]][-2:] == [
        "B year",
        "C year",
    ]


def test_it_keeps_the_opening_that_a_page_sets_apart_above_the_text() -> None:
    page = (
        f'<h1>Mill</h1><div class="grid-12"><ul><li>Tides today</ul><p>Bells today</p><p class="large">Opening {TEXT}</p></div>'
        f"<div class=body><h2>Noon</h2><p>{MORE}</p><p>{TEXT}</p><p>{MORE} {TEXT}</p></div>"
    )
    blocks = describe(page, {"Opening": 0.42, "Tides": 0.02, "Bells": 0.02})
    assert [block.belongs for block in blocks if block.text.startswith("Opening")] == [True]


@pytest.mark.parametrize(("colon", "is_kept"), [(":", True), (".", False)])
def test_it_keeps_the_list_that_a_paragraph_leads_in(colon: str, *, is_kept: bool) -> None:
    steps = (
        "<ul><li>Sign up for the tide table</li><li>Sign up for the key</li><li>Wait for the bell</li></ul>"
    )
    page = f"<div><p>{TEXT}</p><p>{MORE} To see it{colon}</p>{steps}<p>{TEXT} {MORE}</p></div>"
    blocks = describe(page, {"Sign": 0.02, "Wait": 0.02})
    assert [block.belongs for block in blocks if block.element.tag == "li"] == [is_kept] * 3


def test_links_to_other_pages_are_led_in_by_no_colon() -> None:
    links = (
        '<ul><li><a href="/ferry">Ferry fares rise</a></li><li><a href="/tide">Tides are out</a></li></ul>'
    )
    page = f"<div><p>{TEXT}</p><p>{MORE} More of it:</p>{links}<p>{TEXT} {MORE}</p></div>"
    blocks = describe(page, {"Ferry": 0.02, "Tides": 0.02})
    assert not any(block.belongs for block in blocks if block.element.tag == "li")


@pytest.mark.parametrize("name", ["share", "newsletter-incontent"])
def test_a_heading_in_a_box_to_share_or_sign_up_is_no_subhead(name: str) -> None:
    box = (
        f'<div class="{name}"><p>Tides today</p><p>Bells today</p><h3>For daily tides and ferries</h3></div>'
    )
    page = f"<div><p>{TEXT}</p><p>{MORE}</p>{box}<p>{TEXT} {MORE}</p></div>"
    blocks = describe(page, {"For": 0.2, "Tides": 0.02, "Bells": 0.02})
    assert not any(block.belongs for block in blocks if block.element.tag == "h3")


def describe(page: str, chances: dict[str, float]) -> list[PageBlock]:
    """Decide about a page whose blocks are likely, but for those whose first word has a chance of its own."""
    blocks = prepare_page(f"<html><body>{page}</body></html>", SITE).blocks
    describe_blocks(blocks, "Mill", SITE)
    for block in blocks:
        block.score = chances.get(block.text.split()[0], 0.95)
    decide(blocks, "Mill")
    return blocks
