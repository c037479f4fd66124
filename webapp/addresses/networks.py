"""Which IP addresses lead to the public internet, whatever they are wrapped in.

The tables follow IANA's special-purpose address registries
(https://www.iana.org/assignments/iana-ipv4-special-registry and iana-ipv6-special-registry) as of 2026;
`ipaddress.is_global` follows older ones, differently by version of Python.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import Final

Address = IPv4Address | IPv6Address

NOT_PUBLIC_4: Final = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network (RFC 791)
        "10.0.0.0/8",  # private use (RFC 1918)
        "100.64.0.0/10",  # behind a provider's NAT (RFC 6598)
        "127.0.0.0/8",  # loopback (RFC 1122)
        "168.63.129.16/32",  # in no registry: Azure's wire server, which hands secrets to its machines
        "169.254.0.0/16",  # link-local (RFC 3927); clouds' metadata
        "172.16.0.0/12",  # private use (RFC 1918)
        "192.0.0.0/24",  # protocol assignments (RFC 6890); Oracle Cloud's metadata at .192
        "192.0.2.0/24",  # documentation (RFC 5737)
        "192.88.99.0/24",  # 6to4 relays, obsolete (RFC 7526)
        "192.168.0.0/16",  # private use (RFC 1918)
        "198.18.0.0/15",  # benchmarking (RFC 2544)
        "198.51.100.0/24",  # documentation (RFC 5737)
        "203.0.113.0/24",  # documentation (RFC 5737)
        "224.0.0.0/4",  # multicast (RFC 5771)
        "240.0.0.0/4",  # reserved (RFC 1112), and broadcast
    )
)
_GLOBAL_UNICAST: Final = IPv6Network("2000::/3")  # all else is local, multicast or not given out (RFC 4291)
NOT_PUBLIC_6: Final = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments (RFC 2928): Teredo, ORCHID, benchmarking; no sites
        "2001:db8::/32",  # documentation (RFC 3849)
        "2002::/16",  # 6to4 (RFC 3056)
        "3fff::/20",  # documentation (RFC 9637)
    )
)
_NAT64: Final = IPv6Network("64:ff9b::/96")  # RFC 6052
_ISATAP: Final = (0x00005EFE, 0x02005EFE)  # interface identifiers that carry an IPv4 address (RFC 5214)


def is_public(address: Address) -> bool:
    """Tell whether an address leads to the public internet."""
    if isinstance(address, IPv6Address):
        carried = carried_address(address)
        return is_public(carried) if carried else _is_public_6(address)
    return not any(address in network for network in NOT_PUBLIC_4)


def carried_address(address: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address that is connected to in an IPv6 address's place; None for other kinds."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped


def _is_public_6(address: IPv6Address) -> bool:
    is_isatap = (int(address) >> 32) & 0xFFFFFFFF in _ISATAP
    is_special = any(address in network for network in NOT_PUBLIC_6)
    return address in _GLOBAL_UNICAST and not is_isatap and not is_special
