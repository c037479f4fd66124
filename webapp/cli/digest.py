"""`nutgraf digest`: what a list's articles tell, each story once."""

from __future__ import annotations

import json
from collections.abc import Iterator

import click

from webapp.cli.list_option import in_list
from webapp.cli.progress import waiting
from webapp.library import Article, Listing
from webapp.reading.digest_articles import SENTENCES, DigestPage, DigestStory, digest_articles
from webapp.reading.only_person import only_person
from webapp.reading.services import Services, open_services
from webapp.reading.summarize_article import rank_article
from webapp.settings import load_settings


@click.command()
@in_list
@click.option("--sentences", type=click.IntRange(1, 20), default=SENTENCES, show_default=True)
@click.option("--limit", type=click.IntRange(1, 1000), default=50, show_default=True, help="Articles.")
@click.option(
    "--format", "format_", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True
)
def digest(listing: Listing, sentences: int, limit: int, format_: str) -> None:
    """Print what the articles of a list tell, each story once, in the articles' own sentences."""
    services = open_services(load_settings())
    try:
        page = _digest(services, listing, sentences, limit)
    finally:
        services.close()
    if format_ == "json":
        click.echo(json.dumps([_row(story) for story in page.stories], ensure_ascii=False, indent=2))
        return
    shown = (_as_markdown(story) if format_ == "markdown" else _as_text(story) for story in page.stories)
    for story in shown:
        click.echo(f"{story}\n")


def _digest(services: Services, listing: Listing, sentences: int, limit: int) -> DigestPage:
    person = only_person(services)
    page = digest_articles(services, person, listing, sentences=sentences, limit=limit)
    if not page.unranked:
        return page
    with waiting("Ranking sentences …"):
        for article in page.unranked:
            rank_article(services, article.id)
    return digest_articles(services, person, listing, sentences=sentences, limit=limit)


def _as_text(story: DigestStory) -> str:
    if len(story.articles) == 1:
        heading = [_title(story.articles[0])]
    else:
        tellers = [f"  {number}. {_about(a, _title(a))}" for number, a in enumerate(story.articles, 1)]
        heading = [_count_line(story), *tellers]
    return "\n".join([*heading, *(f"  {passage}" for passage in _passages(story))])


def _as_markdown(story: DigestStory) -> str:
    heading = [f"## {_linked(story.articles[0])}", ""]
    if len(story.articles) > 1:
        tellers = [f"{number}. {_about(a, _linked(a))}" for number, a in enumerate(story.articles, 1)]
        heading += [_count_line(story), "", *tellers, ""]
    return "\n".join([*heading, *(f"- {passage}" for passage in _passages(story))])


def _count_line(story: DigestStory) -> str:
    return f"Told by {len(story.articles)} articles:"


def _passages(story: DigestStory) -> Iterator[str]:
    """Each passage on a line, with its article's number where there are several."""
    for found in story.passages:
        text = found.passage.text
        several = len(story.articles) > 1
        yield f"{text} [{story.articles.index(found.article) + 1}]" if several else text


def _about(article: Article, title: str) -> str:
    day = article.published.date().isoformat() if article.published else None
    return " · ".join(filter(None, [title, article.site_name, day]))


def _linked(article: Article) -> str:
    return f"[{_title(article)}](<{article.url}>)" if article.url else _title(article)


def _title(article: Article) -> str:
    return article.title or article.url or str(article.id)


def _row(story: DigestStory) -> dict[str, object]:
    """A story for scripts; the sentences of one passage bear its number."""
    return {
        "articles": [
            {
                "id": a.id,
                "title": a.title,
                "url": a.url,
                "site_name": a.site_name,
                "published": a.published.isoformat() if a.published else None,
            }
            for a in story.articles
        ],
        "sentences": [
            {
                "article": found.article.id,
                "text": s.text,
                "start": s.start,
                "end": s.end,
                "position": s.position,
                "passage": number,
            }
            for number, found in enumerate(story.passages)
            for s in found.passage.sentences
        ],
    }
