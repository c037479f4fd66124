"""What a page calls its code's language is kept, whatever highlighter it uses; nothing else of it is."""

from __future__ import annotations

import pytest

from webapp.extraction import extract_article
from webapp.extraction.code_lines import settle_code
from webapp.extraction.code_names import note_languages
from webapp.extraction.parsing import parse_page
from webapp.sanitizing import sanitize


def languages(markup: str) -> list[str | None]:
    body = parse_page(f"<html><body>{markup}</body></html>").find("body")
    settle_code(body)
    note_languages(body)
    return [code.get("data-lang") for code in body.iter("pre")]


@pytest.mark.parametrize(
    ("markup", "language"),
    [
        ('<pre><code class="language-python">x</code></pre>', "python"),
        ('<pre><code class="hljs javascript">x</code></pre>', "javascript"),
        ('<pre class="lang-py s-code-block"><code>x</code></pre>', "python"),
        ('<div class="highlight highlight-source-shell"><pre>x</pre></div>', "bash"),
        ('<div class="highlight-python3 notranslate"><div class="highlight"><pre>x</pre></div></div>', "python"),
        ('<figure class="highlight rust"><table><tr><td>1</td><td class="code"><pre>x</pre></td></tr></table></figure>', "rust"),
        ('<div class="sourceCode"><pre class="sourceCode haskell"><code>x</code></pre></div>', "haskell"),
        ('<pre class="brush: js; toolbar: false">x</pre>', "javascript"),
        ('<pre class="src src-emacs-lisp">x</pre>', "emacs-lisp"),
        ('<pre data-language="TypeScript">x</pre>', "typescript"),
        ('<pre lang="go">x</pre>', "go"),
        ('<pre class="shiki twoslash"><div class="language-id">ts</div><code>x</code></pre>', "typescript"),
        ('<pre><code class="language-klingon">x</code></pre>', None),
        ('<pre class="prettyprint linenums">x</pre>', None),
        ('<div class="python"><p>Python!</p><pre>x</pre></div>', None),
        ('<div class="highlight python"><pre>x</pre><pre>y</pre></div>', None),
        ('<div lang="de"><pre lang="de">x</pre></div>', None),
        ('<pre data-lang="&quot;><script>">x</pre>', None),
    ],
)  # fmt: skip
def test_it_notes_the_language_that_a_page_names(markup: str, language: str | None) -> None:
    assert set(languages(markup)) == {language}


def test_it_goes_into_the_article_and_no_class_with_it() -> None:
    words = (
        "<p>The ferry has crossed the bay every quarter of an hour, since long ago, and it still does.</p>"
        * 6
    )
    page = f'<html><body><article><h1>Ferry</h1>{words}<pre class="x"><code class="hljs language-py">go()</code></pre>{words}</article>'

    html = sanitize(extract_article(page, "https://bay.example/").html)

    assert '<pre data-lang="python"><code>go()</code></pre>' in html
    assert "class=" not in html
