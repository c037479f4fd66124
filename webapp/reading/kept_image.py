"""Turns an image's hash into the image, for a reader whose article shows it."""

from __future__ import annotations

from webapp.library import Image, images
from webapp.reading.services import Services


def kept_image(services: Services, person: int, article_id: int, image_hash: str) -> Image:
    """Find an image of one of the person's own articles. Raises: NotInLibrary."""
    with services.library.reading() as c:
        return images.find(c, person, article_id, image_hash)
