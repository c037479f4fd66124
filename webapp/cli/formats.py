"""Turns an article, or its summary, into text, HTML, Markdown or JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from html import escape

from markdownify import markdownify

from webapp.article import ExtractedArticle, Summary


def as_text(article: ExtractedArticle, summary: Summary | None) -> str:
    """The running text, or the summary's sentences, one a line."""
    if summary is not None:
        return "\n".join(sentence.text for sentence in summary.sentences)
    return "\n\n".join(filter(None, [article.title, _byline(article), article.text]))


def as_html(article: ExtractedArticle, summary: Summary | None) -> str:
    """Sanitized HTML, under its title."""
    title = f"<h1>{escape(article.title or '')}</h1>\n"
    if summary is None:
        return title + article.html
    items = "\n".join(f"<li>{escape(sentence.text)}</li>" for sentence in summary.sentences)
    return f"{title}<ol>\n{items}\n</ol>"


def as_markdown(article: ExtractedArticle, summary: Summary | None) -> str:
    """Markdown made of the same HTML."""
    return str(markdownify(as_html(article, summary), heading_style="ATX")).strip()


def as_json(article: ExtractedArticle, summary: Summary | None) -> str:
    """All that is known of the article, for scripts."""
    found: dict[str, object] = {
        "title": article.title,
        "byline": article.byline,
        "site_name": article.site_name,
        "published": article.published.isoformat() if article.published else None,
        "updated": article.updated.isoformat() if article.updated else None,
        "lang": article.lang,
        "dir": article.dir,
        "excerpt": article.excerpt,
        "lead_image": article.lead_image,
        "canonical_url": article.canonical_url,
        "kind": article.kind,
        "confidence": article.confidence,
        "hints": article.hints,
        "text": article.text,
        "html": article.html,
    }
    if summary is not None:
        found["summary"] = [
            {"text": s.text, "start": s.start, "end": s.end, "salience": s.salience}
            for s in summary.sentences
        ]
        found["terms"] = list(summary.terms)
    return json.dumps(found, ensure_ascii=False, indent=2)


FORMATS: Mapping[str, Callable[[ExtractedArticle, Summary | None], str]] = {
    "text": as_text,
    "html": as_html,
    "markdown": as_markdown,
    "json": as_json,
}


def _byline(article: ExtractedArticle) -> str:
    day = article.published.date().isoformat() if article.published else None
    return " · ".join(filter(None, [article.byline, article.site_name, day]))
