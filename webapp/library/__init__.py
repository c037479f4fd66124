"""What a reader has kept: the only code that knows SQL. Functions of its modules take a connection first."""

from webapp.library.opening import Connection, Library, View, open_library
from webapp.library.records import (
    Article,
    ArticleBody,
    ArticlePage,
    Cursor,
    Glance,
    Image,
    KeptImage,
    Person,
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
    "Glance",
    "Image",
    "KeptImage",
    "Library",
    "Person",
    "Reextraction",
    "View",
    "open_library",
]
