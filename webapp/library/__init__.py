"""What a reader has kept: the only code that knows SQL. Functions of its modules take a connection first."""

from webapp.library.image_files import ImageFiles, hash_of
from webapp.library.opening import Connection, Library, open_library
from webapp.library.records import (
    Article,
    ArticleBody,
    ArticlePage,
    Cursor,
    Holdings,
    Image,
    KeptImage,
    Reextraction,
)
from webapp.library.tables import LISTS

__all__ = [
    "LISTS",
    "Article",
    "ArticleBody",
    "ArticlePage",
    "Connection",
    "Cursor",
    "Holdings",
    "Image",
    "ImageFiles",
    "KeptImage",
    "Library",
    "Reextraction",
    "hash_of",
    "open_library",
]
