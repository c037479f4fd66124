"""Gives each named element of an article a button that hides it, of the form `hide` elsewhere on the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from webapp.dressing.elements import first_words
from webapp.dressing.hiding import NAME
from webapp.dressing.tokens import Tag, Token

# What cannot stand beside a button, being a child of a list, a table or a figure: it has its button inside.
_INSIDE: Final = frozenset("li dt dd figcaption".split())
_WORDS_CHARS: Final = 40  # of an element, in its button's name


@dataclass(frozen=True, slots=True)
class HideWords:
    """What the buttons are called in the reader's language: of an element, and of one that holds others."""

    one: str = "Hide"
    all: str = "Hide all of it"
    lang: str = "en"


def add_hide_buttons(tokens: Sequence[Token], ends: Mapping[int, int], words: HideWords) -> None:
    """Put the buttons before their elements, or first in them. Each has an id to go back to, `hide-12`."""
    named = [at for at, token in enumerate(tokens) if isinstance(token, Tag) and NAME in token.source]
    for following, at in zip([*named[1:], len(tokens)], named, strict=True):
        tag, last = tokens[at], ends.get(at, at)
        assert isinstance(tag, Tag)
        held = first_words(tokens[at : last + 1], _WORDS_CHARS)
        button = _button(tag.attributes[NAME], words.all if following < last else words.one, held, words)
        if tag.name in _INSIDE:
            tag.after = button + tag.after
        else:
            tag.before += button


def _button(name: str, label: str, held: str, words: HideWords) -> str:
    number = name.partition("-")[0]
    called = escape(f"{label}: {held}" if held else label)
    return (
        f'<button class="hide-button" id="hide-{number}" form="hide" name="element" value="{name}"'
        f' lang="{words.lang}" aria-label="{called}">{escape(label)}</button>'
    )
