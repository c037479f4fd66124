"""Reads a JavaScript module by a grammar of the language (tree-sitter): imports, exports and code."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser, Query, QueryCursor

_JAVASCRIPT = Language(tree_sitter_javascript.language())
# The forms that can be joined, and what else says that a module cannot. What `export let` changes later would
# not change where it is imported; what is fetched later lies beside the joined file.
_FORMS = Query(
    _JAVASCRIPT,
    """
    (comment) @comment
    (import_statement . source: (string)) @import
    (import_statement (import_clause . (named_imports) .) source: (string)) @import
    (export_statement declaration: [
      (function_declaration name: (_) @name)
      (generator_function_declaration name: (_) @name)
      (class_declaration name: (_) @name)
      (lexical_declaration kind: "const" (variable_declarator name: (identifier) @name))
    ]) @export
    [(import_statement) (export_statement)] @statement
    (export_statement "default") @refused
    (export_statement (lexical_declaration (variable_declarator
      name: [(object_pattern) (array_pattern)]))) @refused
    (import_attribute) @refused
    (call_expression function: (import) arguments: (arguments (string))) @refused
    [(await_expression) (for_in_statement "await")] @await
    """,
)


class ModuleRefused(ValueError):
    """A module says something that would mean something else when joined."""


@dataclass(frozen=True, slots=True)
class Import:
    """`names` stands as it is written: "{ a, b as c }", or nothing."""

    source: str
    names: str = ""


@dataclass(frozen=True, slots=True)
class Module:
    """`code` is the source without its imports, its comments and the word `export`."""

    imports: tuple[Import, ...]
    exports: tuple[str, ...]
    code: str


@lru_cache(maxsize=128)  # a module is part of many scripts
def read_module(source: bytes) -> Module:
    """Read a module's source. Raises: ModuleRefused, with the line."""
    root = Parser(_JAVASCRIPT).parse(source).root_node
    if root.has_error:
        raise ModuleRefused("is not JavaScript, or newer than its grammar")
    found = QueryCursor(_FORMS).captures(root)
    imports, exports = found.get("import", []), found.get("export", [])
    unknown = [node for node in found.get("statement", []) if node not in imports + exports]
    waiting = [node for node in found.get("await", []) if not _is_in_function(node)]
    for node in (*unknown, *waiting, *found.get("refused", [])):
        raise ModuleRefused(f"line {node.start_point[0] + 1} cannot be joined: {_text(node)[:100]}")
    cuts = [(node.start_byte, node.end_byte, b"") for node in imports]
    cuts += [(node.start_byte, node.start_byte + len("export "), b"") for node in exports]
    cuts += [(node.start_byte, node.end_byte, _gap(node)) for node in found.get("comment", [])]
    return Module(
        tuple(_read_import(node) for node in imports),
        tuple(_text(node) for node in found.get("name", [])),
        _without(source, sorted(cuts)),
    )


def _read_import(node: Node) -> Import:
    source = node.child_by_field_name("source")
    names = [_text(child) for child in node.named_children if child.type == "import_clause"]
    return Import(_text(source)[1:-1], *names)


def _is_in_function(node: Node) -> bool:
    above = node.parent
    while above is not None and "function" not in above.type and above.type != "method_definition":
        above = above.parent
    return above is not None


def _text(node: Node | None) -> str:
    return (node.text or b"").decode() if node else ""


def _gap(comment: Node) -> bytes:
    """What a comment is to the grammar: a blank, or a line's end."""
    return b"\n" if b"\n" in (comment.text or b"") else b" "


def _without(source: bytes, cuts: list[tuple[int, int, bytes]]) -> str:
    """Put something else in the place of byte ranges, which are in order and may lie in each other."""
    kept, at = bytearray(), 0
    for start, end, instead in cuts:
        kept += source[at:start] + (instead if start >= at else b"")
        at = max(at, end)
    return (kept + source[at:]).decode().strip()
