"""Hiding by hand: what an element is, what goes with it, and what is found again in another text."""

from __future__ import annotations

import re
from itertools import accumulate

import pytest

from tests.dressing import without_numbers
from webapp.article import Block
from webapp.dressing import Hiding, hide_elements, name_sentence
from webapp.dressing.block_text import without_spaces
from webapp.dressing.elements import Holdings, find_elements
from webapp.dressing.tokens import pair_tags, read_tokens, words_of
from webapp.summarizing import rank_sentences

NOTHING = ("", ())


def _hide(html: str, *words: str, texts: tuple[str, ...] = ()) -> Hiding:
    """Hide the elements that begin so."""
    text, blocks = _text(texts)
    elements = hide_elements(html, text, blocks, ()).elements
    wanted = [
        next((at, each.check) for at, each in enumerate(elements) if each.words.startswith(begin))
        for begin in words
    ]
    return hide_elements(html, text, blocks, wanted)


def _text(texts: tuple[str, ...]) -> tuple[str, tuple[Block, ...]]:
    starts = accumulate((len(text) + 2 for text in texts), initial=0)
    blocks = (
        Block("paragraph", start, start + len(text)) for start, text in zip(starts, texts, strict=False)
    )
    return "\n\n".join(texts), tuple(blocks)


def _words(html: str) -> list[str]:
    return [each.words for each in hide_elements(html, *NOTHING, ()).elements]


def test_it_leaves_out_an_element_and_nothing_else() -> None:
    found = _hide("<p>One.</p>\n<p>Two <b>bold</b>.</p>\n<p>Three.</p>", "Two")

    assert found.html == "<p>One.</p>\n\n<p>Three.</p>"


@pytest.mark.parametrize(
    ("html", "elements"),
    [
        ("<h2>A</h2><p>B</p>", ["A", "B"]),
        ("<ul><li>A</li><li>B<ul><li>C</li></ul></li></ul>", ["A B C", "A", "B C", "C"]),
        ("<blockquote><p>A</p><p>B</p></blockquote>", ["A B", "A", "B"]),
        ("<blockquote><p>A</p></blockquote><p>B</p>", ["A", "B"]),  # the quote, and not what it alone holds
        ("<figure><a href='#x'><img src='a' alt='Ship'></a><figcaption>B</figcaption></figure>", ["B", "B"]),
        ("<figure><p><img src='a'></p><p><img src='b'></p><figcaption>B</figcaption></figure>", ["B", "", "", "B"]),
        ("<figure><p>\n<img src='a' alt='Ship'></p><figcaption>B</figcaption></figure>", ["B", "B"]),
        ("<p>A</p><pre><code>x = 1\ny</code></pre>", ["A", "x = 1 y"]),
        ("<table><tr><td><p>A</p></td><td>B</td></tr></table><p>C</p>", ["A B", "C"]),
        ('<div data-block="0">A <i>b</i></div><p>C</p>', ["A b", "C"]),
        ('<p data-block="0">A <img src="i" alt="Dot"></p><p>C</p>', ["A", "Dot", "C"]),
        ("<details><summary>A</summary><p>B</p></details>", ["A B", "B"]),
        ("<p> </p><p>&nbsp;</p><p>A</p><hr><p>B</p>", ["A", "B"]),
    ],
)  # fmt: skip
def test_it_finds_the_elements(html: str, elements: list[str]) -> None:
    assert _words(html.replace("'", '"')) == elements


@pytest.mark.parametrize(
    ("html", "words", "left"),
    [
        ("<blockquote><p>A</p><p>B</p></blockquote><p>C</p>", ["A", "B"], "<p>C</p>"),
        ("<div><section><p>A</p></section></div><p>C</p>", ["A"], "<p>C</p>"),
        ("<ul><li>A</li><li>B</li></ul><p>C</p>", ["A"], "<ul><li>B</li></ul><p>C</p>"),
    ],
)
def test_what_holds_nothing_else_goes_too(html: str, words: list[str], left: str) -> None:
    names = [(at, each.check) for at, each in enumerate(hide_elements(html, *NOTHING, ()).elements)]
    shown = hide_elements(html, *NOTHING, ()).elements
    wanted = [name for name, each in zip(names, shown, strict=True) if each.words in words]

    assert hide_elements(html, *NOTHING, wanted).html == left


