"""Removes what a check found left over, and makes again what can be made from what is kept."""

from __future__ import annotations

from collections.abc import Collection

from webapp import limits
from webapp.errors import NutgrafError
from webapp.library import hash_of, unreferenced
from webapp.reading.check_library import LibraryCheck
from webapp.reading.replace_article import find_kept
from webapp.reading.services import Services
from webapp.reading.starter import write_lost_images
from webapp.reading.summarize_article import rank_article
from webapp.reading.sweep import remove_unreferenced


def repair_library(services: Services, found: LibraryCheck) -> None:
    """Repair what can be; nothing that an article needs is removed. May run beside a server."""
    if found.lost:
        write_lost_images(services.library.image_files, found.lost)
    for article_id in found.lacking.image:
        _write_images(services, article_id, set(found.lost))
    for article_id in found.lacking.ranking:
        rank_article(services, article_id)
    while remove_unreferenced(services):
        pass
    _remove_strays(services, found.left_over.files)


def _remove_strays(services: Services, names: Collection[str]) -> None:
    strays = [*names]
    for start in range(0, len(strays), limits.PURGE_ROWS):
        with services.library.write() as c:
            batch = strays[start : start + limits.PURGE_ROWS]
            unreferenced.remove_stray_files(c, services.library.image_files, batch)


def _write_images(services: Services, article_id: int, lost: Collection[str]) -> None:
    """Write an article's lost images from its kept page, where they are embedded in it."""
    kept = find_kept(services, article_id)
    if kept is None:
        return
    try:
        read = services.read(kept.page, candidate=kept.article.candidate)
    except NutgrafError:
        return  # the page can no longer be read; the next check says that the image is missing still
    for content_type, image in read.images.values():
        if hash_of(image, content_type) in lost:
            services.library.image_files.write(image, content_type)
