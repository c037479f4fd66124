"""Makes HTML of Markdown, by markdown-it-py: CommonMark with tables, struck-out text and footnotes."""

from __future__ import annotations

from functools import cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from mdit_py_plugins.footnote import footnote_plugin

from webapp.errors import PageTooComplex
from webapp.extraction.complexity import is_too_complex
from webapp.extraction.text_blocks import mark_up_blocks

# A list is two levels, its item's text a third. markdown-it leaves out what lies deeper.
_DEEPEST: Final = 100
# Measured: one that nothing closes takes 52 µs, so 5 s of a page's 20. A list of 10,000 links has 10,000.
_MOST_BRACKETS: Final = 100_000


def mark_up_markdown(text: str) -> str:
    """Return a Markdown text as HTML, with what HTML it holds; unsafe before sanitizing.

    One that nests deeper than the library reads is taken as plain text, so that no word of it is lost; and so
    is one whose brackets would take it longer than a page may take.
    Raises: PageTooComplex where it makes more tags than a page may have.
    """
    if text.count("[") > _MOST_BRACKETS:
        return mark_up_blocks(text)
    reader = _reader()
    environment: dict[str, object] = {}
    tokens = reader.parse(text, environment)
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        return mark_up_blocks(text)
    html = str(reader.renderer.render(tokens, reader.options, environment))
    if is_too_complex(html):
        raise PageTooComplex
    return html


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": True, "maxNesting": _DEEPEST})
    reader.enable(["table", "strikethrough"]).use(footnote_plugin)
    reader.core.ruler.before("footnote_tail", "unused_notes", _keep_unused_notes)
    reader.core.ruler.after("footnote_tail", "ways_back", _drop_ways_to_nowhere)
    return reader


def _keep_unused_notes(state: StateCore) -> None:
    """Put the notes that no mark leads to behind the others: the plugin would leave their text out."""
    notes = state.env.get("footnotes", {})
    for label, number in notes.get("refs", {}).items():
        if number < 0:
            notes["refs"][label] = len(notes["list"])
            notes["list"][len(notes["list"])] = {"label": label[1:], "count": 0}


def _drop_ways_to_nowhere(state: StateCore) -> None:
    """Drop the ways back of notes that no mark leads to."""
    notes = state.env.get("footnotes", {}).get("list", {})
    unused = {number for number, note in notes.items() if note.get("count") == 0}
    state.tokens = [
        token for token in state.tokens if token.type != "footnote_anchor" or token.meta["id"] not in unused
    ]