def test_nothing_is_hidden_where_nothing_would_be_left() -> None:
    html = "<p>One.</p><p>Two.</p>"

    found = _hide(html, "One", "Two")

    assert found.html == html
    assert found.found == (None, None)


def test_it_tells_the_blocks_that_go() -> None:
    html = (
        '<p data-block="0">One.</p><ul><li data-block="1">Two.</li><li data-block="2">Three.</li></ul>'
        '<p data-block="3">Four.</p>'
    )

    assert _hide(html, "Two. Three.", texts=("One.", "Two.", "Three.", "Four.")).blocks == (1, 2)


def test_of_a_preformatted_text_all_its_blocks_go() -> None:
    html = '<p data-block="0">One.</p><pre data-block="1">Two.\n\nThree.</pre><p data-block="3">Four.</p>'

    assert _hide(html, "Two", texts=("One.", "Two.", "Three.", "Four.")).blocks == (1, 2)


def test_it_numbers_what_was_kept_before_blocks_had_numbers() -> None:
    html = '<p data-block="0">Pros</p><p data-block="1">One.</p><p data-block="2">Pros</p><p data-block="3">Two.</p>'
    texts = ("Pros", "One.", "Pros", "Two.")

    found = _hide(without_numbers(html), "Pros", texts=texts)

    assert found.blocks == (0,)
    assert re.findall('data-block="(.)"', found.html) == ["1", "2", "3"]


def test_it_finds_an_element_again_among_others() -> None:
    before = "<p>One.</p><p>An advert</p><p>Two.</p>"
    check = hide_elements(before, *NOTHING, ()).elements[1].check

    found = hide_elements(
        "<h2>New</h2><p>One.</p><div>An\n  <b>advert</b></div><p>Two.</p>", *NOTHING, [(1, check)]
    )
    moved = hide_elements(
        "<h2>New</h2><p>One.</p><p>An\n  <b>advert</b></p><p>Two.</p>", *NOTHING, [(1, check)]
    )

    assert found.found == (None,)  # no element of its own there
    assert moved.found == (2,)
    assert "advert" not in moved.html


def test_it_never_hides_other_words() -> None:
    check = hide_elements("<p>One.</p><p>Two.</p>", *NOTHING, ()).elements[0].check

    found = hide_elements("<p>One!</p><p>Two.</p>", *NOTHING, [(0, check)])

    assert (found.found, found.html) == ((None,), "<p>One!</p><p>Two.</p>")


def test_of_copies_each_is_hidden_by_itself() -> None:
    html = "<p>Ad</p><p>One.</p><p>Ad</p><p>Two.</p><p>Ad</p>"
    check = hide_elements(html, *NOTHING, ()).elements[0].check

    assert hide_elements(html, *NOTHING, [(2, check)]).found == (2,)
    assert hide_elements(html, *NOTHING, [(2, check), (2, check)]).found == (2, 0)
    assert hide_elements(html, *NOTHING, [(5, check)]).html == "<p>Ad</p><p>One.</p><p>Ad</p><p>Two.</p>"


def test_images_are_told_by_their_addresses() -> None:
    html = '<p>A</p><figure><img src="https://bay.example/1"></figure><figure><img src="https://bay.example/2"></figure>'

    first, second = hide_elements(html, *NOTHING, ()).elements[1:]

    assert first.check != second.check
    assert first.images == {"https://bay.example/1"}


def test_a_deep_page_is_read_in_one_go() -> None:
    html = "<blockquote>A" * 180 + "</blockquote>" * 180

    holdings = Holdings(tokens := read_tokens(html), pair_tags(tokens))

    assert len(find_elements(holdings)) == 20


def test_what_is_left_keeps_its_names() -> None:
    """Places and links hold: what is hidden moves nothing."""
    texts = ("One is here.", "Two is there.", "Three is gone.")
    text, blocks = _text(texts)
    html = "".join(f'<p data-block="{number}">{words}</p>' for number, words in enumerate(texts))
    sentences = rank_sentences(text, blocks=blocks).sentences

    found = _hide(html, "Two", texts=texts)

    assert found.blocks == (1,)
    assert words_of(read_tokens(found.html)) == "One is here.Three is gone."
    assert name_sentence(text, blocks, sentences[2]).startswith("s2-0-")
    assert without_spaces(sentences[2].text) in without_spaces(found.html)
