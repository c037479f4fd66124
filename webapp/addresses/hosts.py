"""Which hosts are private by their name or number alone: nothing is looked up here.

Takes a host as `read_address` gives it, where every notation of a number is one (0x7f.1 is 127.0.0.1).
"""

from __future__ import annotations

from functools import lru_cache
from ipaddress import IPv6Address, ip_address
from typing import Final

from webapp.addresses.networks import Address, carried_address, is_public

# A domain whose names are answered on the local network, or never → who says so.
PRIVATE_DOMAINS: Final = frozenset(
    {
        "localhost",  # RFC 6761
        "local",  # RFC 6762, multicast DNS
        *"intranet internal private corp home lan".split(),  # RFC 6762, appendix G: what networks use instead
        "home.arpa",  # RFC 8375
        "onion",  # RFC 7686
        "alt",  # RFC 9476
        "localdomain",  # what Unix calls itself
        # What routers call themselves on the network behind them, by their makers' manuals.
        *"fritz.box speedport.ip routerlogin.net routerlogin.com tplinkwifi.net tplinklogin.net".split(),
        *"router.asus.com".split(),
    }
)


@lru_cache(maxsize=1_000)  # one page's pictures come from few hosts
def is_private_host(host: str) -> bool:
    """Tell whether a host is on a private network; one without a dot is the local network's own."""
    if (address := as_address(host)) is not None:
        return not is_public(address)
    labels = host.split(".")
    return len(labels) == 1 or any(".".join(labels[at:]) in PRIVATE_DOMAINS for at in range(len(labels)))


def is_this_machine(host: str) -> bool:
    """Tell whether a host is the very machine that asks for it."""
    address = as_address(host)
    if isinstance(address, IPv6Address):
        address = carried_address(address) or address
    if address is not None:
        return address.is_loopback or address.is_unspecified
    return host.rpartition(".")[2] == "localhost"


def as_address(host: str) -> Address | None:
    """Return a host's number; None for a name."""
    try:
        return ip_address(host)
    except ValueError:
        return None
