"""Colours code by its language: the only code that knows Pygments.

Its lexers are regular expressions that a hostile text can hold up: run it in a worker, under limits.
"""

from typing import Final

from webapp.code import Code, Spans

__all__ = ["ENGINE", "colour_code"]

ENGINE: Final = "colours-1"  # bump when what comes out changes


def colour_code(code: Code) -> Spans:
    """Find what each piece of a code's text is; nothing where its language is not known for sure."""
    from webapp.colouring.lexing import find_spans  # the server asks for the engine's name alone

    return find_spans(code)
