"""Notices at the top of a page: what has just been done, with its undoing.

The address carries it (`?done=archive.7`), not the session: a GET that took a notice away would change
something, and a prefetched page would swallow it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from flask import request, url_for
from flask_babel import gettext as _

from webapp.errors import N_
from webapp.reading.change_article import CHANGES

# what was done → (what the page says, what undoes it)
SAID: Mapping[str, tuple[str, str | None]] = {
    "read": (N_("Marked as read."), CHANGES["read"][1]),
    "unread": (N_("Marked as unread."), CHANGES["unread"][1]),
    "archive": (N_("Archived."), CHANGES["archive"][1]),
    "unarchive": (N_("Back from the archive."), CHANGES["unarchive"][1]),
    "star": (N_("Starred."), CHANGES["star"][1]),
    "unstar": (N_("No longer starred."), CHANGES["unstar"][1]),
    "delete": (N_("Deleted."), CHANGES["delete"][1]),
    "restore": (N_("Restored."), CHANGES["restore"][1]),
    "relist": (N_("On top of the reading list, unread."), None),
    "sent-again": (
        N_("This was in your library already. It is on top of the reading list, with what you sent."),
        None,
    ),
    "edit": (N_("Changed."), None),
    "hide": (N_("Hidden."), "show-again"),
    "show-again": (N_("Shown again."), "hide"),
    "reading-chosen": (N_("This is Nutgraf’s own reading of the page again."), None),
    "reading-thread": (N_("Now shown: the thread with its replies."), None),
    "reading-marked": (N_("Now shown: the text that the page marks as its article."), None),
    "reading-whole": (N_("Now shown: the whole text of the page."), None),
    "reading-none": (N_("This page can be read in no other way."), None),
    "settings": (N_("Settings kept."), None),
    "remove-starter": (N_("The starter library is removed."), "restore"),
    "restore-starter": (N_("The starter library is back."), "remove"),
    "fetch": (N_("It is being fetched again."), None),
    "retry-failures": (N_("They are being fetched again."), None),
    "remove-failures": (N_("Removed."), "restore"),
    "restore-failures": (N_("Restored."), None),
    "bring-starter": (N_("The starter library is here."), "remove"),
}


@dataclass(frozen=True, slots=True)
class Notice:
    """`undo` is the address to POST to; empty where there is nothing to undo."""

    text: str
    undo: str


def with_notice(address: str, done: str, number: int | None = None, element: str = "") -> str:
    """An address of ours whose page says what was done: to an article or an element of it, by a removal."""
    parts = urlsplit(without_notice(address))
    value = ".".join(str(each) for each in (done, number, element) if each)
    query = urlencode([*parse_qsl(parts.query, keep_blank_values=True), ("done", value)])
    return urlunsplit(parts._replace(query=query))


def without_notice(address: str) -> str:
    """The same address, saying nothing."""
    parts = urlsplit(address)
    kept = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] != "done"]
    return urlunsplit(parts._replace(query=urlencode(kept)))


def current_notice() -> Notice | None:
    """What this page's address says was done; None where it says nothing that we know."""
    done, _dot, number = request.args.get("done", "").partition(".")
    if done not in SAID:
        return None
    text, undoing = SAID[done]
    if undoing is None:
        return Notice(_(text), "")
    if done.endswith("-starter"):
        return Notice(_(text), url_for("changes.starter", change=undoing))
    number, _dot, element = number.partition(".")
    if not (number.isascii() and number.isdigit()):
        return None
    if done in ("hide", "show-again"):
        undo = url_for("hiding.create", article_id=int(number), change=undoing, element=element)
        return Notice(_(text), undo)
    if done == "remove-failures":
        return Notice(_(text), url_for("failures.restore", removal=int(number)))
    return Notice(_(text), url_for("changes.create", article_id=int(number), change=undoing))


def this_page() -> str:
    """This page's own address, for a form to come back to."""
    return without_notice(request.full_path.rstrip("?"))
