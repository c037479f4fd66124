"""Live tickers whose entries their author calls comments."""

from __future__ import annotations

from tests.pages import PARAGRAPHS
from webapp.extraction import extract_article

LINES = (
    "It is over at the lock, and the rowers of the weir take the cup home.",
    "The stroke falls off the beat on the bend.",
    "Both crews lift the rate as the bridge comes into sight.",
    "The start is clean and the visitors take the inner lane.",
)


def _ticker(head: str) -> str:
    entries = "".join(
        f"<div class='live-comment'><div class='live-comment-head'>{head.format(n=90 - 20 * n)}</div>"
        f"<div class='live-comment-body'><p>{line}</p></div></div>"
        for n, line in enumerate(LINES)
    )
    return f"<div class='live-comments'>{entries}</div>"


def test_all_entries_of_a_ticker_are_there() -> None:
    page = f"<html><body><article class=post><h1>Live from the lock</h1>{_ticker('{n}′')}</article></body></html>"

    text = extract_article(page).text

    assert all(line in text for line in LINES)


def test_what_readers_say_below_an_article_is_none() -> None:
    prose = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    page = (
        f"<html><body><article class=post><h1>The lock</h1>{prose}</article>{_ticker('14:{n}')}</body></html>"
    )

    assert extract_article(page).text == "\n\n".join(PARAGRAPHS)
