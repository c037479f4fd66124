"""`nutgraf reextract`: kept pages through a later engine."""

from __future__ import annotations

import click

from webapp.cli.progress import counting
from webapp.reading import reextract as use_case
from webapp.reading.services import open_services
from webapp.settings import load_settings


@click.command()
@click.option("--all", "all_engines", is_flag=True, help="Also what this version extracted itself.")
def reextract(all_engines: bool) -> None:  # noqa: FBT001 - click's way
    """Extract articles again from their kept pages, where an older engine did it."""
    services = open_services(load_settings())
    try:
        older = use_case.find_older(services, all_engines=all_engines)
        replaced = 0
        with counting() as progress:
            for _article_id, is_replaced in progress.track(
                use_case.reextract(services, older), total=len(older), description="Extracting"
            ):
                replaced += is_replaced
    finally:
        services.close()
    click.echo(f"{replaced} of {len(older)} articles extracted again")
