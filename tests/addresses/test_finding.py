"""What a person typed, pasted or shared: an address, a text with one in it, or none."""

from __future__ import annotations

import pytest

from webapp.addresses import find_addresses, is_typed_address


@pytest.mark.parametrize(
    "text",
    [
        "example.com", "EXAMPLE.com/a", "example.com.", "example.com:8080", "example.com?q=1#x", "bücher.example", "пример.рф",
        "xn--e1afmkfd.xn--p1ai", "8.8.8.8", "8.8.8.8/a", "[2001:db8::1]/a", "localhost", "localhost:8000/a", "nas:5000", "readme.md",
        "http://foo/", "https://example.com/report.pdf", "example.com/report.pdf", "http:example.com", "//example.com/a",
        "https://example.com/a_(b).", "archive.example/web/https://example.com/",
    ],
)  # fmt: skip
def test_it_takes_for_an_address(text: str) -> None:
    assert is_typed_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "foo", "foo bar", "and/or", "3.14", "1.5/2.0", "$100.50", "10", "127.1", "report.pdf", "notes.txt", "e.g.", "U.S.A",
        "ann@example.com", "Title: example.com", "https://example.com/a b", "see https://example.com/", "/home/ann/a.html",
        "a..b", "note:this", "…", "?", "ftp://example.com/", "mailto:ann@example.com",
    ],
)  # fmt: skip
def test_it_takes_for_none(text: str) -> None:
    assert not is_typed_address(text)


FOUND = {
    "The title https://example.com/x": ["https://example.com/x"],
    "https://example.com/x The title": ["https://example.com/x"],
    "The title\nhttps://example.com/x\n\nSent from a telephone": ["https://example.com/x"],
    "Title:https://example.com/x": ["https://example.com/x"],
    "Read this (https://example.com/a_(b)).": ["https://example.com/a_(b)"],
    "[The title](https://example.com/x)": ["https://example.com/x"],
    "“HTTP://Example.com/x”, she says": ["HTTP://Example.com/x"],
    "“The title” – https://example.com/x!": ["https://example.com/x"],
    "【标题】https://example.com/x，复制打开": ["https://example.com/x"],
    "The title www.example.com/x.": ["www.example.com/x"],
    "The title example.com/x?": ["example.com/x"],
    "https://example.com/ and https://EXAMPLE.com": ["https://example.com/"],
    "https://example.com/1 https://example.com/2": ["https://example.com/1", "https://example.com/2"],
    "https://example.com/?to=https://other.example/x now": [
        "https://example.com/?to=https://other.example/x"
    ],
    "Nothing here. Not.This and/or that, ann@example.com/x, 3.5/5 stars, https:// or http://?": [],
}


@pytest.mark.parametrize("text", FOUND)
def test_it_finds_in_a_text(text: str) -> None:
    assert list(find_addresses(text)) == FOUND[text]


@pytest.mark.parametrize(
    "text", ["a." * 10_000, "www." * 5_000, "(" * 20_000, "http://x" + ")" * 20_000, "a.b" * 7_000]
)
def test_it_takes_no_long_text_apart_at_length(text: str) -> None:
    """Whoever tries every end of every word would not come back from these."""
    assert len(find_addresses(text)) <= 1
