"""Finds a kept image by its hash, for a reader whose article shows it."""

from __future__ import annotations

import logging

from webapp.errors import NotInLibrary
from webapp.library import Image, images
from webapp.reading.services import Services

log = logging.getLogger(__name__)


def kept_image(services: Services, person: int, article_id: int, image_hash: str) -> Image:
    """Find an image of one of the person's own articles. Raises: NotInLibrary."""
    with services.library.read() as c:
        content_type = images.find_type(c, person, article_id, image_hash)
    body = services.library.image_files.read(image_hash)
    if body is None:
        log.warning("the file of image %s is missing: nutgraf check says more", image_hash)
        raise NotInLibrary
    return Image(body, content_type)
