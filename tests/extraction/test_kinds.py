"""What a page is, where it is no article: told from its words and its shape, in no site's own terms."""

from __future__ import annotations

import pytest

from tests.pages import PARAGRAPHS
from webapp.extraction import extract_article

TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[:3])
TEASERS = "".join(
    f"<article><h3><a href=/s{n}>Story number {n} of the harbour and its boats</a></h3>"
    f"<p>What the desk wrote about story {n}, in a sentence that leads on to the rest of it.</p></article>"
    for n in range(20)
)
LINKS = "".join(f"<li><a href=/{n}>An older story of the harbour, part {n}</a></li>" for n in range(12))
SECTIONS = "".join(f"<h2><a href=#s{n}>The boat of class {n}</a></h2>{TEXT}" for n in range(10))

PAGES = {
    "teasers": (f"<title>Bay News</title><main>{TEASERS}</main>", "list page"),
    "teasers of a site": (
        f"<title>Bay News</title><meta property=og:type content=website><main>{TEASERS}</main>",
        "home page",
    ),
    "headlines alone": (f"<title>Bay News</title><main><ul>{LINKS}</ul></main>", "list page"),
    "a form to sign in": (
        "<title>Log in | Club</title><h2>Log in to your account</h2><form><input type=password></form>",
        "login wall",
    ),
    "a call to pay": (
        f"<title>The ferry</title><article>{TEXT}<div><h3>Subscribe to continue reading</h3></div></article>",
        "paywall",
    ),
    "a check before any text": ("<title>Just a moment...</title><div id=check></div>", "bot check"),
    "a refusal": (
        "<title>Sorry</title><h1>Sorry, you have been blocked</h1><p>You cannot read this here.</p>",
        "bot check",
    ),
    "a missing page with links": (
        f"<title>Oops</title><h1>That page cannot be found</h1><p>Try one of these?</p><ul>{LINKS}</ul>",
        "error page",
    ),
    "a broken server": ("<title>Error</title><h1>Internal Server Error</h1><p>It broke.</p>", "error page"),
    "nothing": ("<title>App</title><div id=root></div>", "empty page"),
    # and these are articles
    "short, and not free": (
        '<title>The ferry</title><script type="application/ld+json">{"@type": "NewsArticle", '
        f'"isAccessibleForFree": false}}</script><article>{TEXT}</article>',
        "article",
    ),
    "about errors": (
        f"<title>The 404 page</title><article><h1>The 404 page</h1>{TEXT * 2}</article>",
        "article",
    ),
    "under a form to sign in": (
        f"<title>The ferry</title><form>Sign in <input type=password></form><article>{TEXT}</article>",
        "article",
    ),
    "a short one beside a form to sign in": (
        f"<title>The ferry</title><article><h1>The ferry</h1><p>{PARAGRAPHS[0]}</p></article>"
        "<aside><form><h3>Log in</h3><input type=password></form></aside>",
        "article",
    ),
    "a short one beside teasers": (
        f"<title>The ferry</title><article><h1>The ferry</h1><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>"
        f"</article><aside>{TEASERS}</aside>",
        "article",
    ),
    "beside teasers": (
        f"<title>The ferry</title><article>{TEXT}</article><aside>{TEASERS}</aside>",
        "article",
    ),
    "of linked sections": (f"<title>Ten boats</title><article>{SECTIONS}</article>", "article"),
}


@pytest.mark.parametrize(("html", "kind"), PAGES.values(), ids=PAGES)
def test_it_tells_what_a_page_is(html: str, kind: str) -> None:
    assert extract_article(html, "https://bay.example/story").kind == kind
