"""Every keyboard shortcut: what it does, and its keys until the reader chooses others.

A key is one character (`j`, `?`), two that are pressed one after the other (`gl`), or a name of KEY_NAMES.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from webapp.errors import N_

KEY_NAMES = frozenset({"Enter", "ArrowLeft", "ArrowRight", "Home", "End", "Delete", "Insert"})


@dataclass(frozen=True, slots=True)
class Shortcut:
    """`label` is a msgid; `keys` are separated by spaces."""

    label: str
    keys: str


# action (data-action of what it presses) → its shortcut; after Miniflux, whose readers know them by heart
SHORTCUTS: Mapping[str, Shortcut] = {
    "next": Shortcut(N_("Next article"), "j n"),
    "previous": Shortcut(N_("Previous article"), "k p"),
    "open": Shortcut(N_("Open the chosen article"), "o"),
    "list": Shortcut(N_("Back to the list"), "gl"),
    "summary": Shortcut(N_("Summary, open or closed"), "y gs"),
    "text": Shortcut(N_("Text settings"), "t"),
    "contents": Shortcut(N_("Contents"), "c"),
    "picture": Shortcut(N_("Open a picture large"), "i"),
    "listen": Shortcut(N_("Listen"), "l"),
    "star": Shortcut(N_("Star, or take the star off"), "s"),
    "archive": Shortcut(N_("Archive, and go on"), "a"),
    "read": Shortcut(N_("Mark as read or unread"), "m"),
    "original": Shortcut(N_("Open the original"), "v"),
    "undo": Shortcut(N_("Undo"), "u"),
    "help": Shortcut(N_("Show these shortcuts"), "?"),
}
LENGTHS = "123456789"  # a summary of so many sentences


def is_key(key: str) -> bool:
    """Whether a shortcut can be called so; the digits belong to the summary's lengths."""
    return key in KEY_NAMES or (
        len(key) in (1, 2) and key.isprintable() and not any(sign in LENGTHS for sign in key)
    )


def find_clashes(keys: Mapping[str, str]) -> list[str]:
    """The keys, of action → keys, that mean two things, or begin another one."""
    all_keys = [key for each in keys.values() for key in each.split()]
    beginnings = {key[0] for key in all_keys if len(key) == 2}
    return sorted({key for key in all_keys if all_keys.count(key) > 1 or key in beginnings})
