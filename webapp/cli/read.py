"""`nutgraf read`: a page's article on the terminal, nothing kept."""

from __future__ import annotations

import re
import sys
from itertools import pairwise

import click

from webapp.article import PDF, ExtractedArticle, FetchedPage, Ranking, begins_like_pdf
from webapp.cli.formats import FORMATS, ShownSummary
from webapp.cli.progress import waiting
from webapp.cli.source import is_address, read_source
from webapp.dressing import MarkedText, dress_article, name_sentences
from webapp.errors import error_of_kind
from webapp.fetching import check_address
from webapp.reading.bring_in import SHOWN_INSTEAD
from webapp.reading.given_file import check_file
from webapp.reading.passages import find_passages
from webapp.reading.read_whole import read_whole
from webapp.reading.services import make_fetch, make_read
from webapp.reading.summarize_sections import summarize_sections
from webapp.sandbox.page_worker import PageWorkers
from webapp.sandbox.ranking_worker import RankingWorkers
from webapp.settings import Settings, load_settings
from webapp.summarizing import select

# Nothing of an article is on these; JSON is printed all the same, for it says which kind a page is of.
TEXTLESS = SHOWN_INSTEAD | {"empty page"}

_LENGTH = re.compile(r"[0-9]{1,6}|auto|sections")


class _Read(click.Command):
    """Lets --summary stand without a length, also before the source."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        pairs = pairwise([*args, ""])
        bare = [arg == "--summary" and not _LENGTH.fullmatch(following) for arg, following in pairs]
        completed = [f"{arg}=auto" if is_bare else arg for arg, is_bare in zip(args, bare, strict=True)]
        return super().parse_args(ctx, completed)


def _check_length(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    if value is not None and (not _LENGTH.fullmatch(value) or value.strip("0") == ""):
        raise click.BadParameter("a number of sentences, or sections, or nothing.")
    return value


@click.command(cls=_Read)
@click.argument("source", metavar="URL|FILE|-")
@click.option(
    "--summary",
    "length",
    metavar="[N|sections]",
    callback=_check_length,
    help="Print a summary: as long as the article asks for, of at most N sentences, or by section.",
)
@click.option("--format", "format_", type=click.Choice(sorted(FORMATS)), default="text", show_default=True)
def read(source: str, length: str | None, format_: str) -> None:
    """Print the article of a web page, a file or standard input.

    Of a page that is no article, the text that a reader may want all the same; what the page is stands on
    standard error, and the exit code is 1.
    """
    settings = load_settings()
    article = _read(source, settings)
    if article.kind not in TEXTLESS or format_ == "json":
        summary = _summarize(article, length) if length and article.text else None
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
    return FetchedPage(url="", body=body, content_type=PDF if begins_like_pdf(body) else "text/html")


def _summarize(article: ExtractedArticle, length: str) -> ShownSummary:
    ranking = _rank(article)
    if length != "sections":
        summary = select(ranking, sentences=int(length) if length.isdigit() else None)
        return ShownSummary(find_passages(summary.sentences), ranking.terms)
    anchors = name_sentences(article.text, article.blocks, ranking.sentences)
    marked = MarkedText(article.text, article.blocks, ranking.sentences, anchors)
    dressed = dress_article(article.html, marked)
    sections = summarize_sections(dressed.outline, ranking, anchors)
    if not sections:
        raise click.ClickException("This article has no three sections to tell.")
    return ShownSummary(sections, ranking.terms)


def _rank(article: ExtractedArticle) -> Ranking:
    workers = RankingWorkers(size=1)
    try:
        with waiting("Ranking its sentences …"):
            return workers.rank(
                article.text,
                title=article.title,
                lang=article.lang,
                blocks=article.blocks,
                hints=article.hints,
            )
    finally:
        workers.close()
