"""Pages of our own writing that tests hand to the reader."""

from __future__ import annotations

from webapp.article import FetchedPage

PARAGRAPHS = (
    "The harbour ferry has crossed the bay every quarter of an hour since 1911. On Monday it carried its hundred "
    "millionth passenger, a nurse on her way to the night shift.",
    "She was given a brass whistle by the captain, who has worn the same cap for thirty years. The whistle is said "
    "to be the twin of the one on the bridge.",
    "The ferry company expects the bay's new tunnel to take half of its passengers within two years. It means to "
    "keep the boats, and to run them on batteries that charge while people board.",
    "Engineers have measured how long boarding takes: four minutes on a quiet morning, seven in the evening. Four "
    "minutes are enough, they say, if the quay gets a second cable.",
    "The city will decide about the cable in spring. Until then, the ferry runs on diesel, and the captain keeps "
    "his cap.",
)


def article_html(
    title: str = "The ferry that would not stop", paragraphs: tuple[str, ...] = PARAGRAPHS
) -> str:
    """A page of a site, with an article in it."""
    text = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} | Bay News</title>
<meta property="og:site_name" content="Bay News"><meta name="author" content="Ines Okafor">
<meta property="article:published_time" content="2025-03-04T07:30:00+01:00">
<meta name="description" content="A hundred million crossings."></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>{title}</h1>{text}</article>
<aside><h2>Related</h2><a href="/tunnel">The tunnel</a></aside><footer>All rights reserved</footer></body></html>"""


def page_of(url: str, html: str | None = None, status: int = 200) -> FetchedPage:
    """What a URL returned."""
    body = (html or article_html()).encode()
    return FetchedPage(url=url, body=body, content_type="text/html; charset=utf-8", status=status)
