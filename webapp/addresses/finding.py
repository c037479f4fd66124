"""Finds the addresses in what a person typed, pasted or shared: telephones send “Title of it https://…”."""

from __future__ import annotations

import re
from typing import Final

from webapp import limits
from webapp.addresses.hosts import as_address, is_this_machine
from webapp.addresses.parsing import read_address

# Where an address ends in running text: at a space, at quotes, at East Asian punctuation, which browsers
# encode in the addresses that they give away.
_IN_ONE = r"[^\s<>\"`\\“”„«»‹›「」『』【】〈〉《》、。，！？；：（）…]"
_IN_LABEL = _IN_ONE.replace("[^", "[^/:@.?#(")
_ADDRESS = re.compile(
    rf"https?://{_IN_ONE}+"
    rf"|(?<![^\s(])(?:www\.{_IN_ONE}+|{_IN_LABEL}+(?:\.{_IN_LABEL}+)+(?::[0-9]+)?/{_IN_ONE}*)",
    re.IGNORECASE,
)
_AFTER_IT = ".,;:!?'*"  # the sentence's own, not the address's
_BRACKETS: Final = {")": "(", "]": "["}

_WITH_SCHEME = re.compile(r"https?:\S+", re.IGNORECASE)
_TYPED = re.compile(
    r"(?://)?(?P<host>\[[0-9a-f:.]+\]|[^\s/?#:@]+)(?P<port>:[0-9]+)?(?:[/?#]\S*)?", re.IGNORECASE
)
_TOP_LEVEL = re.compile(r"[a-z]{2,}|xn--[a-z0-9-]+")  # RFC 3696, section 2: never all digits
# Endings of files that are no top-level domains (IANA's root zone, 2026; "md", "zip" and "sh" are).
_FILE_ENDINGS = frozenset("csv doc docx epub gif htm html jpeg jpg json pdf png txt xhtml xml".split())


def find_addresses(text: str) -> tuple[str, ...]:
    """Find the different addresses in a text, in its order: with a scheme, “www.”, or a host and a path."""
    found: dict[str, str] = {}
    for each in _ADDRESS.finditer(text):
        if len(each[0]) > limits.ADDRESS_CHARS:
            continue
        address = _without_what_follows(each[0])
        read = read_address(address if "://" in address else f"https://{address}")
        if read and read.host and (_WITH_SCHEME.match(address) or is_typed_address(address)):
            found.setdefault(read.href, address)
    return tuple(found.values())


def is_typed_address(text: str) -> bool:
    """Tell whether a text is an address and nothing else, by the look of its host where it has no scheme.

    So is “example.com”, “localhost”, “nas:8080” or “[2001:db8::1]/a”; not so “foo”, “3.14” or “report.pdf”.
    """
    if _WITH_SCHEME.fullmatch(text):
        return True
    typed = _TYPED.fullmatch(text)
    read = read_address(f"https://{text.removeprefix('//')}") if typed else None
    if typed is None or read is None:
        return False
    if as_address(read.host) is not None:
        return typed["host"].strip("[]").lower() == read.host or ":" in read.host
    if typed["port"] is not None or is_this_machine(read.host):
        return True
    return _is_site(read.host, is_whole=text == typed["host"])


def _is_site(host: str, *, is_whole: bool) -> bool:
    """Whether a name is one of the web's; a word, a number or a file's name is none."""
    *labels, last = host.split(".")
    return bool(labels) and bool(_TOP_LEVEL.fullmatch(last)) and not (is_whole and last in _FILE_ENDINGS)


def _without_what_follows(address: str) -> str:
    while address:
        last = address[-1]
        is_unopened = last in _BRACKETS and address.count(last) > address.count(_BRACKETS[last])
        if last not in _AFTER_IT and not is_unopened:
            break
        address = address[:-1]
    return address
