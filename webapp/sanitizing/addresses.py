"""Decides which addresses in an article may be followed or loaded."""

from __future__ import annotations

import re
from collections.abc import Collection

from webapp.addresses import WebAddress, host_of, is_private_host, is_this_machine, read_address
from webapp.sanitizing.policy import ID_PREFIX, IMAGE_SCHEMES, LINK_SCHEMES

_SRCSET_ENTRY = re.compile(r"(\S*[^\s,])(?:\s+(\d+(?:\.\d+)?[wx]))?\s*(?:,|$)")


def safe_link(address: str, base_url: str | None) -> str | None:
    """Return an absolute address to follow, or a place within the article; None for anything else.

    A link may lead to a private host (`http://localhost:8000` in a tutorial): a reader sees where it leads,
    and nothing is asked for before the click.
    """
    if address.startswith(f"#{ID_PREFIX}"):
        return address
    read = read_address(address, base_url)
    return read.readable if read and read.scheme in LINK_SCHEMES else None


def safe_image(address: str, base_url: str | None, own_hosts: Collection[str]) -> str | None:
    """Return an absolute address to load; None where it leads to this server or to the network around it.

    A picture is loaded without being asked for: one at `http://192.168.1.1/reboot` would be a request of
    the page's own to the reader's router. A page that the owner lets us fetch from there may show its own.
    """
    read = read_address(address, base_url)
    if read is None or read.scheme not in IMAGE_SCHEMES:
        return None
    return read.readable if _may_be_loaded(read, base_url, own_hosts) else None


def safe_image_set(srcset: str, base_url: str | None, own_hosts: Collection[str]) -> str | None:
    """Do the same for every candidate of a srcset."""
    kept = []
    for address, size in _SRCSET_ENTRY.findall(srcset):
        safe = safe_image(address, base_url, own_hosts)
        if safe and "," not in safe:
            kept.append(f"{safe} {size}".rstrip())
    return ", ".join(kept) or None


def _may_be_loaded(image: WebAddress, base_url: str | None, own_hosts: Collection[str]) -> bool:
    if image.host in own_hosts or is_this_machine(image.host):
        return False
    is_of_page = image.host.removeprefix("www.") == host_of(base_url)
    return is_of_page or not is_private_host(image.host)
