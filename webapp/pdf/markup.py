"""Writes pieces as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Final

from webapp.pdf.blocks import Piece
from webapp.pdf.flowing import Vocabulary, flow
from webapp.pdf.lines import BOLD, ITALIC, RAISED, Line, Run

_MARK: Final = re.compile(r"\s*\(?(?:\w{1,2}[.)]|[^\w\s(])?\s*")
_TYPED_WIDTH: Final = 0.6  # times the size: how wide letters of such type are
_DEEPEST: Final = 5
NoteNames = Mapping[tuple[int, str], str]  # page and mark → the note's id


def write_html(pieces: Sequence[Piece], notes: Sequence[Piece], vocabulary: Vocabulary) -> str:
    """The HTML of an article's pieces, its footnotes last."""
    writer = _Writer(vocabulary, {(note.page, note.mark): _note_id(note) for note in notes})
    return "".join([*writer.write(pieces), *writer.write_notes(notes)])


def _note_id(note: Piece) -> str:
    return f"pdf-note-{note.page + 1}-{'-'.join(str(ord(sign)) for sign in note.mark)}"


class _Writer:
    def __init__(self, vocabulary: Vocabulary, notes: NoteNames) -> None:
        self._vocabulary, self._notes = vocabulary, notes

    def write(self, pieces: Sequence[Piece]) -> Iterator[str]:
        for kind, group in groupby(pieces, key=_group_of):
            if kind:
                yield from self._list(list(group), is_numbered=kind == "ol")
            else:
                for piece in group:
                    yield self._piece(piece)

    def write_notes(self, notes: Sequence[Piece]) -> Iterator[str]:
        if notes:
            items = (
                f'<li id="{_note_id(note)}"><sup>{escape(note.mark)}</sup> {self._inline(note)}</li>'
                for note in notes
                if note.lines
            )
            yield f"<hr><ul>{''.join(items)}</ul>"

    def _piece(self, piece: Piece) -> str:
        if piece.kind == "table":
            return self._table(piece)
        if piece.kind == "code":
            return _write_code(piece.lines)
        inline = self._inline(piece)
        if piece.kind == "heading":
            level = 1 + min(_DEEPEST, max(1, piece.level))
            return f"<h{level}>{inline}</h{level}>"
        if piece.kind == "caption":
            return f"<figure><figcaption>{inline}</figcaption></figure>"
        return f"<p>{inline}</p>"

    def _list(self, items: Sequence[Piece], *, is_numbered: bool) -> Iterator[str]:
        tag = "ol" if is_numbered else "ul"
        begins = f' start="{items[0].mark}"' if is_numbered and items[0].mark != "1" else ""
        yield f"<{tag}{begins}>"
        for item in items:
            yield f"<li>{self._inline(item)}</li>"
        yield f"</{tag}>"

    def _table(self, piece: Piece) -> str:
        rows = (
            "".join(f"<td>{self._runs(cell.runs, piece.page).strip()}</td>" for cell in row)
            for row in piece.rows
        )
        return f"<table><tbody>{''.join(f'<tr>{row}</tr>' for row in rows)}</tbody></table>"

    def _inline(self, piece: Piece) -> str:
        runs = flow(piece.lines, self._vocabulary)
        if piece.kind == "item":
            runs = _without_mark(runs)
        if piece.kind == "heading":
            runs = [Run(run.text, run.style & RAISED, run.link) for run in runs]
        return self._runs(runs, piece.page).strip()

    def _runs(self, runs: Iterable[Run], page: int) -> str:
        return "".join(self._run(run, page) for run in runs)

    def _run(self, run: Run, page: int) -> str:
        words = run.text.strip()
        if not words:
            return run.text
        text = escape(words, quote=False)
        if run.style & RAISED:
            name = self._notes.get((page, words))
            text = f'<sup><a href="#{name}">{text}</a></sup>' if name else f"<sup>{text}</sup>"
        if run.style & ITALIC:
            text = f"<em>{text}</em>"
        if run.style & BOLD:
            text = f"<strong>{text}</strong>"
        if run.link:
            text = f'<a href="{escape(run.link)}">{text}</a>'
        before, after = run.text[: len(run.text) - len(run.text.lstrip())], run.text[len(run.text.rstrip()) :]
        return f"{'' if run.style & RAISED else before}{text}{after}"


def _write_code(lines: Sequence[Line]) -> str:
    """Code line by line, as far in as it stands on the page."""
    left = min(line.left for line in lines)
    written = (" " * round((line.left - left) / (_TYPED_WIDTH * line.size)) + line.text for line in lines)
    return f"<pre><code>{escape(chr(10).join(written), quote=False)}</code></pre>"


def _group_of(piece: Piece) -> str:
    if piece.kind != "item":
        return ""
    return "ol" if piece.mark.isdigit() else "ul"


def _without_mark(runs: Sequence[Run]) -> list[Run]:
    """The runs of a list's item without what its list shows anyway."""
    text = "".join(run.text for run in runs)
    found = _MARK.match(text)
    left = found.end() if found else 0
    kept: list[Run] = []
    for run in runs:
        kept.append(Run(run.text[left:], run.style, run.link))
        left = max(0, left - len(run.text))
    return kept
