"""Has the database itself keep `counts`: triggers on `articles`, made of the lists' own conditions.

No code that adds, changes or removes articles can forget them, nor can a cascade or a bulk insert.
SQLite counts row by row. PostgreSQL counts once a statement, because every change of a row makes the next
one within the same transaction slower.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, text
from sqlalchemy.sql.visitors import iterate

from webapp.library import counts
from webapp.library.tables import ARTICLES, MEMBERS

# event → the rows that it leaves and takes away, as each database calls them, and how each counts
_ROWS: Mapping[str, Sequence[tuple[str, str, int]]] = {
    "insert": (("new", "added", 1),),
    "update": (("new", "added", 1), ("old", "removed", -1)),
    "delete": (("old", "removed", -1),),
}
_NAME = "articles_counted"
_THERE = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'articles'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgrelid = 'articles'::regclass AND NOT tgisinternal",
}


def keep_counting(c: Connection) -> None:
    """Make the triggers and count all anew, unless the triggers are there and those of today's lists.

    SQLite drops them when a migration rebuilds `articles`. The lists are told by a hash in the names.
    """
    if not is_counting(c):
        drop_triggers(c)
        for statement in _triggers(c).values():
            c.exec_driver_sql(statement)
        counts.count_all(c)


def is_counting(c: Connection) -> bool:
    """Whether the triggers are there, and those of today's lists."""
    return _triggers_there(c) == _triggers(c).keys()


def drop_triggers(c: Connection) -> None:
    """Drop the triggers, as must be done before `counts` itself or a column that they name is dropped."""
    of_table = "" if c.dialect.name == "sqlite" else " ON articles"
    for name in _triggers_there(c):
        c.exec_driver_sql(f"DROP TRIGGER {name}{of_table}")


def _triggers_there(c: Connection) -> set[str]:
    return {name for name in c.execute(text(_THERE[c.dialect.name])).scalars() if name.startswith(_NAME)}


def _triggers(c: Connection) -> dict[str, str]:
    """A trigger's name → what makes it."""
    make = _on_sqlite if c.dialect.name == "sqlite" else _on_postgresql
    made = {}
    for event in _ROWS:
        does = _count(c, event)
        name = f"{_NAME}_{event}_{hashlib.sha256(make('', event, does).encode()).hexdigest()[:8]}"
        made[name] = make(name, event, does)
    return made


def _on_sqlite(name: str, event: str, does: str) -> str:
    of = f" OF {', '.join(_columns())}" if event == "update" else ""
    return f"CREATE TRIGGER {name} AFTER {event}{of} ON articles BEGIN {does}; END"


def _on_postgresql(name: str, event: str, does: str) -> str:
    rows = " ".join(f"{side} TABLE AS {rows}" for side, rows, _sign in _ROWS[event])
    return (
        f"CREATE OR REPLACE FUNCTION count_{event}() RETURNS trigger LANGUAGE plpgsql"
        f" AS $$ BEGIN {does}; RETURN NULL; END $$;"
        f"CREATE TRIGGER {name} AFTER {event} ON articles REFERENCING {rows}"
        f" FOR EACH STATEMENT EXECUTE FUNCTION count_{event}()"
    )


def _count(c: Connection, event: str) -> str:
    """The statement that adds to `counts` what an event's rows change, in one order always: no deadlocks."""
    changes = " UNION ALL ".join(
        _CHANGE.format(name=name, sign=sign, source=_source(c, side, rows), where=_sql(c, where))
        for side, rows, sign in _ROWS[event]
        for name, where in MEMBERS.items()
    )
    return _ADD.format(changes=changes)


_CHANGE = "SELECT person, '{name}' AS list, {sign} AS change FROM {source} AS changed WHERE {where}"
_ADD = """
INSERT INTO counts (person, list, articles)
SELECT person, list, sum(change) FROM ({changes}) AS changes
WHERE true GROUP BY person, list HAVING sum(change) <> 0 ORDER BY person, list
ON CONFLICT (person, list) DO UPDATE SET articles = counts.articles + excluded.articles
"""


def _source(c: Connection, side: str, rows: str) -> str:
    if c.dialect.name == "postgresql":
        return rows
    return "(SELECT {})".format(", ".join(f"{side}.{column} AS {column}" for column in _columns()))


def _sql(c: Connection, where: ColumnElement[bool]) -> str:
    options = {"literal_binds": True, "include_table": False}
    return str(where.compile(dialect=c.dialect, compile_kwargs=options))


def _columns() -> list[str]:
    """The columns that decide in whose lists an article is."""
    parts = {part for where in MEMBERS.values() for part in iterate(where)}
    return ["person", *(column.name for column in ARTICLES.columns if column in parts)]
