"""Turns a script or a sheet into one file with everything that it imports, so that a page asks once.

It knows the few forms that our own files are written in, and refuses any other by name: nothing is
passed on half understood. What it leaves out are indents and whole lines of comment; the packages that
squeeze harder break today's syntax (docs/adr/0007-joined-assets.md).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

_IMPORT = re.compile(r'^import (?:\{([^}]*)\} from )?"(\.{1,2}/[\w-]+\.js)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async function|function\*?|const|class) (\w+))", re.MULTILINE)
_IMPORTED_NAME = re.compile(r"(\w+)(?: as (\w+))?")
# What is left may be import.meta, or a module fetched later, from an address that a template gave.
_LEFT = re.compile(r"""(?<![.\w"'-])(?:import(?!\.meta|\([\w.]+\))|export)(?![\w"'-])""")
# Strings and regular expressions, where a backtick means nothing.
_LITERAL = re.compile(
    r""""(?:\\.|[^"\\])*"|(?<=[=(,:&|?] )/(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\[])+/|(?<!:)//.*$"""
)
_WAITS = re.compile(r"^(?:(?:const|let) .*= *)?await\b", re.MULTILINE)
_JS_INDENT = re.compile(r"^[ \t]*(?://.*)?", re.MULTILINE)

_SHEET_IMPORT = re.compile(r'^@import "\./([\w-]+\.css)";$', re.MULTILINE)
_CSS_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_CSS_COMMENT = re.compile(r"""("[^"\n]*"|'[^'\n]*')|/\*.*?\*/""", re.DOTALL)
_EMPTY_LINES = re.compile(r"\n{2,}")


class CannotJoinError(ValueError):
    """A file says something that the joiner does not know."""

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__(f"{file.parent.name}/{file.name}: {reason}")


@dataclass(slots=True)
class _Joined:
    """The modules so far, each after all that it imports; `entered` are begun and may be unfinished."""

    text: list[str] = field(default_factory=list)
    exported: dict[Path, list[str]] = field(default_factory=dict)
    entered: set[Path] = field(default_factory=set)

    def name_of(self, file: Path) -> str:
        return f"m{list(self.exported).index(file)}"


def join_script(entry: Path) -> str:
    """One module in place of a script and its imports, each in a scope of its own, run once, in order.

    It exports what the script does, for who imports it later. Raises: CannotJoinError.
    """
    joined, entry = _Joined(), entry.resolve()
    _add_module(joined, entry)
    if names := joined.exported[entry]:
        joined.text.append(f"export const {{ {', '.join(names)} }} = {joined.name_of(entry)};")
    return "\n".join(joined.text) + "\n"


def _add_module(joined: _Joined, file: Path) -> None:
    if file in joined.exported:
        return
    if file in joined.entered:
        raise CannotJoinError(file, "imports itself by way of others")
    joined.entered.add(file)
    source = _read(file)
    imports = [_add_import(joined, file, found) for found in _IMPORT.finditer(source)]
    names = _EXPORT.findall(source)
    code = _code_alone(file, _EXPORT.sub("", _IMPORT.sub("", source)))
    joined.exported[file] = names
    given_back = [f"return {{ {', '.join(names)} }};"] if names else []
    lines = [f"const {joined.name_of(file)} = (() => {{", *filter(None, imports), code, *given_back, "})();"]
    joined.text.append("\n".join(lines))


def _add_import(joined: _Joined, file: Path, found: re.Match[str]) -> str:
    """Add the module that is imported, and take its names from it."""
    imported = (file.parent / found[2]).resolve()
    _add_module(joined, imported)
    names = [_IMPORTED_NAME.fullmatch(name.strip()) for name in (found[1] or "").split(",") if name.strip()]
    for name in names:
        if name is None or name[1] not in joined.exported[imported]:
            raise CannotJoinError(file, f"imports what {imported.name} does not export: {found[0]}")
    taken = ", ".join(f"{name[1]}: {name[2]}" if name[2] else name[1] for name in names if name)
    return f"const {{ {taken} }} = {joined.name_of(imported)};" if taken else ""


def _code_alone(file: Path, code: str) -> str:
    """The code without indents and comment lines. Raises: CannotJoinError for what could be misread."""
    if _WAITS.search(code):
        raise CannotJoinError(file, "a module that others wait for cannot be joined (await)")
    code = _EMPTY_LINES.sub("\n", _JS_INDENT.sub("", code)).strip()
    for line in code.splitlines():
        if _LEFT.search(line):
            raise CannotJoinError(file, f"only imports and exports of names are known, not: {line}")
        if _LITERAL.sub("", line).count("`") % 2:
            raise CannotJoinError(file, f"a template string must end on its own line: {line}")
    return code


def join_sheet(entry: Path) -> str:
    """One sheet in place of a sheet and its imports, each once, in order. Raises: CannotJoinError."""
    return _EMPTY_LINES.sub("\n", "".join(_sheets(entry, set()))).lstrip()


def _sheets(file: Path, seen: set[Path]) -> list[str]:
    if file in seen:
        return []
    seen.add(file)
    source = _CSS_COMMENT.sub(lambda found: found[1] or "", _read(file))
    imported = [text for name in _SHEET_IMPORT.findall(source) for text in _sheets(file.parent / name, seen)]
    own = _CSS_INDENT.sub("", _SHEET_IMPORT.sub("", source))
    if "@import" in own or "@charset" in own:
        raise CannotJoinError(file, 'only @import "./name.css"; alone on its line is known')
    return [*imported, own]


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except FileNotFoundError:
        raise CannotJoinError(file, "is imported, and is not there") from None
