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
from webapp.web.answers.way_back import own_path

# What an address carries of a notice; static/js/notice.js and static/worker/places.js name them too.
FIELDS = ("done", "undone")
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
    """`undo` is the address to POST to, empty where there is nothing to undo; `back` is where that leads.

    There `listing` is the list whose row of that article, or what comes up in its place, is to be shown.
    """

    text: str
    undo: str
    back: str = ""
    listing: str = ""


def with_notice(
    address: str, done: str, number: int | None = None, element: str = "", *, undone: str | None = None
) -> str:
    """An address of ours whose page says what was done: to an article or an element of it, by a removal.

    Its undoing leads to `undone`, or stays there.
    """
    parts = urlsplit(without_notice(address))
    said = {"done": ".".join(str(each) for each in (done, number, element) if each)}
    if undone:
        said["undone"] = undone
    query = urlencode([*parse_qsl(parts.query, keep_blank_values=True), *said.items()])
    return urlunsplit(parts._replace(query=query))


def without_notice(address: str) -> str:
    """The same address, saying nothing."""
    parts = urlsplit(address)
    kept = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] not in FIELDS]
    return urlunsplit(parts._replace(query=urlencode(kept)))


def current_notice() -> Notice | None:
    """What this page's address says was done; None where it says nothing that we know."""
    done, _dot, about = request.args.get("done", "").partition(".")
    number, _dot, element = about.partition(".")
    if done not in SAID:
        return None
    text, undoing = SAID[done]
    if undoing is None:
        return Notice(_(text), "")
    if done.endswith("-starter"):
        return Notice(_(text), url_for("changes.starter", change=undoing), this_page())
    if not (number.isascii() and number.isdigit()):
        return None
    back = own_path(request.args.get("undone", "")) or this_page()
    return Notice(_(text), _undoing(done, undoing, int(number), element), back, _current_list())


def _undoing(done: str, change: str, number: int, element: str) -> str:
    if done in ("hide", "show-again"):
        return url_for("hiding.create", article_id=number, change=change, element=element)
    if done == "remove-failures":
        return url_for("failures.restore", removal=number)
    return url_for("changes.create", article_id=number, change=change)


def _current_list() -> str:
    """The name of the list that is shown, if it is one."""
    if request.blueprint != "lists" or "undone" in request.args:
        return ""
    return ":".join((request.view_args or {}).values())  # its kind, and a value where it has one


def this_page() -> str:
    """This page's own address, for a form to come back to."""
    return without_notice(request.full_path.rstrip("?"))
