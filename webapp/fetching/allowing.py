"""What the owner lets us fetch though it is private (the setting NUTGRAF_FETCH_ALLOW)."""

from __future__ import annotations

from collections.abc import Collection
from ipaddress import IPv4Network, IPv6Network, ip_network

from webapp.addresses import Address, as_address


def is_allowed(host: str, allow: Collection[str], address: Address | None = None) -> bool:
    """Tell whether the owner's list names a host, or a network of its address.

    `address` is what the host's name was found to stand for; without it the host's own number counts.
    """
    address = address or as_address(host)
    networks = (_network(entry) for entry in allow) if address else ()
    return host in allow or any(network is not None and address in network for network in networks)


def _network(entry: str) -> IPv4Network | IPv6Network | None:
    try:
        return ip_network(entry, strict=False)
    except ValueError:
        return None  # a host's name
