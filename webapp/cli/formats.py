"""Formats an article, or its summary, as text, HTML, Markdown or JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape

from webapp.article import ExtractedArticle, Sentence
from webapp.reading.passages import Passage


@dataclass(frozen=True, slots=True)
class ShownSummary:
    """A summary as it is printed, and the article's key terms."""

    passages: tuple[Passage, ...]
    terms: tuple[str, ...]


def as_text(article: ExtractedArticle, summary: ShownSummary | None) -> str:
    """The running text, or the summary's passages, one a line, each below its section's heading."""
    if summary is not None:
        return "\n".join(
            f"{passage.heading.title}\n  {passage.text}" if passage.heading else passage.text
            for passage in summary.passages
        )
    return "\n\n".join(filter(None, [article.title, _byline(article), article.text]))


def as_html(article: ExtractedArticle, summary: ShownSummary | None) -> str:
    """Sanitized HTML, under its title."""
    title = f"<h1>{escape(article.title or '')}</h1>\n"
    if summary is None:
        return title + article.html
    items = "\n".join(f"<li>{_item(passage)}</li>" for passage in summary.passages)
    return f"{title}<ol>\n{items}\n</ol>"


def _item(passage: Passage) -> str:
    heading = f"<strong>{escape(passage.heading.title)}</strong><br>" if passage.heading else ""
    return heading + escape(passage.text)


def as_markdown(article: ExtractedArticle, summary: ShownSummary | None) -> str:
    """Markdown made of the same HTML."""
    from markdownify import markdownify  # with its parser, which the other formats do without

    return str(markdownify(as_html(article, summary), heading_style="ATX")).strip()


def as_json(article: ExtractedArticle, summary: ShownSummary | None) -> str:
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
        found["summary"] = [_row(passage, s) for passage in summary.passages for s in passage.sentences]
        found["terms"] = list(summary.terms)
    return json.dumps(found, ensure_ascii=False, indent=2)


def _row(passage: Passage, s: Sentence) -> dict[str, object]:
    """A sentence for scripts; two that share a rank are a passage."""
    row = {"text": s.text, "start": s.start, "end": s.end, "salience": s.salience, "rank": s.rank}
    return {"section": passage.heading.title, **row} if passage.heading else row


FORMATS: Mapping[str, Callable[[ExtractedArticle, ShownSummary | None], str]] = {
    "text": as_text,
    "html": as_html,
    "markdown": as_markdown,
    "json": as_json,
}


def _byline(article: ExtractedArticle) -> str:
    day = article.published.date().isoformat() if article.published else None
    return " · ".join(filter(None, [article.byline, article.site_name, day]))
