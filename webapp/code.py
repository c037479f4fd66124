"""The nouns about an article's code: a piece of it, its language, its colours."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

# language → what else pages call it. The names are Pygments' own, which a test holds; "text" is what says
# that there is nothing to colour. After the names of GitHub's, highlight.js's and Prism's languages.
_LANGUAGES: Final[Mapping[str, str]] = {
    "awk": "gawk",
    "bash": "sh shell zsh ksh shell-script",
    "bat": "batch cmd dos dosbatch",
    "c": "h",
    "clojure": "clj cljs",
    "cmake": "",
    "console": "shell-session shellsession shell_session terminal sh-session bash-session",
    "cpp": "c++ cxx cc hpp",
    "csharp": "c# cs dotnet",
    "css": "",
    "dart": "",
    "delphi": "pascal objectpascal",
    "diff": "patch udiff",
    "docker": "dockerfile",
    "elixir": "ex exs",
    "elm": "",
    "emacs-lisp": "elisp emacs",
    "erlang": "erl",
    "fortran": "f90",
    "fsharp": "f# fs",
    "glsl": "",
    "go": "golang",
    "graphql": "gql",
    "groovy": "gradle",
    "haskell": "hs",
    "hcl": "",
    "html": "html5 xhtml text-html-basic",
    "http": "",
    "ini": "cfg conf dosini properties",
    "java": "",
    "javascript": "js node nodejs mjs jsx ecmascript",
    "json": "jsonc json5",
    "julia": "jl",
    "kotlin": "kt kts",
    "less": "",
    "common-lisp": "lisp cl",
    "lua": "",
    "make": "makefile mf",
    "markdown": "md",
    "matlab": "octave",
    "nasm": "asm assembly",
    "nginx": "nginxconf",
    "nix": "nixos",
    "objective-c": "objc objectivec obj-c",
    "ocaml": "ml",
    "perl": "pl",
    "php": "",
    "postgresql": "postgres pgsql plpgsql",
    "powershell": "ps1 posh pwsh",
    "protobuf": "proto",
    "pycon": "python-console",
    "python": "py python3 py3 python2 ipython ipython3 sage",
    "r": "rlang splus",
    "racket": "rkt",
    "ruby": "rb",
    "rust": "rs",
    "sass": "",
    "scala": "",
    "scheme": "scm",
    "scss": "",
    "solidity": "sol",
    "sql": "mysql sqlite sqlite3 tsql",
    "swift": "",
    "terraform": "tf",
    "tex": "latex",
    "text": "txt plain plaintext none nohighlight no-highlight",
    "toml": "",
    "typescript": "ts tsx",
    "vb.net": "vb vbnet",
    "vim": "viml",
    "xml": "svg rss atom xsl xslt",
    "yaml": "yml",
    "zig": "",
}
LANGUAGES: Final = frozenset(_LANGUAGES)
_NAMED: Final[Mapping[str, str]] = {
    alias: name for name, aliases in _LANGUAGES.items() for alias in (name, *aliases.split())
}


def find_language(alias: str) -> str | None:
    """The language that pages call so; None for what is none that is known."""
    return _NAMED.get(alias.strip().lower())


# What a span of code is: c comment, d what a diff takes away, f name of a function, class or tag, i what a
# diff puts in, k keyword, n number or constant, s string. All else has the text's own colour.
SPAN_KINDS: Final = frozenset("cdfikns")

Span = tuple[int, int, str]  # start and end in the piece's text, and its kind
Spans = tuple[Span, ...]  # in order, none over another


@dataclass(frozen=True, slots=True)
class Code:
    """A piece of an article's code, as it is read, and its language where the page names it."""

    text: str
    language: str | None

    @property
    def hash(self) -> str:
        """Names it: what is alike in text and language has the same colours."""
        return hashlib.sha256(f"{self.language}\n{self.text}".encode("utf-8", "replace")).hexdigest()[:32]


Colours = Mapping[str, Spans]  # by the hash of each piece that has any
