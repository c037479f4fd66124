"""The library: the only code that knows SQL. Functions of its modules take a connection first."""

from webapp.library.image_files import ImageFiles, hash_of
from webapp.library.listings import LISTINGS, READING_LIST, Listing, find_listing
from webapp.library.opening import Connection, Library, View, open_library
from webapp.library.records import (
    Article,
    ArticleBody,
    ArticlePage,
    Cursor,
    Glance,
    HiddenElement,
    Holdings,
    Image,
    Job,
    JobKind,
    KeptImage,
    Neighbours,
    Person,
    Reextraction,
    Shown,
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
    "HiddenElement",
    "Holdings",
    "Image",
    "ImageFiles",
    "Job",
    "JobKind",
    "KeptImage",
    "Library",
    "Listing",
    "Neighbours",
    "Person",
    "Reextraction",
    "Shown",
    "View",
    "find_listing",
    "hash_of",
    "open_library",
]
