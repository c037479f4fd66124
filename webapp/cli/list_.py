"""`nutgraf list`: the articles of a list, one a line or as JSON."""

from __future__ import annotations

import json

import click

from webapp.cli.list_option import in_list
from webapp.library import Article, Listing
from webapp.reading.list_articles import open_list
from webapp.reading.only_person import only_person
from webapp.reading.services import open_services
from webapp.settings import load_settings


@click.command("list")
@in_list
@click.option("--limit", type=click.IntRange(1, 1000), default=30, show_default=True)
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
def list_(listing: Listing, limit: int, format_: str) -> None:
    """Print the articles of a list, newest first."""
    services = open_services(load_settings())
    try:
        with open_list(services, only_person(services), listing, limit=limit) as opened:
            articles = [_row(article) for article in opened.read().page.articles]
    finally:
        services.close()
    if format_ == "json":
        click.echo(json.dumps(articles, ensure_ascii=False, indent=2))
        return
    for row in articles:
        click.echo(f"{row['id']}\t{row['state']}\t{row['title'] or row['url']}")


def _row(article: Article) -> dict[str, object]:
    return {
        "id": article.id,
        "uid": article.uid,
        "state": article.state,
        "title": article.title,
        "url": article.url,
        "byline": article.byline,
        "site_name": article.site_name,
        "published": article.published.isoformat() if article.published else None,
        "saved_at": article.saved_at.isoformat(),
        "is_read": article.read_at is not None,
        "is_archived": article.archived_at is not None,
        "is_starred": article.starred_at is not None,
        "failure": article.failure_code,
    }
