"""`nutgraf reextract`: kept pages through a later engine, and the server's own work at that."""

from __future__ import annotations

import click

from webapp.cli.progress import counting
from webapp.reading import reextract as use_case
from webapp.reading.only_person import only_person
from webapp.reading.services import Services, open_services
from webapp.settings import load_settings


@click.command()
@click.option("--all", "all_engines", is_flag=True, help="Also what this version extracted itself.")
@click.option("--stop", "instead", flag_value="stop", help="Let the server stop doing it beside its work.")
@click.option("--resume", "instead", flag_value="resume", help="Let the server go on.")
@click.option("--status", "instead", flag_value="status", help="Print how far the server is.")
def reextract(all_engines: bool, instead: str | None) -> None:  # noqa: FBT001 - click's way
    """Extract articles again from their kept pages, where an older engine did it.

    A running server does this by itself after an upgrade, when nothing else is to be done.
    """
    services = open_services(load_settings())
    try:
        if instead is None:
            _reextract(services, all_engines=all_engines)
        else:
            _tell_server(services, instead)
    finally:
        services.close()


def _reextract(services: Services, *, all_engines: bool) -> None:
    older = use_case.find_older(services, all_engines=all_engines)
    replaced = 0
    with counting() as progress:
        for _article_id, is_replaced in progress.track(
            use_case.reextract(services, older), total=len(older), description="Extracting"
        ):
            replaced += is_replaced
    click.echo(f"{replaced} of {len(older)} articles extracted again")


def _tell_server(services: Services, what: str) -> None:
    person = only_person(services)
    if what == "stop":
        use_case.stop_reextraction(services, person)
    elif what == "resume":
        use_case.resume_reextraction(services, person)
    found = use_case.reextraction_progress(services, person)
    state = "stopped" if found.is_stopped else "running" if found.waiting else "done"
    click.echo(f"{state}: {found.done} of {found.total} articles, {found.left} left as they were")
