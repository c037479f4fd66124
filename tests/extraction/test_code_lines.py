"""Code comes out as its author wrote it, however a page numbers, labels and boxes its lines."""

from __future__ import annotations

import pytest

from webapp.extraction.code_lines import settle_code
from webapp.extraction.parsing import parse_page

_TABLE = '<table class="highlight"><tr><td class="{}">{}</td><td class="code">{}</td></tr></table>'


def settled(markup: str) -> list[str]:
    body = parse_page(f"<html><body>{markup}</body></html>").find("body")
    settle_code(body)
    return [line for code in body.iter("pre") for line in code.text_content().split("\n") if line.strip()]


@pytest.mark.parametrize(
    "markup",
    [
        '<pre><span class="line"><span class="ln">1</span>level = read()\n</span>'
        '<span class="line"><span class="ln">2</span>print(level)\n</span></pre>',
        "<pre><i>1</i>level = read()\n<i>2</i>print(level)\n</pre>",
        _TABLE.format("gutter", "<pre>1\n2</pre>", "<pre>level = read()\nprint(level)</pre>"),
        _TABLE.format(
            "gutter",
            "<div>1</div><div>2</div>",
            "<div><code>level = </code><code>read()</code></div><div><code>print(level)</code></div>",
        ),
        '<pre><code><table class="hljs-ln"><tr><td data-line-number="1"></td><td>level = read()</td></tr>'
        '<tr><td data-line-number="2"></td><td>print(level)</td></tr></table></code></pre>',
    ],
)
def test_it_leaves_out_the_numbers_of_lines(markup: str) -> None:
    assert settled(markup) == ["level = read()", "print(level)"]


def test_it_keeps_numbers_that_are_the_code() -> None:
    numbers = "".join(f'<span class="number">{number}</span>\n' for number in range(1, 5))
    assert settled(f"<pre>{numbers}</pre>") == ["1", "2", "3", "4"]


def test_it_keeps_a_table_of_figures() -> None:
    assert settled("<table><tr><td>1</td><td>Holm</td></tr></table>") == []


@pytest.mark.parametrize(
    "lines",
    [
        '<div class="cm-content"><div>level = read()</div><div><br></div><div>print(level)</div></div>',
        '<div class="CodeMirror-code"><div><div class="CodeMirror-linenumber">1</div><pre>level = read()</pre>'
        '</div><div><div class="CodeMirror-linenumber">2</div><pre>print(level)</pre></div></div>',
        "<pre><code><ol><li>level = read()</li><li>print(level)</li></ol></code></pre>",
        '<pre><span class="token-line">level = read()</span><span class="token-line">print(level)</span></pre>',
    ],
)
def test_it_ends_lines_that_only_their_boxes_end(lines: str) -> None:
    assert settled(lines) == ["level = read()", "print(level)"]


def test_a_break_that_ends_a_box_is_no_line_of_its_own() -> None:
    lines = (
        '<div class="cm-line">a = 1;<br></div><div class="cm-line"><br></div><div class="cm-line">b<br></div>'
    )
    body = parse_page(f"<html><body><pre><code>{lines}</code></pre></body></html>").find("body")

    settle_code(body)

    assert body.text_content() == "a = 1;\n\nb\n"


def test_it_leaves_out_labels_and_tools_within_code() -> None:
    code = '<pre><div class="language-id">ts</div><div>let level = 3</div><a class="playground-link">Try</a></pre>'
    assert settled(code) == ["let level = 3"]
