"""Which of Pygments' hundred types of token are shown as which kind of span."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from pygments.token import Comment, Generic, Keyword, Name, Number, String, Token

# The nearest type above a token's own counts; None: the text's own colour. Few kinds on purpose: what is
# coloured all over tells nothing, and most names and signs are the text of the code.
_KINDS: Final[Mapping[object, str | None]] = {
    Token: None,
    Comment: "c",
    Comment.Preproc: "k",
    Comment.PreprocFile: "s",
    Keyword: "k",
    Keyword.Constant: "n",
    Name: None,
    Name.Attribute: "k",
    Name.Class: "f",
    Name.Decorator: "k",
    Name.Exception: "f",
    Name.Function: "f",
    Name.Namespace: "f",
    Name.Tag: "f",
    Number: "n",
    String: "s",
    String.Doc: "c",
    Generic.Deleted: "d",
    Generic.Heading: "k",
    Generic.Inserted: "i",
    Generic.Prompt: "c",
    Generic.Subheading: "k",
    Generic.Traceback: None,
}


@lru_cache(maxsize=512)
def kind_of(token_type: object) -> str | None:
    """The kind of a token; None for the text's own colour."""
    while token_type not in _KINDS:
        token_type = token_type.parent  # type: ignore[attr-defined]
    return _KINDS[token_type]
