"""`nutgraf check`: what the library lacks, what is left over in it, and what can be done."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

import click

from webapp.cli.progress import waiting
from webapp.reading.check_library import LibraryCheck, check_library
from webapp.reading.repair_library import repair_library
from webapp.reading.services import Services, open_services
from webapp.settings import load_settings

_SHOWN = 10  # articles named by their ids


@click.command()
@click.option("--repair", is_flag=True, help="Remove what is left over, make again what can be made.")
def check(repair: bool) -> None:  # noqa: FBT001 - click's way
    """Find what the library lacks and what is left over in it; a server may run meanwhile.

    Exits with 0 when all is well, else with 1. Nothing that an article needs is ever removed.
    """
    services = open_services(load_settings())
    try:
        found = _check(services)
        if repair and not found.is_well:
            _print(found)
            with waiting("Repairing …"):
                repair_library(services, found)
            click.echo("\nAfter the repair:")
            found = _check(services)
    finally:
        services.close()
    _print(found)
    if not found.is_well:
        if not repair:
            click.echo("\n`nutgraf check --repair` removes what is left over and makes again what it can.")
        sys.exit(1)
    click.echo("All is well.")


def _check(services: Services) -> LibraryCheck:
    with waiting("Checking …"):
        return check_library(services)


def _print(found: LibraryCheck) -> None:
    held = found.holdings
    click.echo(
        f"articles: {held.articles}, pages: {held.pages}, rankings: {held.rankings}, images: {held.images}"
    )
    for heading, lines in (("Left over:", _left_over(found)), ("Missing:", _lacking(found))):
        if shown := [*lines]:
            click.echo("\n".join([heading, *shown]))


def _left_over(found: LibraryCheck) -> Iterator[str]:
    left = found.left_over
    for count, what in (
        (left.pages, "pages that no article needs"),
        (left.rankings, "rankings of no article, or by an older engine"),
        (left.colours, "colours of no article's code, or by an older engine"),
        (left.images, "images that no article shows"),
        (len(left.files), "files that are no image's"),
    ):
        if count:
            yield f"  {what}: {count}"


def _lacking(found: LibraryCheck) -> Iterator[str]:
    lacking = found.lacking
    for ids, what, way in (
        (lacking.text, "articles without their text", "fetch them again"),
        (lacking.page, "articles without their raw page", "they can be read; fetch or send them again"),
        (lacking.ranking, "articles not ranked by this version", "a running server does it, or --repair"),
        (
            lacking.image,
            "articles without an image that they show",
            "--repair takes it from the raw page; else fetch or send them again",
        ),
    ):
        if ids:
            yield f"  {what}: {len(ids)} ({_named(ids)}); {way}"


def _named(ids: Sequence[int]) -> str:
    more = f" and {len(ids) - _SHOWN} more" if len(ids) > _SHOWN else ""
    return ", ".join(map(str, ids[:_SHOWN])) + more
