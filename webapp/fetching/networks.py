"""Which addresses of the network may be fetched from: the public ones, and those that the owner allows."""

from __future__ import annotations

import ipaddress
from collections.abc import Collection
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import Final

Address = IPv4Address | IPv6Address

# What `is_global` gets wrong on Python 3.11 (IANA's special-purpose registries), and what is public by its
# number but serves secrets to whoever asks from inside a cloud.
NOT_PUBLIC: Final[tuple[IPv4Network | IPv6Network, ...]] = tuple(
    ipaddress.ip_network(network)
    for network in (
        "192.0.0.0/24",  # protocol assignments; Oracle Cloud's metadata at .192
        "192.88.99.0/24",  # 6to4 relays
        "224.0.0.0/4",  # multicast
        "168.63.129.16/32",  # Azure's wire server
        "::/96",  # IPv4-compatible, obsolete
        "::ffff:0:0:0/96",  # IPv4-translated
        "64:ff9b:1::/48",  # NAT64 of the local network
        "100::/64",  # discard
        "2001::/32",  # Teredo
        "2002::/16",  # 6to4
        "3fff::/20",  # documentation
        "5f00::/16",  # segment routing
        "fec0::/10",  # site-local, obsolete
        "ff00::/8",  # multicast
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")
_ISATAP = (0x00005EFE, 0x02005EFE)  # the interface identifiers that carry an IPv4 address


def is_public(address: Address) -> bool:
    """Whether an address leads to the public internet, whatever it is wrapped in."""
    if isinstance(address, IPv6Address):
        inner = _inner(address)
        if inner is not None:
            return is_public(inner)
        if (int(address) >> 32) & 0xFFFFFFFF in _ISATAP:
            return False
    return address.is_global and not any(
        address.version == network.version and address in network for network in NOT_PUBLIC
    )


def _inner(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that the network behind would be asked for."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    return IPv4Address(int(address) & 0xFFFFFFFF) if address in _NAT64 else None


def is_allowed(host: str, address: Address | None, allow: Collection[str]) -> bool:
    """Whether the owner's list names this host, this address or a network that it lies in."""
    if host in allow:
        return True
    if address is None:
        return False
    networks = (_network(entry) for entry in allow)
    return any(
        network is not None and network.version == address.version and address in network
        for network in networks
    )


def _network(entry: str) -> IPv4Network | IPv6Network | None:
    try:
        return ipaddress.ip_network(entry, strict=False)
    except ValueError:
        return None  # a host's name
