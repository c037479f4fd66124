"""Turns the saved pages under seeds/ into the starter library of a first start."""

from __future__ import annotations

import mimetypes
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from webapp import paths
from webapp.article import FetchedPage
from webapp.fetching import address_key
from webapp.library import Connection, ImageFiles, articles, hash_of, images, people, states
from webapp.reading.bring_in import keep_article
from webapp.reading.image_size import measure_image
from webapp.reading.only_person import only_person
from webapp.reading.services import Services
from webapp.reading.summarize_article import find_unranked, rank_article
from webapp.sandbox.read_page import read_page

# state in the manifest → how a reader brings it about
_STATES = {"starred": states.set_starred, "archived": states.set_archived}


@dataclass(frozen=True, slots=True)
class SeedPage:
    """A saved page of the manifest, its address and what has been done with it."""

    page: FetchedPage
    state: str | None


def offer_starter(services: Services) -> None:
    """Load the starter library on the first start of an empty library, and never again; it is ranked too."""
    person = only_person(services)
    with services.library.writing() as c:
        if people.is_starter_offered(c, person):
            return
        people.mark_starter_offered(c, person)
    services.warm_ranking()  # beside the reading
    load_starter(services, person)
    for article_id in find_unranked(services):
        rank_article(services, article_id)


def load_starter(services: Services, person: int) -> None:
    """Keep every seed that is not there yet. The pages are our own, so that reading them needs no worker."""
    manifest = tomllib.loads((paths.SEEDS / "library.toml").read_text("utf-8"))
    seeds = list(read_seeds(manifest))
    now = datetime.now(UTC)
    for place, seed in enumerate(seeds):
        key = address_key(seed.page.url)
        with services.library.writing() as c:
            if articles.find_by_key(c, person, key) is not None:
                continue
            # The manifest is in list order: the first one is kept last.
            moment = now - timedelta(seconds=place)
            article = articles.add(
                c, person, url=seed.page.url, address_key=key, came_from="starter", now=moment
            )
        keep_article(services, article.id, seed.page, read_page(seed.page))
        with services.library.writing() as c:
            _attach_images(c, services.library.image_files, article.id, manifest.get("images", {}))
            if seed.state is not None:
                _STATES[seed.state](c, person, article.id, True)


def remove_starter(services: Services, person: int) -> None:
    """Delete what came with the reader, all at once."""
    with services.library.writing() as c:
        states.delete_starter(c, person)


def restore_starter(services: Services, person: int) -> None:
    """Undo its removal."""
    with services.library.writing() as c:
        states.restore_starter(c, person)


def bring_starter(services: Services, person: int) -> None:
    """Bring all of it back, or load it where this library never had it."""
    with services.library.writing() as c:
        states.restore_all_starter(c, person)
    load_starter(services, person)


def read_seeds(manifest: Mapping[str, list[dict[str, str]]]) -> Iterator[SeedPage]:
    """The saved pages that a manifest names, in list order."""
    for entry in manifest["page"]:
        body = (paths.SEEDS / entry["file"]).read_bytes()
        yield SeedPage(FetchedPage(entry["url"], body, "text/html"), entry.get("state"))


def write_lost_images(kept: ImageFiles, lost: Collection[str]) -> None:
    """Write those of the starter library's images whose hashes are among these."""
    manifest = tomllib.loads((paths.SEEDS / "library.toml").read_text("utf-8"))
    for file in manifest.get("images", {}).values():
        image, content_type = _read_image(file)
        if hash_of(image, content_type) in lost:
            kept.write(image, content_type)


def _read_image(file: str) -> tuple[bytes, str]:
    return (paths.SEEDS / file).read_bytes(), mimetypes.guess_type(file)[0] or "application/octet-stream"


def _attach_images(c: Connection, kept: ImageFiles, article_id: int, files: Mapping[str, str]) -> None:
    """Keep the manifest's images that this article shows."""
    body = articles.body(c, article_id)
    for address, file in files.items():
        if body is not None and f'"{address}"' in body.html:
            image, content_type = _read_image(file)
            size = measure_image(image, content_type) or (None, None)
            images.attach(c, article_id, address, images.keep(c, kept, image, content_type, *size))
