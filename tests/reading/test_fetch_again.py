"""A page fetched again replaces what is kept where it has as much of the article's own words, and else not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.pages import PARAGRAPHS, page_of
from tests.reading.kept_pages import find_text
from tests.reading.test_reextract import MORE, PAGE, TEASERS, _kept, services
from webapp.reading.bring_in import bring_in
from webapp.reading.change_article import fetch_again
from webapp.reading.services import Services

__all__ = ["services"]  # the fixture

REWRITTEN = tuple(f"{text} That much was known on Tuesday, before the cable was laid." for text in MORE)


def _page(*texts: str) -> str:
    return PAGE.replace(
        "".join(f"<p>{text}</p>" for text in PARAGRAPHS + MORE), "".join(f"<p>{t}</p>" for t in texts)
    )


@pytest.mark.parametrize(
    ("kept", "now", "is_replaced"),
    [
        ((*PARAGRAPHS, *MORE), (*PARAGRAPHS, *REWRITTEN), True),
        ((*PARAGRAPHS, *MORE, *TEASERS), (*PARAGRAPHS, *MORE), True),
        ((*PARAGRAPHS, *MORE, *TEASERS), (*PARAGRAPHS, *MORE[:3]), False),
        ((*PARAGRAPHS, *MORE), MORE, False),
        (PARAGRAPHS, tuple(f"Sign in to read crossing {n}, or take a week of all of it for nothing." for n in range(30)), False),
    ],
    ids=["rewritten", "kept with furniture", "kept with furniture, half gone", "half gone", "another text"],
)  # fmt: skip
def test_it_replaces_what_has_no_less(
    services: Services, kept: tuple[str, ...], now: tuple[str, ...], is_replaced: bool
) -> None:
    article = _kept(services, *kept)
    before = find_text(services, article)[1].text

    fetch_again(services, article.person, article.id)
    bring_in(replace(services, fetch=lambda url: page_of(url, _page(*now))), article.id)

    found, body = find_text(services, article)
    assert found.failure_code == (None if is_replaced else "LessComplete")
    assert (body.text != before) == is_replaced
