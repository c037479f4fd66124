"""Kinds of blocks: what completes a list, what is a source or a line about the article; and what is not."""

from __future__ import annotations

import pytest

from webapp.extraction import extract_article, join_part
from webapp.sanitizing import sanitize

PROSE = (
    "The ferry across the bay has run every quarter of an hour since the spring in which the bridge was closed, "
    "and the council, which pays for it, has now decided that it will stay for another ten years."
)
TEXT = "".join(f"<p>{n}. {PROSE}</p>" for n in range(6))
LIST = "<ul><li>a new boat for the winter</li><li>a second landing stage</li></ul>"


def _page(after: str, before: str = "") -> str:
    return f"<html><head><title>The ferry stays</title></head><body><article>{before}{TEXT}{after}</article></body></html>"


def _kinds(after: str, before: str = "") -> dict[str, str]:
    """The kind of each block, by its text; of all that the page marks, so that no score leaves any out."""
    article = extract_article(_page(after, before), candidate="marked")
    return {article.text[block.start : block.end]: block.kind for block in article.blocks}


@pytest.mark.parametrize(
    "line",
    [
        "The council wants:",
        "委员会希望：",
        "The council wants the following.",
        "Es geht um folgende Punkte",
        "Voici ce que la ville demande.",
        "Совет хочет следующего.",
    ],
)
@pytest.mark.parametrize(
    "pair", ["<p>{}</p>{}", "<div><p>{}</p></div>{}", "<p>{}</p><div>{}</div>", "<div>{}{}</div>"]
)
def test_it_tells_a_paragraph_that_leads_into_a_list(line: str, pair: str) -> None:
    kinds = _kinds(pair.format(line, LIST) + f"<p>{PROSE}</p>")
    assert kinds[line] == "lead-in"
    assert kinds["a second landing stage"] == "list item"


@pytest.mark.parametrize(
    "markup",
    [
        f"<p>The council wants it.</p>{LIST}",
        f"<p>The council wants:</p><p>{PROSE}</p>{LIST}",
        f"<h2>The council wants:</h2>{LIST}",
        f"<p>The following was said. The council wants it.</p>{LIST}",
        "<ul><li>The council wants:<ul><li>a new boat for the winter</li></ul></li></ul>",
    ],
)
def test_it_takes_nothing_else_for_a_lead_in(markup: str) -> None:
    assert "lead-in" not in _kinds(f"{markup}<p>{PROSE}</p>").values()


@pytest.mark.parametrize(
    "label",
    [
        "References",
        "7. Sources [edit]",
        "Einzelnachweise",
        "Pour aller plus loin",
        "Fuentes",
        "Примечания",
        "参考文献",
    ],
)
def test_it_tells_the_items_under_a_heading_of_sources(label: str) -> None:
    items = "<ul><li>Reed, A.: Boats (1998)</li><li><a href='https://bay.example/'>The bay</a></li><li>Own counts</li></ul>"
    kinds = _kinds(f"<h2>{label}</h2>{items}<p>{PROSE}</p>")
    assert kinds["Reed, A.: Boats (1998)"] == kinds["The bay"] == kinds["Own counts"] == "reference"
    assert kinds[PROSE] == "paragraph"


@pytest.mark.parametrize("label", ["Notes", "Sources", "Note"])
def test_prose_under_such_a_heading_stays_prose(label: str) -> None:
    linked = PROSE.replace("the bridge", "<a href='https://bay.example/'>the bridge</a>")
    kinds = _kinds(f"<h2>{label}</h2><p>{linked}</p><p>{PROSE} Indeed.</p>{LIST}<p>{PROSE}</p>")
    assert "reference" not in kinds.values()


def test_it_tells_footnotes_by_the_marks_that_lead_to_them() -> None:
    marked = PROSE.replace("bridge", "bridge<sup id=ref1><a href='#n1'>1</a></sup>")
    note = "<hr><p id=n1>It has been since May. <a href='#ref1'>↩</a></p>"
    kinds = _kinds(f"<p>{marked}</p>{note}")
    assert kinds["It has been since May. ↩"] == "reference"
    assert list(kinds.values()).count("reference") == 1


def test_it_tells_a_line_of_sources() -> None:
    kinds = _kinds(
        f"<p>Source: Harbour office, own counts</p><p>Note: the ferry runs daily</p><p>{PROSE}</p>"
    )
    assert kinds["Source: Harbour office, own counts"] == "reference"
    assert kinds["Note: the ferry runs daily"] == "paragraph"


@pytest.mark.parametrize(
    "markup",
    [
        '<p class="wp-caption-text">The old bridge in the evening</p>',
        '<p class="photo-credit">The old bridge in the evening</p>',
        '<p><span class="image__caption">The old bridge in the evening</span></p>',
        '<div class="author-bio"><p>The old bridge in the evening</p></div>',
        "<p><cite>The old bridge in the evening</cite></p>",
        "<address>The old bridge in the evening</address>",
        "<p><time>The old bridge in</time> the evening</p>",
        "<p>The <span><time>old bridge in the</time></span> evening</p>",
        "<p>The old <a rel=author href=/ada>bridge in the evening</a></p>",
    ],
)
def test_it_tells_a_line_about_the_article(markup: str) -> None:
    kinds = _kinds(f"{markup}<p>6. {PROSE}</p><p>7. {PROSE}</p>")
    assert kinds["The old bridge in the evening"] == "caption"


@pytest.mark.parametrize(
    "markup",
    [
        f'<div class="post author-ada credit-card"><p>{PROSE}</p><p>The bridge was closed in May.</p></div>',
        "<p>On <time>3 May</time> the bridge across the bay was closed for good.</p>",
        "<p>The bridge, says <a rel=author href=/ada>Ada</a>, was closed in May and will not be opened.</p>",
        f'<p class="caption">{PROSE} {PROSE} {PROSE}</p>',
    ],
)
def test_it_takes_no_sentence_for_a_caption(markup: str) -> None:
    assert "caption" not in _kinds(f"{markup}<p>6. {PROSE}</p>").values()


def test_it_tells_a_bio_behind_a_rule() -> None:
    bio = "Ada Reed is a reporter for the Bay Courier."
    assert _kinds(f"<hr><p>{bio}</p>")[bio] == "caption"
    assert _kinds(f"<p><em>{bio}</em></p>")[bio] == "caption"
    assert _kinds(f"<p>{bio}</p>")[bio] == "paragraph"


def test_a_joined_part_keeps_what_names_told() -> None:
    caption = "The old bridge in the evening, from the landing stage"
    page = _page(f'<p class="caption">{caption}</p><p>{PROSE} So far.</p>')
    part = extract_article(page, candidate="marked")

    joined = join_part(extract_article(_page(f"<p>{PROSE} Or so.</p>")), part, 2)

    assert joined is not None
    kinds = {joined.text[block.start : block.end]: block.kind for block in joined.blocks}
    assert kinds[caption] == "caption"
    assert "data-ng" not in sanitize(joined.html)
