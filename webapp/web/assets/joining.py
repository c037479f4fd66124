"""Joins a script with all that it imports into one file, so that a page asks once.

Modules stay modules: each runs once, in order, in a function scope of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from webapp.web.assets.modules import Import, Module, ModuleRefused, read_module


class CannotJoinError(ValueError):
    """A file says something that cannot be joined."""

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__(f"{file.parent.name}/{file.name}: {reason}")


@dataclass(slots=True)
class _Joined:
    """The modules so far, each after all that it imports, by the names that they have in the joined file."""

    text: list[str] = field(default_factory=list)
    names: dict[Path, str] = field(default_factory=dict)
    entered: set[Path] = field(default_factory=set)  # begun; unfinished where no name is given yet


def join_script(entry: Path) -> str:
    """Return one module in place of a script and its imports.

    It exports what the script does, for who imports it later. Raises: CannotJoinError.
    """
    joined, entry = _Joined(), entry.resolve()
    module = _add_module(joined, entry)
    if module.exports:
        joined.text.append(f"export const {{ {', '.join(module.exports)} }} = {joined.names[entry]};")
    return "\n".join(joined.text) + "\n"


def _add_module(joined: _Joined, file: Path) -> Module:
    module = _read(file)
    if file in joined.names:
        return module
    if file in joined.entered:
        raise CannotJoinError(file, "imports itself by way of others")
    joined.entered.add(file)
    taken = [_take(joined, file, each) for each in module.imports]
    name = joined.names[file] = f"m{len(joined.names)}"
    given = [f"return {{ {', '.join(module.exports)} }};"] if module.exports else []
    joined.text += [f"const {name} = (() => {{", *filter(None, taken), module.code, *given, "})();"]
    return module


def _take(joined: _Joined, file: Path, wanted: Import) -> str:
    """Add the module that is imported, and take its names from it."""
    source = (file.parent / wanted.source).resolve()
    exports = _add_module(joined, source).exports
    for name in wanted.names.strip("{ },\n").split(",") if wanted.names else ():
        if name.split()[0] not in exports:
            raise CannotJoinError(file, f"imports {name.split()[0]}, which {source.name} does not export")
    return f"const {wanted.names.replace(' as ', ': ')} = {joined.names[source]};" if wanted.names else ""


def _read(file: Path) -> Module:
    try:
        return read_module(file.read_bytes())
    except FileNotFoundError:
        raise CannotJoinError(file, "is imported, and is not there") from None
    except ModuleRefused as error:
        raise CannotJoinError(file, str(error)) from None
