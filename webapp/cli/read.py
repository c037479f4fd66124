"""`nutgraf read`: a page's article on the terminal, nothing kept."""

from __future__ import annotations

import sys

import click

from webapp.article import ExtractedArticle, FetchedPage, Summary
from webapp.cli.formats import FORMATS
from webapp.cli.progress import waiting
from webapp.cli.source import is_address, read_source
from webapp.errors import error_of_kind
from webapp.fetching import check_address
from webapp.reading.bring_in import SHOWN_INSTEAD
from webapp.reading.given_file import check_file
from webapp.reading.page_worker import PageWorkers
from webapp.reading.ranking_worker import RankingWorkers
from webapp.reading.read_whole import read_whole
from webapp.reading.services import make_fetch, make_read
from webapp.settings import Settings, load_settings
from webapp.summarizing import select

# Nothing of an article is on these; JSON is printed all the same, for it says which kind a page is of.
TEXTLESS = SHOWN_INSTEAD | {"empty page"}


@click.command()
@click.argument("source", metavar="URL|FILE|-")
@click.option("--summary", "sentences", type=click.IntRange(1), help="Print a summary of so many sentences.")
@click.option("--format", "format_", type=click.Choice(sorted(FORMATS)), default="text", show_default=True)
def read(source: str, sentences: int | None, format_: str) -> None:
    """Print the article of a web page, a file or standard input.

    Of a page that is no article, the text that a reader may want all the same; what the page is stands on
    standard error, and the exit code is 1.
    """
    settings = load_settings()
    article = _read(source, settings)
    if article.kind not in TEXTLESS or format_ == "json":
        summary = _summarize(article, sentences) if sentences and article.text else None
        click.echo(FORMATS[format_](article, summary))
    if article.kind != "article":
        click.echo(f"nutgraf: {error_of_kind(article.kind).with_advice()}", err=True)
        sys.exit(1)


def _read(source: str, settings: Settings) -> ExtractedArticle:
    workers = PageWorkers(size=1)
    try:
        with waiting("Fetching and reading …"):
            page, read_page = _page(source, settings), make_read(settings, workers)
            if not is_address(source):
                return read_page(page).article
            _pages, whole = read_whole(make_fetch(settings), read_page, page)
            return whole.article
    finally:
        workers.close()


def _page(source: str, settings: Settings) -> FetchedPage:
    if is_address(source):
        return make_fetch(settings)(check_address(source, allow=settings.fetch_allow))
    body = read_source(source)
    check_file(body)
    return FetchedPage(url="", body=body, content_type="text/html")


def _summarize(article: ExtractedArticle, sentences: int) -> Summary:
    workers = RankingWorkers(size=1)
    try:
        with waiting("Ranking its sentences …"):
            ranking = workers.rank(
                article.text,
                title=article.title,
                lang=article.lang,
                blocks=article.blocks,
                hints=article.hints,
            )
    finally:
        workers.close()
    return select(ranking, sentences=sentences)
