"""What a page holds back for its scripts to show is there all the same."""

from __future__ import annotations

import pytest

from webapp.extraction import extract_article

PARAGRAPHS = [
    f"In the {place}, the keeper said, the lamps were lit at dusk and burned until the fishermen were home again."
    for place in ("north tower", "old harbour", "long pier", "lower lighthouse", "customs house")
]
ANSWER = "The oil was whale oil at first, then colza, and from 1868 on paraffin, which burned brighter."


def page(*pieces: str) -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return f"<html><body><article><h1>Lamps</h1>{text}{''.join(pieces)}</article></body></html>"


def test_it_reads_on_where_a_page_seems_to_end() -> None:
    early, late = page().replace("<article>", "<article></body></html>"), page()
    assert extract_article(early).text == extract_article(late).text


def test_it_puts_streamed_pieces_in_their_place() -> None:
    streamed = (
        '<template id="B:0"></template><p>Loading</p>'
        f'</article><div hidden id="S:3"><p>{ANSWER}</p><template id="P:1f"></template></div>'
        '<div hidden id="S:1f"><p>So the keeper wrote in his book, which lies in the museum on the quay.</p></div>'
        '<script>$RC("B:0","S:3")</script>'
    )
    pieces = extract_article(page(streamed)).text.split("\n\n")
    at = pieces.index(ANSWER)
    assert pieces[at - 1] == PARAGRAPHS[-1]
    assert pieces[at + 1].startswith("So the keeper wrote")


def test_it_opens_questions_and_shows_their_answers() -> None:
    folded = (
        '<h3><button aria-expanded="false" aria-controls="a1">What was burned?</button></h3>'
        f'<div id="a1" role="region" hidden><div style="display:none"><p>{ANSWER}</p></div></div>'
        "<div><button>Who trimmed the wicks?</button>"
        "<div aria-hidden='true'><p>The keeper's children did, after school, for a penny a week.</p></div></div>"
    )
    html = extract_article(page(folded)).html
    assert html.index("What was burned?") < html.index(ANSWER)
    assert html.index("Who trimmed the wicks?") < html.index("for a penny a week")


def test_it_leaves_folded_menus_folded() -> None:
    menu = (
        '<nav><button aria-expanded="false" aria-controls="m">Menu</button>'
        f'<div id="m" hidden><p>{ANSWER}</p></div></nav>'
    )
    assert ANSWER not in extract_article(page(menu)).text


def test_it_keeps_text_on_a_card_that_is_a_button() -> None:
    card = f'<div role="button"><p>{ANSWER} It smoked less, too, and the glass stayed clean for a week.</p></div>'
    assert ANSWER in extract_article(page(card)).text
    assert "Subscribe" not in extract_article(page('<div role="button">Subscribe</div>')).text


def test_it_leaves_out_what_is_there_for_screen_readers_alone() -> None:
    html = extract_article(page(f'<p>{ANSWER} <span class="sr-only">Opens in a new window</span></p>')).html
    assert ANSWER in html
    assert "new window" not in html


def frame(held_back: str) -> str:
    """Return a page that shows its frame alone."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    menu = '<nav><a href="/">Home</a></nav><h1>Lamps</h1>'
    return (
        f"<html><body>{menu}{held_back.format(text)}<footer><p>All rights reserved</p></footer></body></html>"
    )


@pytest.mark.parametrize(
    "held_back",
    [
        "<noscript><div>{}</div></noscript>",
        "<template>{}</template>",
        '<script type="text/template">{}</script>',
        '<script type="text/x-template">{}</script>',
        '<x-post><template shadowrootmode="open"><style>p</style>{}</template></x-post>',
    ],
)
def test_it_shows_a_text_that_waits_for_a_script(held_back: str) -> None:
    article = extract_article(frame(held_back))
    assert article.kind == "article"
    assert [piece for piece in article.text.split("\n\n") if piece != "Lamps"] == PARAGRAPHS


def test_it_leaves_templates_of_widgets_alone() -> None:
    settings = "".join(f"<p>{number}. We use cookies to {ANSWER}<input></p>" for number in range(8))
    pattern = "<p>{{ name }}, {{ place }}: the oil of {{ year }}</p>" * 20
    for widget in (settings, pattern):
        html = extract_article(page(f'<script type="text/template">{widget}</script>')).html
        assert "cookies" not in html
        assert "{{" not in html


def test_it_shows_paragraphs_that_wait_for_a_payment() -> None:
    locked = "".join(
        f'<div class="subscriber-only" style="display:none"><p>{number}. {ANSWER}</p></div>'
        for number in range(4)
    )
    pitch = f'<div class="paywall" hidden><p>Subscribe to read: {PARAGRAPHS[0]}</p><form><input></form></div>'
    html = extract_article(page(locked, pitch)).html
    assert html.count(ANSWER) == 4
    assert "Subscribe" not in html


def test_it_keeps_paragraphs_that_are_named_after_a_payment() -> None:
    named = page().replace("<p>", '<p class="paywall">')
    assert extract_article(named).text.split("\n\n") == PARAGRAPHS


def test_it_opens_sections_below_the_headings_that_are_pressed() -> None:
    sections = "".join(
        f'<div class="head"><h2>The {part} light</h2><i>+</i></div><section aria-hidden="true"><p>{ANSWER}</p>'
        f"<p>{paragraph}</p></section>"
        for part, paragraph in (("upper", PARAGRAPHS[0][::-1]), ("lower", PARAGRAPHS[1][::-1]))
    )
    html = extract_article(page(sections)).html
    assert PARAGRAPHS[0][::-1] in html
    assert PARAGRAPHS[1][::-1] in html


def test_it_keeps_questions_on_what_is_pressed() -> None:
    answers = (ANSWER, "The children did, after school, for a penny a week, and they slept well after it.")
    questions = "".join(
        f'<div><div role="button" aria-expanded="false"><h3>{question}</h3></div><p>{answer}</p></div>'
        for question, answer in zip(("What was burned?", "Who trimmed the wicks?"), answers, strict=True)
    )
    html = extract_article(page(questions)).html
    assert html.index("What was burned?") < html.index(ANSWER) < html.index("Who trimmed the wicks?")
