"""Plain text: its paragraphs, lists, quotes, verse and code, as they were written."""

from __future__ import annotations

import re
from html import escape
from textwrap import fill

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.pages import PARAGRAPHS
from webapp.article import ExtractedArticle
from webapp.extraction import extract_article


def read(text: str | bytes, content_type: str = "text/plain; charset=utf-8") -> ExtractedArticle:
    return extract_article(text, content_type=content_type)


def html_of(text: str) -> str:
    """The HTML of a text below a first line, without block numbers."""
    return re.sub(r' data-block="\d+"', "", read(f"A title\n\n{text}").html)


def test_it_joins_the_lines_of_a_wrapped_text() -> None:
    wrapped = "\n\n".join(fill(paragraph, 72) for paragraph in PARAGRAPHS)

    assert read(wrapped).text == "\n\n".join(PARAGRAPHS)


def test_it_keeps_a_word_whole_that_was_parted_at_its_hyphen() -> None:
    before = "The old harbour was closed for the winter, and with it went the well-"
    after = "known market, which had been held on the quay for three hundred years."

    assert "well-known market" in read(f"{before}\n{after}").text


@pytest.mark.parametrize(
    "lines",
    [
        ["Shall I sing of the harbour", "and of all that it held", "in the winter of storms"],
        ["Ann Venn", "12 Quay Street", "Kelmouth"],
        ["— Was it the ferry?", "— It was.", "— And now?"],
    ],
)
def test_it_keeps_the_lines_of_verse_addresses_and_dialogue(lines: list[str]) -> None:
    beside = "\n\n".join(fill(paragraph, 72) for paragraph in PARAGRAPHS)

    assert "<br>\n".join(lines) in html_of(beside + "\n\n" + "\n".join(lines))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("- one\n- two", "<ul><li>one</li><li>two</li></ul>"),
        ("* one\n\n* two", "<ul><li>one</li><li>two</li></ul>"),
        ("• one\n• two", "<ul><li>one</li><li>two</li></ul>"),
        ("3. three\n4. four", '<ol start="3"><li>three</li><li>four</li></ol>'),
        ("1) one\n   and more\n2) two", "<ol><li>one and more</li><li>two</li></ol>"),
        ("We need:\n- one\n- two", "<p>We need:</p><ul><li>one</li><li>two</li></ul>"),
        ("- one\n  - inner\n- two", "<ul><li><p>one</p><ul><li>inner</li></ul></li><li>two</li></ul>"),
        ("- one\n- two\nThat is all.", "<ul><li>one</li><li>two</li></ul><p>That is all.</p>"),
        ("- one alone", "<p>- one alone</p>"),
        (
            "1. One\nHe said so.\n\n2. Two\n   a) a\n   b) b",
            "<p>1. One<br>\nHe said so.</p><p>2. Two<br>\na) a<br>\nb) b</p>",
        ),
        ("1. May came.\n7. June did not.", "<p>1. May came.<br>\n7. June did not.</p>"),
        ("In the year of\n1984. That was it.", "<p>In the year of<br>\n1984. That was it.</p>"),
        ("> one\n> two", "<blockquote><p>one<br>\ntwo</p></blockquote>"),
        ("> asked\nanswered", "<blockquote><p>asked</p></blockquote><p>answered</p>"),
        ("One.\n\n* * *\n\nTwo.", "<p>One.</p><hr><p>Two.</p>"),
        ("One.\n\n    x = f(1);\n\n    y = 2;", "<p>One.</p><pre><code>x = f(1);\n\ny = 2;</code></pre>"),
        ("a\t1\nb\t2", "<pre>a\t1\nb\t2</pre>"),
        ("2 * 3 *is* __six__ & <b>more</b>", "<p>2 * 3 *is* __six__ &amp; &lt;b&gt;more&lt;/b&gt;</p>"),
    ],
)
def test_it_shapes_what_is_written(text: str, html: str) -> None:
    assert html in html_of(text)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_it_reads_every_kind_of_line_and_mark(end: str, encoding: str) -> None:
    text = "\n\n".join(PARAGRAPHS).replace("\n", end)

    assert read(text.encode(encoding)).text == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "begins",
    ["2024-05-03 10:0{} ERROR", "[10:0{}]", "10:0{} Uhr", "<anna{}>"],
    ids=["log", "chat", "minutes", "name"],
)
def test_lines_that_begin_with_a_time_or_a_name_are_lines(begins: str) -> None:
    lines = [f"{begins.format(number)} the ferry could not be reached from the quay" for number in range(4)]

    assert "<br>\n".join(map(escape, lines)) in html_of("\n".join(lines))


def test_a_mail_is_called_by_its_subject_and_loses_nothing() -> None:
    mail = "From: Ann <a@bay.example>\nSubject: Re: The ferry\nDate: Fri, 3 May 2024\n\nIt sank.\n"

    article = read(mail)

    assert article.title == "Re: The ferry"
    assert article.text.split() == mail.split()


def test_lines_that_nothing_wrapped_are_paragraphs() -> None:
    article = read("\n".join(PARAGRAPHS))

    assert article.text == "\n\n".join(PARAGRAPHS)


def test_it_joins_japanese_without_spaces() -> None:
    line = "港は冬のあいだ閉ざされ、市場もまた開かれることはなかったと町の人は語る"

    assert read(f"{line}\n{line}\n{line}。").text == f"{line}{line}{line}。"


@pytest.mark.parametrize(
    ("text", "title", "begins"),
    [
        ("The ferry\n\nIt sank.", "The ferry", "It sank."),
        ("Who sank the ferry?\n\nNobody.", "Who sank the ferry?", "Nobody."),
        ("It sank.\n\nNobody saw it.", "It sank.", "It sank."),
        ("Dear Ann,\n\nIt sank.", "Dear Ann,", "Dear Ann,"),
        ("The ferry\nand the quay\n\nText.", "The ferry", "The ferry"),
        ("- The ferry\n  - sank\n- The quay", "The ferry", "The ferry"),
        (PARAGRAPHS[0], f"{PARAGRAPHS[0][:60]}", PARAGRAPHS[0]),
    ],
)
def test_its_first_line_is_the_title_and_no_sentence_is_lost(text: str, title: str, begins: str) -> None:
    article = read(text)

    assert (article.title or "").startswith(title)
    assert article.text.startswith(begins)


def test_a_title_that_the_reader_gave_takes_nothing_from_the_text() -> None:
    given_type = "text/plain; charset=utf-8; title*=UTF-8''F%C3%A4hre%3B%20a%20story"

    assert read("The ferry\n\nIt sank.", given_type).title == "Fähre; a story"
    assert read("The ferry\n\nIt sank.", given_type).text == "The ferry\n\nIt sank."
    assert read("FÄHRE; a story\n\nIt sank.", given_type).text == "It sank."


_LINES = st.sampled_from(
    [
        "- a",
        "  - b",
        "1. c",
        "2. d",
        "> e",
        ">> f",
        "    g = 1;",
        "h h h",
        "",
        "* * *",
        "\ti",
        "x" * 80 + " y",
    ]
)


@given(st.lists(_LINES, max_size=12))
def test_every_word_is_there_in_its_order(lines: list[str]) -> None:
    article = read("A.\n\n" + "\n".join(lines))

    shown = re.findall(r"[a-z]+", re.sub(r"<[^>]*>|&\w+;", " ", article.html))
    assert shown == re.findall(r"[a-z]+", " ".join(lines))
