"""`nutgraf add`: keep a page, do the work at once, and exit by the result."""

from __future__ import annotations

import contextlib
import sys
import time

import click

from webapp import limits
from webapp.cli.progress import waiting
from webapp.cli.source import is_address, read_source
from webapp.errors import error_from
from webapp.jobs import Process
from webapp.library import Article
from webapp.reading.bring_in import bring_in
from webapp.reading.change_article import find_article
from webapp.reading.find_saved import find_saved
from webapp.reading.only_person import only_person
from webapp.reading.queue import LeaseLost
from webapp.reading.save_article import save_address, save_upload
from webapp.reading.services import Services, open_services
from webapp.settings import load_settings

ON_TOP = "now on top of the reading list, unread"


@click.command()
@click.argument("source", metavar="URL|FILE|-")
@click.option("--source-url", default="", help="Where a file came from.")
def add(source: str, source_url: str) -> None:
    """Keep a web page, a file or standard input in the library."""
    services = open_services(load_settings())
    try:
        article, is_new_work = _save(services, source, source_url)
        if is_new_work:
            article = _bring_in_at_once(services, article)
    finally:
        services.close()
    if is_new_work and article.failure_code:
        failure = error_from(article.failure_code, article.failure_params)
        click.echo(f"nutgraf: {failure.with_advice()}", err=True)
        sys.exit(1)
    click.echo(f"{article.id}\t{article.title or article.url}")


def _bring_in_at_once(services: Services, article: Article) -> Article:
    with waiting("Fetching and reading …"), Process(services.library, services.settings.data) as process:
        return _bring_in(services, article, process.name)


def _bring_in(services: Services, article: Article, owner: str) -> Article:
    """Do the work, or wait for a server that was faster to begin it."""
    while True:
        with contextlib.suppress(LeaseLost):
            done = bring_in(services, article.id, owner)
            if done is not None:
                return done
        now = find_article(services, article.person, article.id)
        if not now.is_on_its_way:
            return now
        time.sleep(limits.POLL_SECONDS)


def _save(services: Services, source: str, source_url: str) -> tuple[Article, bool]:
    """Save it, say what was there already, and tell whether something is to be fetched or read."""
    person = only_person(services)
    if not is_address(source):
        saved = save_upload(services, person, read_source(source), source_url, name=source)
        if saved.state == "ready":
            _say(saved, f"{ON_TOP}, and read again from what was given")
        return saved, True
    known = find_saved(services, person, source)
    saved = save_address(services, person, source)
    if known is None or known.state == "on its way":
        return saved, True
    is_failed = known.state == "failed"
    _say(known, "it could not be read, and is tried again" if is_failed else ON_TOP)
    return saved, is_failed


def _say(known: Article, what_now: str) -> None:
    states = {"deleted": known.deleted_at, "archived": known.archived_at, "read": known.read_at}
    was = "".join(f", {state}" for state, since in states.items() if since)
    click.echo(f"nutgraf: saved already on {known.saved_at.date()}{was}; {what_now}.", err=True)
