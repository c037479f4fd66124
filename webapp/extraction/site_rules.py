"""Parses a file of site rules in FiveFilters' syntax.

The syntax: https://help.fivefilters.org/full-text-rss/site-patterns.html. Of its directives those in
`_XPATHS`, `_STRIPS` and `_read_line` are read; what is wrong is said by its line and left out, and all
else in the file holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from lxml import etree, html

# Directives whose value is an XPath; each may stand more than once, the first that finds something wins.
_XPATHS: Final = frozenset({"title", "body", "author", "date", "strip", "next_page_link"})
# Shorthands → the XPath that they stand for. Quotes cannot be escaped in XPath 1.0, so they are left out.
_STRIPS: Final[Mapping[str, str]] = {
    "strip_id_or_class": (
        "//*[contains(concat(' ', normalize-space(@class), ' '), ' {0} ')"
        " or contains(concat(' ', normalize-space(@id), ' '), ' {0} ')]"
    ),
    "strip_image_src": "//img[contains(@src, '{0}')]",
}
# What published files say to other programs, and what changes nothing here: nothing is said about these.
_FOR_OTHERS: Final = frozenset(
    {
        "test_url",
        "test_contains",
        "tidy",
        "prune",
        "parser",
        "autodetect_on_failure",
        "convert_double_br_tags",
    }
)
# What may stand before a bracket: XPath 1.0's functions, its tests of nodes and its operators.
_FUNCTIONS: Final = frozenset(
    "last position count id local-name namespace-uri name string concat starts-with contains substring-before"
    " substring-after substring string-length normalize-space translate boolean not true false lang number"
    " sum floor ceiling round comment text processing-instruction node and or div mod".split()
)
_CALL = re.compile(r"((?:[\w-]+:(?!:))?[\w-]+)\s*\(")
_LITERAL = re.compile(r"'[^']*'|\"[^\"]*\"")
_DIRECTIVE = re.compile(r"([a-z_]+)(?:\((.*)\))?")
_HEADER_VALUE = re.compile(r"[\x20-\x7e]{1,300}")  # one line of ASCII: no second header can hide in it


@dataclass(frozen=True, slots=True)
class SiteRules:
    """What an owner says about one site's pages: XPaths in the order in which they are tried."""

    title: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    strip: tuple[str, ...] = ()  # all of them are
    next_page_link: tuple[str, ...] = ()
    replacements: tuple[tuple[str, str], ...] = ()  # in the page's source, one after the other
    user_agent: str | None = None


@dataclass(slots=True)
class _Reading:
    """A file half read."""

    xpaths: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in _XPATHS})
    replacements: list[tuple[str, str]] = field(default_factory=list)
    to_find: str | None = None  # a find_string that waits for its replace_string
    user_agent: str | None = None


def parse_site_rules(text: str) -> tuple[SiteRules, tuple[str, ...]]:
    """Read a file of rules; returns them, and what is wrong with the file, each with its line."""
    reading, wrong = _Reading(), []
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            _read_line(line.strip(), reading)
        except ValueError as error:
            wrong.append(f"line {number}: {error}")
    if reading.to_find is not None:
        wrong.append(f"find_string “{reading.to_find}” has no replace_string after it")
    rules = SiteRules(
        **{name: tuple(xpaths) for name, xpaths in reading.xpaths.items()},
        replacements=tuple(reading.replacements),
        user_agent=reading.user_agent,
    )
    return rules, tuple(wrong)


def _read_line(line: str, reading: _Reading) -> None:
    name, colon, value = (piece.strip() for piece in line.partition(":"))
    found = _DIRECTIVE.fullmatch(name)
    if not colon or found is None:
        raise ValueError(f"“{line}” is no rule (name: value)")
    name, argument = found[1], found[2]
    if name in _FOR_OTHERS:
        return
    if not value and name != "replace_string":
        raise ValueError(f"{name} has no value")
    if name in _XPATHS:
        reading.xpaths[name].append(_checked(value))
    elif name in _STRIPS:
        reading.xpaths["strip"].append(_STRIPS[name].format(value.replace("'", "").replace('"', "")))
    elif (read := _OTHERS.get(name)) is not None:
        read(argument, value, reading)
    else:
        raise ValueError(f"{name} is not known here")


def _checked(expression: str) -> str:
    """Try an XPath, also on an empty page; a function within a predicate would not be called there."""
    for name in _CALL.findall(_LITERAL.sub("''", expression)):
        if name not in _FUNCTIONS:
            raise ValueError(f"“{expression}” is no XPath (there is no function {name})")
    try:
        compile_xpath(expression)(html.document_fromstring("<html><body></body></html>"))
    except (etree.XPathError, ValueError) as error:
        raise ValueError(f"“{expression}” is no XPath ({error})") from None
    return expression


@lru_cache(maxsize=256)
def compile_xpath(expression: str) -> etree.XPath:
    """Compile an XPath, once."""
    return etree.XPath(expression, smart_strings=False)


def _find_string(_argument: str | None, value: str, reading: _Reading) -> None:
    waiting, reading.to_find = reading.to_find, value
    if waiting is not None:
        raise ValueError(f"find_string “{waiting}” has no replace_string after it")


def _replace_string(argument: str | None, value: str, reading: _Reading) -> None:
    if argument is None:
        argument, reading.to_find = reading.to_find, None
    if not argument:
        raise ValueError("replace_string has no find_string before it")
    reading.replacements.append((argument, value))


def _http_header(argument: str | None, value: str, reading: _Reading) -> None:
    if (argument or "").strip().lower() != "user-agent":
        raise ValueError(f"http_header({argument or ''}) is not known here, only http_header(user-agent)")
    if not _HEADER_VALUE.fullmatch(value):
        raise ValueError("the user-agent is longer than 300 characters or not plain ASCII")
    reading.user_agent = value


_OTHERS: Final[Mapping[str, Callable[[str | None, str, _Reading], None]]] = {
    "find_string": _find_string,
    "replace_string": _replace_string,
    "http_header": _http_header,
}
