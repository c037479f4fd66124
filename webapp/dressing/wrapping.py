"""Wraps a range of tokens in one element, splitting the inline elements that cross its borders."""

from __future__ import annotations

from collections.abc import Sequence

from webapp.dressing.tokens import Tag, Token


def wrap(tokens: Sequence[Token], first: int, last: int, opening: str) -> None:
    """Put `opening` (a span) before the range and its end behind it.

    `first` and `last` are texts. A border at an inline element's edge moves
    out of it; one within splits it. A block element ends the range.
    """
    last = _end_before_block(tokens, first, last)
    first, last = _widen(tokens, first, last)
    closed, opened = _unmatched(tokens, first, last)
    while opened and opened[0] == first:  # widened out of an element that goes on behind the range
        first += 1
        opened = opened[1:]
    while closed and closed[-1] == last:  # or that began before it
        last -= 1
        closed = closed[:-1]
    split = [_opening_of(tokens, at) for at in closed]  # innermost first
    tokens[first].before += (
        "".join(f"</{tag.name}>" for tag in split) + opening + "".join(_again(tag) for tag in reversed(split))
    )
    going_on = [tag for at in opened if isinstance(tag := tokens[at], Tag)]  # outermost first
    tokens[last].after += (
        "".join(f"</{tag.name}>" for tag in reversed(going_on))
        + "</span>"
        + "".join(_again(tag) for tag in going_on)
    )


def _again(tag: Tag) -> str:
    """The opening tag of an element's second half: the same, but an id names one element alone."""
    return tag.without("id")


def _end_before_block(tokens: Sequence[Token], first: int, last: int) -> int:
    for at in range(first, last + 1):
        token = tokens[at]
        if isinstance(token, Tag) and token.is_block:
            return at - 1
    return last


def _widen(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """Move the borders out over the tags of inline elements that begin or end there."""
    while first > 0 and _is_inline(tokens[first - 1], is_closing=False):
        first -= 1
    while last + 1 < len(tokens) and _is_inline(tokens[last + 1], is_closing=True):
        last += 1
    return first, last


def _is_inline(token: Token, *, is_closing: bool) -> bool:
    return (
        isinstance(token, Tag) and not token.is_block and not token.is_void and token.is_closing == is_closing
    )


def _unmatched(tokens: Sequence[Token], first: int, last: int) -> tuple[list[int], list[int]]:
    """The closing tags of elements that began before a range, and the opening ones that go on behind it."""
    closed: list[int] = []
    opened: list[int] = []
    for at in range(first, last + 1):
        token = tokens[at]
        if not isinstance(token, Tag) or token.is_void:
            continue
        if not token.is_closing:
            opened.append(at)
        elif opened:
            opened.pop()
        else:
            closed.append(at)
    return closed, opened


def _opening_of(tokens: Sequence[Token], closing: int) -> Tag:
    """The tag that opened the element that ends here."""
    depth = 0
    for at in range(closing, -1, -1):
        token = tokens[at]
        if isinstance(token, Tag) and not token.is_void:
            depth += 1 if token.is_closing else -1
            if depth == 0:
                return token
    raise ValueError("the HTML closes an element that it never opened")
