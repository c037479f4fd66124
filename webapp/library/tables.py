"""The tables as they stand after the newest migration.

Every row that a reader makes belongs to a person. What is derived from a page alone (page, ranking,
image) is kept by hash, belongs to nobody and is reached through an article of one's own.
Moments are whole microseconds since 1970 (UTC), so that both databases sort and compare them alike;
dates as printed on a page are ISO 8601 text, with the offset that the page gave, if any.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    literal_column,
    text,
)

METADATA = MetaData()
_ID = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts up INTEGER keys alone

PEOPLE = Table(
    "people",
    METADATA,
    Column("id", _ID, primary_key=True),
    Column("uid", String(32), nullable=False, unique=True),
    Column("created_at", BigInteger, nullable=False),
    Column("change", BigInteger, nullable=False, server_default="0"),  # the last number of the sequence
    Column("starter_offered_at", BigInteger),
    Column("preferences", Text),  # JSON: name → choice, where it is not the default
    Column("preferences_changed", Text),  # JSON: name → when it was chosen
    Column("reextraction_stopped", Boolean, nullable=False, server_default=text("false")),
)

PAGES = Table(
    "pages",
    METADATA,
    Column("hash", String(64), primary_key=True),  # over address, content type, body and parts
    Column("url", Text, nullable=False),
    Column("status", Integer, nullable=False),
    Column("content_type", Text),
    Column("headers", Text, nullable=False),  # JSON
    Column("body", LargeBinary, nullable=False),  # zlib
    Column("kept_at", BigInteger, nullable=False),
)

PAGE_PARTS = Table(  # the pages that an article goes on on, behind its first one
    "page_parts",
    METADATA,
    Column("page_hash", String(64), ForeignKey("pages.hash"), nullable=False),
    Column("number", Integer, nullable=False),  # from 2 on
    Column("part_hash", String(64), ForeignKey("pages.hash"), nullable=False),
    PrimaryKeyConstraint("page_hash", "number"),
    Index("page_parts_part_hash", "part_hash"),
)

ARTICLES = Table(
    "articles",
    METADATA,
    Column("id", _ID, primary_key=True),
    Column("uid", String(32), nullable=False, unique=True),
    Column("person", _ID, ForeignKey("people.id"), nullable=False),
    Column("change", BigInteger, nullable=False),
    Column("url", Text),
    Column("address_key", Text, nullable=False),
    Column("came_from", String(16), nullable=False),  # address, paste, upload, import, feed, starter
    Column("kept", Boolean, nullable=False, server_default=text("true")),
    # what lists and pages show of its job, changed with it in one transaction
    Column("is_on_its_way", Boolean, nullable=False),
    Column("retry_at", BigInteger),  # when a job tries again what failed
    Column("failure_code", Text),
    Column("failure_params", Text),  # JSON
    # as printed on the page, but for what `printed` names
    Column("printed", Text),  # JSON: column → what the page says, where the reader has made it another
    Column("title", Text),
    Column("byline", Text),
    Column("site_name", Text),
    Column("published", Text),
    Column("updated", Text),
    Column("lang", Text),
    Column("dir", String(3)),
    Column("excerpt", Text),
    Column("opening", Text),  # the text's own beginning, for lists, where the publisher gives no teaser
    Column("lead_image", Text),
    Column("canonical_url", Text),
    # extracted
    Column("kind", Text, nullable=False, server_default="article"),
    Column("confidence", Float),
    Column("candidate", String(16), nullable=False, server_default="chosen"),  # the reading that is shown
    Column("pdf", Text),  # JSON: how much of a PDF is in the text (PdfExtent); NULL where it is of none
    Column("words", Integer, nullable=False, server_default="0"),
    Column("engine", Text),
    Column("ranking_key", String(64)),  # over all that is ranked; NULL until there is a text
    Column("code_key", String(64)),  # over the code of the HTML; NULL where it has none
    Column("page_hash", String(64), ForeignKey("pages.hash")),  # the page given or fetched last
    # states
    Column("saved_at", BigInteger, nullable=False),
    Column("listed_at", BigInteger, nullable=False),  # the one order of all lists
    Column("read_at", BigInteger),
    Column("archived_at", BigInteger),
    Column("starred_at", BigInteger),
    Column("deleted_at", BigInteger),
    Column("position", Float, nullable=False, server_default="0"),
    Column("position_anchor", Text),  # block and offset of the place
    Column("position_quote", Text),  # a few words that stand there
    Column("position_at", BigInteger),  # when it was kept
    # when each state was last set to on or to off: what was done before, and comes later, leaves it
    Column("read_changed_at", BigInteger),
    Column("archived_changed_at", BigInteger),
    Column("starred_changed_at", BigInteger),
    Column("deleted_changed_at", BigInteger),
    UniqueConstraint("person", "address_key"),
)

_a = ARTICLES.c

# What could not be had and is not being fetched, though a job may try again later. What has a text is none:
# that stays, whatever a later fetch met.
FAILED = _a.ranking_key.is_(None) & _a.is_on_its_way.is_(False)
_NOT_FAILED = _a.ranking_key.is_not(None) | _a.is_on_its_way.is_(True)
_STATES = {
    "unread": _a.deleted_at.is_(None) & _a.read_at.is_(None) & _a.archived_at.is_(None),
    "starred": _a.deleted_at.is_(None) & _a.starred_at.is_not(None),
    "archive": _a.deleted_at.is_(None) & _a.archived_at.is_not(None),
    "all": _a.deleted_at.is_(None),
}

# list → which articles are in it, by columns of this table alone: what the indexes and the kept counts go by.
# The failures of a list stand above it, in a list of their own.
MEMBERS = {
    **{name: where & _NOT_FAILED for name, where in _STATES.items()},
    "deleted": _a.deleted_at.is_not(None),
    **{f"failed:{name}": where & FAILED for name, where in _STATES.items()},
}

# One partial index a list: a page of it, and an article's neighbours, are read in order without a sort.
LIST_INDEXES = [
    Index(
        f"articles_{name}",
        _a.person,
        _a.listed_at.desc(),
        _a.id.desc(),
        sqlite_where=where,
        postgresql_where=where,
    )
    for name, where in (
        *((name, MEMBERS[name]) for name in (*_STATES, "deleted")),
        ("failed", _a.deleted_at.is_(None) & FAILED),  # for the failures of all lists: there are few
    )
]
Index(
    "articles_on_its_way",
    _a.id,
    sqlite_where=_a.is_on_its_way.is_(True),
    postgresql_where=_a.is_on_its_way.is_(True),
)
BEGUN = (0.02, 0.97)  # the shares between which an article is being read
# Unread and being read. The shares stand in the query as they stand in the index: a database takes a
# partial index only where the query says the same, and a parameter says nothing.
BEING_READ = (
    MEMBERS["unread"]
    & _a.position_at.is_not(None)
    & (_a.position >= literal_column(str(BEGUN[0])))
    & (_a.position <= literal_column(str(BEGUN[1])))
)
Index(
    "articles_continue",
    _a.person,
    _a.position_at.desc(),
    sqlite_where=BEING_READ,
    postgresql_where=BEING_READ,
)
Index("articles_ranking_key", _a.ranking_key)
Index("articles_code_key", _a.code_key)
Index("articles_change", _a.person, _a.change)
Index("articles_page_hash", _a.page_hash)

COUNTS = Table(  # how many articles each list of MEMBERS holds; triggers keep it (counting.py)
    "counts",
    METADATA,
    Column("person", _ID, ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    Column("list", String(64), nullable=False),
    Column("articles", BigInteger, nullable=False),
    PrimaryKeyConstraint("person", "list"),
)

BODIES = Table(
    "bodies",
    METADATA,
    Column("article", _ID, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("html", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("blocks", Text, nullable=False),  # JSON: [kind, start, end] each
    Column("title", Text),  # the page's own, also where the reader gave the article another
    Column("hints", Text, nullable=False, server_default="{}"),  # JSON: name → what the page says there
    Column("old_starts", Text),  # JSON: offset, or first words, of each sentence that old links number
    Column("sanitizer", String(16), nullable=False, server_default=""),  # the version that made the HTML
    Column("page_hash", String(64), ForeignKey("pages.hash")),  # the page that the text was made of
    Index("bodies_page_hash", "page_hash"),
    Column("version", BigInteger, nullable=False, server_default="0"),  # the change that made the page so
    Column("hidden", Text),  # JSON: [place, check, words, *images] of each element that the reader has hidden
)

REEXTRACTIONS = Table(  # what came of extracting an article again by a later engine
    "reextractions",
    METADATA,
    Column("article", _ID, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("engine", Text, nullable=False),  # the one that did it last
    Column("is_replaced", Boolean, nullable=False),
)

RANKINGS = Table(
    "rankings",
    METADATA,
    Column("ranking_key", String(64), nullable=False),
    Column("engine", Text, nullable=False),
    Column("lang", Text),
    Column("sentences", Text, nullable=False),  # JSON: [start, end, salience, rank] each, in article order
    Column("terms", Text, nullable=False),  # JSON
    Column("length", Integer, nullable=False, server_default="5"),  # so many sentences the article asks for
    Column("unsuited", String(16)),  # what the text is, where no summary does it justice
    PrimaryKeyConstraint("ranking_key", "engine"),
)

CODE_COLOURS = Table(
    "code_colours",
    METADATA,
    Column("code_key", String(64), nullable=False),
    Column("engine", String(32), nullable=False),
    Column("colours", Text, nullable=False),  # JSON: the hash of a piece → its spans, [start, end, kind] each
    PrimaryKeyConstraint("code_key", "engine"),
)

IMAGES = Table(  # their bytes are files (image_files.py)
    "images",
    METADATA,
    Column("hash", String(64), primary_key=True),  # over content type and bytes
    Column("content_type", Text, nullable=False),
    Column("width", Integer),
    Column("height", Integer),
)

ARTICLE_IMAGES = Table(
    "article_images",
    METADATA,
    Column("article", _ID, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
    Column("address", Text, nullable=False),
    Column("image_hash", String(64), ForeignKey("images.hash"), nullable=False),
    PrimaryKeyConstraint("article", "address"),
)
Index("article_images_hash", ARTICLE_IMAGES.c.image_hash)

DELETIONS = Table(
    "deletions",
    METADATA,
    Column("uid", String(32), primary_key=True),
    Column("person", _ID, ForeignKey("people.id"), nullable=False),
    Column("change", BigInteger, nullable=False),
    Column("deleted_at", BigInteger, nullable=False),
)

ACTIONS = Table(  # what a device may send twice, so that twice is once
    "actions",
    METADATA,
    Column("person", _ID, ForeignKey("people.id"), nullable=False),
    Column("key", String(64), nullable=False),  # the device made it
    Column("at", BigInteger, nullable=False),
    Column("fingerprint", String(64)),  # of what is done; NULL of a key from before migration 0012
    Column("status", Integer),  # of the answer; NULL until it is given, and where it was lost
    Column("location", Text),  # where the answer leads
    PrimaryKeyConstraint("person", "key"),
)

JOBS = Table(  # the queue: what is to be done, and who is at it
    "jobs",
    METADATA,
    Column("id", _ID, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("subject", _ID, nullable=False),  # an article, or 0: a cursor, which finds its articles itself
    Column("person", _ID, ForeignKey("people.id")),  # who asked for it and waits; else NULL
    # what is fetched from, in the order of its bytes; NULL where nothing is
    Column("host", Text().with_variant(Text(collation="C"), "postgresql")),
    Column("priority", Integer, nullable=False),  # 0 first
    Column("run_at", BigInteger, nullable=False),  # not before
    Column("attempts", Integer, nullable=False, server_default="0"),  # how often it ended badly
    Column("interruptions", Integer, nullable=False, server_default="0"),  # how often it was cut off
    Column("is_host_resting", Boolean, nullable=False, server_default=text("false")),  # it asked for run_at
    Column("place", BigInteger),  # how far a cursor is: the last article that it looked at
    Column("claims", BigInteger, nullable=False, server_default="0"),  # the number of its last lease
    Column("leased_by", String(32)),  # a process; NULL while it waits
    Column("lease_until", BigInteger),
    Column("created_at", BigInteger, nullable=False),
    UniqueConstraint("kind", "subject"),
)

_j = JOBS.c
_order = (_j.priority, _j.run_at, _j.id)
for _name, _columns, _where in (
    ("jobs_hosts", (_j.priority, _j.host, _j.run_at, _j.id), _j.leased_by.is_(None) & _j.host.is_not(None)),
    ("jobs_fetching", (*_order, _j.host), _j.leased_by.is_(None) & _j.host.is_not(None)),
    ("jobs_waiting", _order, _j.leased_by.is_(None) & _j.host.is_(None)),
    ("jobs_leased", (_j.leased_by, _j.lease_until, _j.host), _j.leased_by.is_not(None)),
    ("jobs_resting", (_j.host, _j.run_at), _j.is_host_resting.is_(True)),
    ("jobs_asked", (_j.person,), _j.person.is_not(None)),
):
    Index(_name, *_columns, sqlite_where=_where, postgresql_where=_where)
