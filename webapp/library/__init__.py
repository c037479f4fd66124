"""What a reader has kept: the only code that knows SQL. Functions of its modules take a connection first."""

from webapp.library.opening import Connection, Library, open_library
from webapp.library.records import (
    Article,
    ArticleBody,
    ArticlePage,
    Cursor,
    Image,
    Job,
    JobKind,
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
    "Image",
    "Job",
    "JobKind",
    "KeptImage",
    "Library",
    "Reextraction",
    "open_library",
]
