"""`nutgraf list`: the articles of a list, one a line or as JSON."""

from __future__ import annotations

import json

import click

from webapp.cli.list_option import in_list
from webapp.errors import error_from
from webapp.library import Article, Listing
from webapp.reading.list_articles import open_list
from webapp.reading.only_person import only_person
from webapp.reading.services import open_services
from webapp.settings import load_settings


@click.command("list")
@in_list
@click.option("--failed", is_flag=True, help="What of the list could not be read, and why.")
@click.option("--limit", type=click.IntRange(1, 1000), default=30, show_default=True)
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
def list_(listing: Listing, failed: bool, limit: int, format_: str) -> None:  # noqa: FBT001 - click's way
    """Print the articles of a list, newest first."""
    listing = _failures_of(listing) if failed else listing
    services = open_services(load_settings())
    try:
        with open_list(services, only_person(services), listing, limit=limit) as opened:
            listed = opened.read()
    finally:
        services.close()
    articles = [_row(article) for article in listed.page.articles]
    if listing.failures and (count := listed.counts[listing.failures.name]):
        click.echo(f"nutgraf: {count} could not be read; see nutgraf list --in {listing} --failed", err=True)
    if format_ == "json":
        click.echo(json.dumps(articles, ensure_ascii=False, indent=2))
        return
    for row in articles:
        click.echo(f"{row['id']}\t{row['state']}\t{row['title'] or row['url']}")
        if failed:
            click.echo(f"\t{row['why']}")


def _failures_of(listing: Listing) -> Listing:
    if listing.failures is None:
        raise click.UsageError(f"{listing.name} has no list of what could not be read.")
    return listing.failures


def _why(article: Article) -> str | None:
    return str(error_from(article.failure_code, article.failure_params)) if article.failure_code else None


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
        "why": _why(article),
    }
