"""Headings nest without gaps, whatever levels a site chose."""

from __future__ import annotations

import pytest
from lxml import html

from webapp.extraction.heading_levels import even_out_headings


@pytest.mark.parametrize(
    ("levels", "evened"),
    [
        ("h3 h3", "h2 h2"),
        ("h2 h4 h4 h2", "h2 h3 h3 h2"),
        ("h1 h2 h3", "h2 h3 h4"),
        ("h4 h2 h3", "h2 h2 h3"),
        ("h1 h2 h3 h4 h5 h6", "h2 h3 h4 h5 h6 h6"),
        ("", ""),
    ],
)
def test_it_evens_out_levels(levels: str, evened: str) -> None:
    article = html.fragment_fromstring(
        "".join(f"<{tag}>x</{tag}>" for tag in levels.split()), create_parent="div"
    )

    even_out_headings(article)

    assert " ".join(heading.tag for heading in article) == evened
