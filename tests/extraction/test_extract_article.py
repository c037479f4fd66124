"""The engine's contract: what comes out of a page, whatever the page is."""

from __future__ import annotations

from webapp.extraction import ENGINE, extract_article

PARAGRAPH = (
    "The river rose by two metres overnight, and the town council, which had met in the school's gym, "
    "decided to open the old mill gates for the first time in thirty years."
)
PAGE = f"""<!doctype html><html lang="en"><head><title>The river rises | Daily Reed</title></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>The river rises</h1>{"".join(f"<p>{i}. {PARAGRAPH}</p>" for i in range(6))}</article>
<footer>All rights reserved</footer></body></html>"""


def test_it_finds_the_article_and_nothing_else() -> None:
    article = extract_article(PAGE, "https://reed.example/river")
    assert article.kind == "article"
    assert article.text.count("two metres overnight") == 6
    assert "Home" not in article.text
    assert "rights reserved" not in article.text


def test_it_says_what_each_piece_of_the_text_is() -> None:
    article = extract_article(PAGE)
    pieces = [article.text[block.start : block.end] for block in article.blocks]
    assert "\n\n".join(pieces) == article.text


def test_it_makes_paragraphs_of_plain_text() -> None:
    article = extract_article(
        b"One line\nand more.\n\nA second < third.", content_type="text/plain; charset=utf-8"
    )
    assert article.text == "One line and more.\n\nA second < third."


def test_it_never_fails_on_what_is_no_page() -> None:
    for page in (
        "",
        b"",
        "<",
        "<html>",
        "\0\0",
        b"\xff\xfe",
        "<p>",
        "<script>1</script>",
        "<body><table><td>x",
    ):
        assert extract_article(page).html is not None


def test_it_names_its_version() -> None:
    assert ENGINE.startswith("extraction-")
