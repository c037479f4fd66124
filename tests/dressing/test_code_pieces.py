"""Colours are put around code without a change of its characters or of the elements in it."""

from __future__ import annotations

from tests.dressing import dressed_by, is_balanced, words_of
from webapp.code import Code, Spans
from webapp.dressing import dress_article, find_code
from webapp.dressing.code_pieces import colour_pieces


def coloured(html: str, *spans: Spans) -> str:
    colours = dict(zip([piece.hash for piece in find_code(html)], spans, strict=True))
    return dressed_by(lambda tokens: colour_pieces(tokens, colours), html)


def test_it_finds_code_as_it_is_read() -> None:
    html = '<p>a</p><pre data-lang="c"><code>if (a &amp;&amp; b)<br>  go();\n</code></pre><pre>x</pre><p><code>y</code></p>'

    assert find_code(html) == [Code("if (a && b)\n  go();\n", "c"), Code("x", None)]


def test_it_colours_what_lies_behind_references() -> None:
    assert coloured("<pre>a &lt; &quot;b&quot; c</pre>", ((4, 7, "s"),)) == (
        '<pre>a &lt; <span class="code-s">&quot;b&quot;</span> c</pre>'
    )


def test_it_splits_a_colour_at_the_elements_that_are_there() -> None:
    html = '<pre>// see <a href="https://bay.example/">the <em>bay</em></a> now<br>go()</pre>'

    shown = coloured(html, ((0, 18, "c"), (19, 21, "f")))

    assert shown == (
        '<pre><span class="code-c">// see </span><a href="https://bay.example/"><span class="code-c">the </span>'
        '<em><span class="code-c">bay</span></em></a><span class="code-c"> now</span><br>'
        '<span class="code-f">go</span>()</pre>'
    )
    assert is_balanced(shown)
    assert words_of(shown) == words_of(html)


def test_it_takes_code_within_code_for_one_piece() -> None:
    assert coloured("<pre>a<pre>b</pre>c</pre>", ((0, 3, "k"),)) == (
        '<pre><span class="code-k">a</span><pre><span class="code-k">b</span></pre><span class="code-k">c</span></pre>'
    )


def test_it_leaves_other_code_than_was_coloured_as_it_is() -> None:
    colours = {Code("go()", "c").hash: ((0, 2, "f"),)}

    shown = dress_article(
        '<pre data-lang="python">go()</pre><pre data-lang="c">go()</pre>', colours=colours
    ).html

    assert shown.count('class="code-f"') == 1
    assert '<span class="code-f">go</span>()' in shown.split("data-lang")[2]
