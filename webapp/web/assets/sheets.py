"""Joins a sheet with all that it imports into one file, without their comments, so that a page asks once."""

from __future__ import annotations

import re
from pathlib import Path

from webapp.web.assets.joining import CannotJoinError

# A text is matched first, so that what looks like a comment in it stays.
_COMMENT = re.compile(r"""("[^"\n]*"|'[^'\n]*')|/\*.*?\*/""", re.DOTALL)
_IMPORT = re.compile(r'@import "\./([\w-]+\.css)";')


def join_sheet(entry: Path) -> str:
    """Return one sheet in place of a sheet and its imports, each once, in order. Raises: CannotJoinError."""
    return "\n".join(_lines(entry, set())) + "\n"


def _lines(file: Path, seen: set[Path]) -> list[str]:
    seen.add(file)
    lines = []
    for line in _COMMENT.sub(lambda found: found[1] or "", _read(file)).splitlines():
        if imported := _IMPORT.fullmatch(line):
            sheet = file.with_name(imported[1])
            lines += [] if sheet in seen else _lines(sheet, seen)
        elif "@import" in line or "@charset" in line:
            raise CannotJoinError(file, f'only @import "./name.css"; alone on its line is known, not: {line}')
        elif line.strip():
            lines.append(line)
    return lines


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except FileNotFoundError:
        raise CannotJoinError(file, "is imported, and is not there") from None
