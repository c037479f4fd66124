"""What is made of a PDF's lines: each test sets a page and reads it."""

from __future__ import annotations

import pytest

from tests.pdfs import LEADING, TOP, Dot, Text, make_pdf, set_lines
from webapp.pdf import Line, OutlineEntry, PdfArticle, PdfFacts, PdfPage, Run, make_article
from webapp.pdf.lines import Gap
from webapp.pdf.pdfium import OpenedPdf

FULL = "The harbour ferry has crossed the bay since the year in which the bridge"
WORDS = "None One Two Three Four Five Six Seven Eight".split()
PARAGRAPH = [f"{FULL} was", f"planned, and {FULL[4:60]} over", "the water at last stood still."]


def read(*pages: list[Text] | list[Text | Dot], whole: bool = False, **more: object) -> PdfArticle:
    pdf = OpenedPdf(make_pdf(pages, **more))  # type: ignore[arg-type]
    return make_article([pdf.read(number) for number in range(pdf.count)], pdf.facts(), whole=whole)


def test_it_joins_lines_to_paragraphs() -> None:
    article = read(set_lines([*PARAGRAPH, "", *PARAGRAPH]))

    assert article.html == 2 * f"<p>{' '.join(PARAGRAPH)}</p>"


def test_it_begins_a_paragraph_where_a_line_is_indented() -> None:
    indented = Text(72 + 15, TOP - 3 * LEADING, PARAGRAPH[0])
    rest = set_lines(PARAGRAPH[1:], top=TOP - 4 * LEADING)

    article = read([*set_lines(PARAGRAPH), indented, *rest])

    assert article.html == 2 * f"<p>{' '.join(PARAGRAPH)}</p>"


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["the conven-", "tion"], "the convention"),
        (["the well-", "known of the well-known"], "the well-known of the well-known"),
        (["from 15-", "30 minutes"], "from 15-30 minutes"),
        (["of Jean-", "Paul"], "of Jean-Paul"),
        (["für Kinder-", "und Schulplätze"], "für Kinder- und Schulplätze"),
    ],
)
def test_it_joins_a_word_that_a_line_cuts(lines: list[str], joined: str) -> None:
    assert f"{joined}" in read(set_lines([f"{FULL} {lines[0]}", lines[1]])).html


def test_it_tells_headings_by_their_size_and_weight() -> None:
    page = [
        Text(72, 790, "The ferry that would not stop", 20, "bold"),
        Text(72, TOP, "How it began", 14, "bold"),
        *set_lines(PARAGRAPH, top=730),
        Text(72, 680, "What came of it", 10, "bold"),
        *set_lines(PARAGRAPH, top=665),
    ]

    article = read(page)

    assert article.title == "The ferry that would not stop"
    assert "<h2>How it began</h2>" in article.html or "<h3>How it began</h3>" in article.html
    assert ">What came of it</h" in article.html
    assert "would not stop" not in article.html


def test_it_reads_one_column_after_the_other() -> None:
    left, right = (
        [f"left {number} goes on" for number in range(9)],
        [f"right {number} goes on" for number in range(9)],
    )
    rows = [
        line
        for number in range(9)
        for line in (
            Text(72, TOP - number * LEADING, f"{left[number]} and on to the end of it"),
            Text(320, TOP - number * LEADING, f"{right[number]} and on to the end of it"),
        )
    ]

    html = read(rows).html

    assert html.index("left 8") < html.index("right 0")


def test_it_leaves_out_running_heads_and_page_numbers_and_nothing_else() -> None:
    pages = [
        [
            Text(72, 810, f"{number} THE FERRY" if number % 2 else f"CHAPTER 1. TIDES {number}", 9),
            *set_lines([f"{WORDS[number]} begins here. {FULL}", *PARAGRAPH]),
            Text(300, 40, str(number)),
        ]
        for number in range(1, 9)
    ]

    article = read(*pages)

    assert "FERRY" not in article.html
    assert "TIDES" not in article.html
    assert all(f"{WORDS[number]} begins here" in article.html for number in range(1, 9))
    assert "THE FERRY" in read(*pages, whole=True).html


def test_a_line_that_two_distant_pages_share_stays() -> None:
    pages = [[*set_lines([f"Page {number}. {FULL}", *PARAGRAPH])] for number in range(30)]
    for number in (0, 14, 28):
        pages[number].insert(0, Text(72, 800, "He said nothing."))

    assert read(*pages).html.count("He said nothing.") == 3


def test_a_paragraph_goes_on_over_the_page() -> None:
    first = [*set_lines([f"Begun. {FULL}", f"{FULL} in", f"{FULL} of"], top=300), Text(300, 40, "1")]
    second = [*set_lines(["which it was a part, and the end."]), Text(300, 40, "2")]

    assert "of which it was a part" in read(first, second).html


