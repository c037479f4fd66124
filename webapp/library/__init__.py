"""What a reader has kept: the only code that knows SQL. Functions of its modules take a connection first."""

from webapp.library.image_files import ImageFiles
from webapp.library.listings import LISTINGS, READING_LIST, Listing, find_listing
from webapp.library.opening import Connection, Library, View, open_library
from webapp.library.records import (
    Article,
    ArticleBody,
    ArticlePage,
    Cursor,
    Glance,
    Image,
    Job,
    JobKind,
    KeptImage,
    Person,
    Reextraction,
)

__all__ = [
    "LISTINGS",
    "READING_LIST",
    "Article",
    "ArticleBody",
    "ArticlePage",
    "Connection",
    "Cursor",
    "Glance",
    "Image",
    "ImageFiles",
    "Job",
    "JobKind",
    "KeptImage",
    "Library",
    "Listing",
    "Person",
    "Reextraction",
    "View",
    "find_listing",
    "open_library",
]
