"""The starter library of a first start: the saved pages under seeds/, read as any other page is."""

from __future__ import annotations

import mimetypes
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from webapp import paths
from webapp.addresses import address_key
from webapp.article import FetchedPage
from webapp.library import Connection, ImageFiles, articles, hash_locks, hash_of, images, people, states
from webapp.reading.bring_in import keep_article
from webapp.reading.colour_article import colour_article
from webapp.reading.image_size import measure_image
from webapp.reading.only_person import only_person
from webapp.reading.services import Services
from webapp.reading.summarize_article import rank_article

# state in the manifest → how a reader brings it about
_STATES = {"starred": states.set_starred, "archived": states.set_archived}


@dataclass(frozen=True, slots=True)
class SeedPage:
    """A saved page of the manifest, its address and what has been done with it."""

    page: FetchedPage
    state: str | None


def offer_starter(services: Services) -> None:
    """Load the starter library, ranked and coloured, on an empty library's first start and never again."""
    person = only_person(services)
    with services.library.write() as c:
        if not people.offer_starter(c, person):
            return
    services.warm_ranking()  # beside the reading
    for article_id in load_starter(services, person):
        rank_article(services, article_id)
        colour_article(services, article_id)


def load_starter(services: Services, person: int) -> list[int]:
    """Keep every seed that is not there yet, and queue its ranking; returns the new articles' ids."""
    manifest = tomllib.loads((paths.SEEDS / "library.toml").read_text("utf-8"))
    now = datetime.now(UTC)
    loaded = []
    for place, seed in enumerate(read_seeds(manifest)):
        # The manifest is in list order: the first one is kept last.
        moment = now - timedelta(seconds=place)
        article_id = _load(services, person, seed, manifest.get("images", {}), moment)
        if article_id is not None:
            loaded.append(article_id)
    return loaded


def _load(
    services: Services, person: int, seed: SeedPage, images_of: Mapping[str, str], moment: datetime
) -> int | None:
    """Keep a seed, all of it in one transaction; None where it is there."""
    url = seed.page.url
    key = address_key(url)
    with services.library.write() as c:
        if articles.find_by_key(c, person, key) is not None:
            return None
    files = services.library.image_files
    read = services.read(seed.page)  # by a worker, so that the server holds nothing of the engine
    with services.library.write() as c:
        hash_locks.lock_for_keeping(c)  # before any row
        if articles.find_by_key(c, person, key) is not None:
            return None
        article = articles.add(c, person, url=url, address_key=key, came_from="starter", now=moment)
        keep_article(c, files, article.id, seed.page, read)
        _attach_images(c, files, article.id, images_of)
        if seed.state is not None:
            _STATES[seed.state](c, person, article.id, True)
    return article.id


def remove_starter(services: Services, person: int) -> None:
    """Delete what came with the reader, all at once."""
    with services.library.write() as c:
        states.delete_starter(c, person)


def restore_starter(services: Services, person: int) -> None:
    """Undo its removal."""
    with services.library.write() as c:
        states.restore_starter(c, person)


def bring_starter(services: Services, person: int) -> None:
    """Bring all of it back, or load it where this library never had it."""
    with services.library.write() as c:
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