def test_it_puts_footnotes_at_the_end_and_links_them() -> None:
    page = [
        *set_lines([FULL, f"{FULL} was"]),
        Text(72, TOP - 2 * LEADING, "the end of the text."),
        Text(151, TOP - 2 * LEADING + 4, "1", 6),
        *set_lines(PARAGRAPH, top=TOP - 4 * LEADING),
        Text(72, 103, "1", 5),
        Text(75, 100, "This is what the note says about it.", 8),
    ]

    html = read(page).html

    assert '<sup><a href="#pdf-note-1-49">1</a></sup>' in html
    assert html.endswith(
        '<hr><ul><li id="pdf-note-1-49"><sup>1</sup> This is what the note says about it.</li></ul>'
    )


def test_it_tells_lists() -> None:
    bullets = set_lines(["• One thing", "• Another thing"])
    numbers = set_lines(["1. The first of them", "2. The second of them"], top=680)

    html = read([*bullets, *set_lines(PARAGRAPH, top=720), *numbers]).html

    assert "<ul><li>One thing</li><li>Another thing</li></ul>" in html
    assert "<ol><li>The first of them</li><li>The second of them</li></ol>" in html


def test_it_keeps_tables_in_their_cells() -> None:
    cells = [("Name", "Speed", "Size"), ("Alpha", "1.5", "200"), ("Beta", "2.5", "300")]
    rows = [
        Text(x, 600 - number * LEADING, words)
        for number, row in enumerate(cells)
        for x, words in zip((72, 160, 240), row, strict=True)
    ]

    html = read([*set_lines(PARAGRAPH), *rows]).html

    assert "<tr><td>Alpha</td><td>1.5</td><td>200</td></tr>" in html


def test_it_keeps_code_line_by_line() -> None:
    code = [Text(72, 600, "def ferry():", font="typed"), Text(96, 587, "return 1 < 2", font="typed")]

    html = read([*set_lines(PARAGRAPH), *code]).html

    assert "<pre><code>def ferry():\n    return 1 &lt; 2</code></pre>" in html


def test_it_sets_captions_apart() -> None:
    page = [*set_lines([*PARAGRAPH[:2], "", "Figure 1: The ferry, seen from the shore."])]

    assert (
        "<figure><figcaption>Figure 1: The ferry, seen from the shore.</figcaption></figure>"
        in read(page).html
    )


def test_it_keeps_emphasis_and_links() -> None:
    page = [
        Text(72, TOP, "A word", font="italic"),
        Text(103, TOP, "and more"),
        *set_lines(PARAGRAPH, top=700),
    ]

    html = read(page, links={"https://ferry.example/?a=1&b=2": (100, TOP - 2, 150, TOP + 10)}).html

    assert '<em>A word</em> <a href="https://ferry.example/?a=1&amp;b=2">and more</a>' in html


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"])
def test_it_takes_no_link_but_to_the_web(address: str) -> None:
    html = read(
        set_lines(PARAGRAPH), links={address.replace("(", r"\(").replace(")", r"\)"): (0, 0, 590, 800)}
    ).html

    assert "href" not in html


def test_it_leaves_out_a_table_of_contents() -> None:
    contents = [
        Text(72, 700 - 14 * number, f"{number} A chapter " + ". " * 20 + str(number)) for number in range(6)
    ]

    article = read([Text(72, 730, "Contents", 14, "bold"), *contents], set_lines(PARAGRAPH))

    assert article.html == f"<p>{' '.join(PARAGRAPH)}</p>"


def test_it_leaves_out_what_stands_sideways_in_the_margin() -> None:
    page = [Text(20, 300, "A stamp of the archive", angle=90), *set_lines(PARAGRAPH)]

    assert "stamp" not in read(page).html
    assert "stamp" in read(page, whole=True).html


def test_it_reads_a_page_that_is_set_sideways() -> None:
    page = [Text(100 + 13 * number, 72, words, angle=90) for number, words in enumerate(PARAGRAPH)]

    assert read(page).html == f"<p>{' '.join(PARAGRAPH)}</p>"


def test_it_escapes_what_looks_like_markup() -> None:
    html = read(set_lines(["<script>alert(1)</script> & <b>more</b> of it"])).html

    assert html == "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;more&lt;/b&gt; of it</p>"


@pytest.mark.parametrize(("lang", "kept"), [("en-US", None), ("he", "he")])
def test_a_text_that_runs_left_is_in_no_language_that_runs_right(lang: str, kept: str | None) -> None:
    line = Line(72, 300, 700, 10, (Run("שלום לכולם"),))

    article = make_article([PdfPage(842, (line,))], PdfFacts(lang=lang))

    assert (article.dir, article.lang) == ("rtl", kept)


