"""Turns the addresses in an article into ones that may be followed or loaded, or into nothing."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from webapp.sanitizing.policy import ID_PREFIX, IMAGE_SCHEMES, LINK_SCHEMES

# What browsers take off an address before they look at it: these at its ends, and those everywhere.
_BLANKS = "".join(map(chr, range(33)))
_BREAKS = re.compile(r"[\t\n\r]")
_SRCSET_PART = re.compile(r"(\S*[^\s,])(?:\s+(\d+(?:\.\d+)?[wx]))?\s*(?:,|$)")


def safe_link(address: str, base_url: str | None) -> str | None:
    """An absolute address to follow, or a place within the article; None for anything else."""
    address = _bare(address)
    if address.startswith("#"):
        return address if address.startswith(f"#{ID_PREFIX}") else _absolute(address, base_url, LINK_SCHEMES)
    return _absolute(address, base_url, LINK_SCHEMES)


def safe_image(address: str, base_url: str | None, own_hosts: Iterable[str]) -> str | None:
    """An absolute address to load; None where it leads to this server or to the network around it.

    A picture is loaded without being asked for: one at `http://192.168.1.1/reboot` would be a request of
    the page's own to the reader's router. A page that the owner lets us fetch from there may show its own.
    """
    absolute = _absolute(_bare(address), base_url, IMAGE_SCHEMES)
    if absolute is None:
        return None
    host = _host(absolute)
    if host in own_hosts or _is_here(host):
        return None
    is_of_page = base_url is not None and host == _host(base_url)
    return absolute if is_of_page or not _is_near(host) else None


def safe_image_set(srcset: str, base_url: str | None, own_hosts: Iterable[str]) -> str | None:
    """The same for every candidate of a srcset."""
    kept = []
    for address, size in _SRCSET_PART.findall(_bare(srcset)):
        safe = safe_image(address, base_url, own_hosts)
        if safe and "," not in safe and " " not in safe:
            kept.append(f"{safe} {size}".rstrip())
    return ", ".join(kept) or None


def _bare(address: str) -> str:
    return _BREAKS.sub("", address.strip(_BLANKS))


def _absolute(address: str, base_url: str | None, schemes: frozenset[str]) -> str | None:
    try:
        absolute = urljoin(base_url or "", address)
        parts = urlsplit(absolute)
        _ = parts.port  # raises for a port that is none
    except ValueError:
        return None
    if parts.scheme.lower() not in schemes:
        return None
    return absolute if parts.hostname or parts.scheme in ("mailto", "tel") else None


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").rstrip(".").lower()


@lru_cache(maxsize=1_000)
def _is_here(host: str) -> bool:
    """Whether a host is this machine."""
    if host in ("", "localhost") or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return _is_number(host)


@lru_cache(maxsize=1_000)
def _is_near(host: str) -> bool:
    """Whether a host is one of the network around this machine."""
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith((".local", ".internal"))


def _is_number(host: str) -> bool:
    """Whether browsers read a host as an IPv4 address in an odd notation (0x7f.1, 017700000001)."""
    last = host.rpartition(".")[2]
    return bool(re.fullmatch(r"[0-9]+|0x[0-9a-f]*", last))
