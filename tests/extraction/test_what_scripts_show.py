"""What a page holds back for its scripts to show is there all the same."""

from __future__ import annotations

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