def test_it_gives_an_initial_back_to_its_word() -> None:
    page = [Text(72, 735, "T", 30), *set_lines([PARAGRAPH[0][1:], *PARAGRAPH[1:]], x=95, top=750)]

    assert read(page).html.startswith(f"<p>{PARAGRAPH[0]}")


def test_it_puts_the_halves_of_a_paragraph_together_around_a_caption() -> None:
    page = [*set_lines([FULL, f"{FULL} of"]), *set_lines(["Figure 1: The ferry."], top=700)]
    rest = [*set_lines(["which it was a part, and the end.", "", *PARAGRAPH], top=660)]

    assert "of which it was a part" in read([*page, *rest]).html


def test_its_reader_sees_levels_by_the_outline() -> None:
    facts = PdfFacts("About the sea", outline=(OutlineEntry("Tides", 0), OutlineEntry("Springs", 1)))
    page = [
        Text(72, TOP, "1 Tides", 14, "bold"),
        Text(72, 730, "1.1 Springs", 14, "bold"),
        *set_lines(PARAGRAPH, top=710),
    ]
    pdf = OpenedPdf(make_pdf([page]))

    html = make_article([pdf.read(0)], facts).html

    assert "<h2>1 Tides</h2><h3>1.1 Springs</h3>" in html


def test_a_heading_that_says_more_than_the_declared_title_is_the_title() -> None:
    heading = Text(72, 790, "The ferry that would not stop", 20)

    article = read([heading, *set_lines(PARAGRAPH)], info={"Title": "The ferry that"})

    assert article.title == "The ferry that would not stop"
    assert article.html == f"<p>{' '.join(PARAGRAPH)}</p>"


def test_it_joins_lines_that_stand_far_apart() -> None:
    typescript = set_lines([*PARAGRAPH, *PARAGRAPH], leading=28)

    assert read([*typescript, *set_lines(PARAGRAPH * 4, top=500)]).html.startswith(
        2 * f"<p>{' '.join(PARAGRAPH)}</p>"
    )


def test_bullets_that_are_drawn_are_bullets() -> None:
    items = ["three large leeks", "an onion", "butter"]
    dots = [Dot(63, TOP - 6 * LEADING + 3 - LEADING * number) for number in range(3)]

    article = read([*set_lines(PARAGRAPH), *set_lines(items, top=TOP - 6 * LEADING), *dots])

    assert article.html.endswith("<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>")


def test_bullets_of_symbol_fonts_are_bullets() -> None:
    lines = [
        Line(72, 300, 700 - 12 * number, 10, (Run(f"\uf095 {words}"),), gaps=(Gap(1, 76, 90),))
        for number, words in enumerate(("one", "two", "three"))
    ]

    article = make_article([PdfPage(842, tuple(lines))], PdfFacts())

    assert article.html == "<ul><li>one</li><li>two</li><li>three</li></ul>"


def test_a_table_keeps_its_columns_where_cells_stand_close_or_are_empty() -> None:
    rows = [("Oak", "12", "14.50"), ("Hinges", "24", "2.25"), ("Work", "6", "42.00"), ("Total", "", "515.00")]
    page = [
        Text(x, TOP - LEADING * number, cell)
        for number, row in enumerate(rows)
        for x, cell in zip((72, 150, 166), row, strict=True)
        if cell
    ]

    article = read(page)

    assert article.html == "<table><tbody>{}</tbody></table>".format(
        "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    )


def test_the_wide_spaces_of_a_narrow_column_make_no_table() -> None:
    rows = ["winter old closed", "people country self", "railway number summer", "evening garden paper"]
    lines = tuple(_justified(row.split(), 700 - 12 * at) for at, row in enumerate(rows))

    article = make_article([PdfPage(842, lines)], PdfFacts())

    assert article.html == f"<p>{' '.join(rows)}</p>"


def _justified(words: list[str], base: float, width: float = 120) -> Line:
    """A line whose words, of letters that are 5 points wide, fill a width by their spaces."""
    space = (width - sum(5 * len(word) for word in words)) / (len(words) - 1)
    gaps, offset, at = [], 0, 72.0
    for word in words[:-1]:
        offset, at = offset + len(word), at + 5 * len(word)
        gaps.append(Gap(offset, at, at + space))
        offset, at = offset + 1, at + space
    text = (Run(" ".join(words)),)
    return Line(72, 72 + width, base, 10, text, first_word=30, gaps=tuple(gaps), narrowest_space=space)


def test_pages_that_are_all_alike_are_no_furniture() -> None:
    page = [Text(72, 800, "The one line that all of these pages have")]

    assert read(*[page] * 8).html.count("The one line") == 8
