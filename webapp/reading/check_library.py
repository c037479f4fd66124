"""Finds what a library lacks and what is left over in it, while it is in use too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, astuple, dataclass

from webapp import limits
from webapp.library import Holdings, checking, hash_of, unreferenced
from webapp.reading.services import Services
from webapp.reading.sweep import ENGINES
from webapp.summarizing import ENGINE

_SHELVES = [f"{number:02x}" for number in range(256)]  # hashes begin so


@dataclass(frozen=True, slots=True)
class LeftOver:
    """What no article needs: how many rows of each kind, and the names of files that are no image's."""

    pages: int
    rankings: int
    colours: int
    images: int
    files: Sequence[str]


@dataclass(frozen=True, slots=True)
class Lacking:
    """The ids of articles that lack something: their text, their raw page, a ranking, an image's bytes."""

    text: Sequence[int]
    page: Sequence[int]
    ranking: Sequence[int]
    image: Sequence[int]


@dataclass(frozen=True, slots=True)
class LibraryCheck:
    """What there is, what is left over, what is lacking. `lost` are hashes of images without whole bytes."""

    holdings: Holdings
    left_over: LeftOver
    lacking: Lacking
    lost: Sequence[str]

    @property
    def is_well(self) -> bool:
        return not any([*astuple(self.left_over), *astuple(self.lacking)])


def check_library(services: Services) -> LibraryCheck:
    """Look through rows and files; every image is read. Changes nothing."""
    strays, lost = _look_through_files(services)
    with services.library.read() as c:
        needless = unreferenced.count(c, ENGINES)
        return LibraryCheck(
            checking.count(c),
            LeftOver(**asdict(needless), files=strays),
            Lacking(
                text=checking.without_text(c),
                page=checking.without_page(c),
                ranking=checking.without_ranking(c, ENGINE),
                image=checking.showing(c, lost),  # one that went meanwhile is shown by nobody
            ),
            lost,
        )


def _look_through_files(services: Services) -> tuple[list[str], list[str]]:
    """Find the files that are no image's, and the images whose bytes are missing or damaged."""
    files = services.library.image_files
    there, strays, lost = set(files.shelves()), list[str](), list[str]()
    for shelf in _SHELVES:
        names = files.names(shelf, untouched_for=limits.STRAY_SECONDS) if shelf in there else []
        with services.library.read() as c:
            kept = checking.images_named(c, shelf)
        strays += [name for name in names if name not in kept]
        for image_hash, content_type in kept.items():
            body = files.read(image_hash)
            if body is None or hash_of(body, content_type) != image_hash:
                lost.append(image_hash)
    return strays, lost
