"""Turns what a person typed into an address that may be fetched, or refuses it on its face.

Nothing is looked up here. Where browsers and libraries read an address differently, it is refused.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Collection
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit

import idna

from webapp import limits
from webapp.errors import AddressMalformed, PortRefused, PrivateAddress, SchemeRefused
from webapp.fetching.networks import Address, is_allowed, is_public

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):(?![0-9]+(?:[/?#]|$))")
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\x9f\\\u2028\u2029\ufeff]")
_HOST_NAME = re.compile(
    r"(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
)
_PORTS = {"http": 80, "https": 443}
_SAFE_IN_PATH = "/%:@!$&'()*+,;=~-._"
_SAFE_IN_QUERY = _SAFE_IN_PATH + "?[]{}|^`"

# Parameters that say how a reader came to a page, not which page it is. By prefix or whole.
TRACKING_PREFIXES = ("utm_", "mtm_", "pk_", "hsa_", "at_", "vero_", "oly_")
TRACKING = frozenset(
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid igshid igsh mc_cid mc_eid mkt_tok"
    " _hsenc _hsmi ref_src ref_url cmpid ncid smid sref s_cid ito icid spm wt_mc".split()
)


def check_address(url: str, allow: Collection[str] = ()) -> str:
    """Refuse an address on its face, or return it normalised, without its fragment.

    What has no scheme is taken for https. `allow` holds hosts, addresses and networks that may be fetched
    though private, with their ports. Raises: AddressMalformed, SchemeRefused, PrivateAddress, PortRefused.
    """
    parts, host, address = _read(url)
    allowed = is_allowed(host, address, allow)
    if _is_private_on_its_face(host, address) and not allowed:
        raise PrivateAddress(host=host)
    if parts.port not in (None, *_PORTS.values()) and not allowed:
        raise PortRefused(port=int(parts.port or 0))
    return _write(parts, host, address)


def normalise_address(url: str) -> str:
    """The same for an address that nothing will be fetched from: it only says where a page came from.

    Raises: AddressMalformed, SchemeRefused.
    """
    return _write(*_read(url))


def _read(url: str) -> tuple[SplitResult, str, Address | None]:
    url = url.strip()
    shown = url if len(url) <= 200 else url[:200] + "…"
    parts = _split(url, shown)
    return parts, *_host(parts, shown)


def _write(parts: SplitResult, host: str, address: Address | None) -> str:
    written = f"[{host}]" if address is not None and address.version == 6 else host
    netloc = written if parts.port in (None, _PORTS[parts.scheme]) else f"{written}:{parts.port}"
    path = quote(parts.path or "/", safe=_SAFE_IN_PATH)
    query = f"?{quote(parts.query, safe=_SAFE_IN_QUERY)}" if parts.query else ""
    return f"{parts.scheme}://{netloc}{path}{query}"


def _split(url: str, shown: str) -> SplitResult:
    if not url or len(url) > limits.ADDRESS_CHARS:
        raise AddressMalformed(address=shown)
    scheme = _SCHEME.match(url)
    if scheme and scheme[1].lower() not in _PORTS:
        raise SchemeRefused(scheme=scheme[1].lower())
    if _FORBIDDEN.search(url):
        raise AddressMalformed(address=shown)
    try:
        parts = urlsplit(url if scheme else f"https://{url.removeprefix('//')}")
        _ = parts.port
    except ValueError:
        raise AddressMalformed(address=shown) from None
    if not parts.hostname or "@" in parts.netloc or "%" in parts.netloc or parts.netloc.endswith(":"):
        raise AddressMalformed(address=shown)
    if not parts.path and "@" in parts.query + parts.fragment:
        raise AddressMalformed(address=shown)  # "http://a?@b": parsers disagree about whose host that is
    if scheme and not url[scheme.end() :].startswith("//"):
        raise AddressMalformed(address=shown)  # "https:/x" and "https:x": browsers guess
    return parts._replace(fragment="")


def _host(parts: SplitResult, shown: str) -> tuple[str, Address | None]:
    """The host as a resolver will see it, and as an address where it is one."""
    host = parts.hostname or ""
    try:
        if parts.netloc.startswith("["):
            address: Address = ipaddress.IPv6Address(host)
            return address.compressed, address
        name = idna.encode(host, uts46=True).decode("ascii") if not host.isascii() else host
        name = name.lower().removesuffix(".")
        if _ends_in_number(name):
            address = _ipv4(name)
            return str(address), address
    except (idna.IDNAError, ValueError):
        raise AddressMalformed(address=shown) from None
    if not _HOST_NAME.fullmatch(name):
        raise AddressMalformed(address=shown)
    return name, None


def _ends_in_number(name: str) -> bool:
    """Whether browsers read a host as an IPv4 address (WHATWG: "ends in a number")."""
    last = name.rpartition(".")[2]
    return bool(re.fullmatch(r"[0-9]+|0x[0-9a-f]*", last))


def _ipv4(name: str) -> ipaddress.IPv4Address:
    """Read an IPv4 address in any of its notations (0x7f.1, 2130706433, 0177.0.0.1). Raises: ValueError."""
    numbers = [_number(part) for part in name.split(".")]
    if (
        len(numbers) > 4
        or any(number > 255 for number in numbers[:-1])
        or numbers[-1] >= 256 ** (5 - len(numbers))
    ):
        raise ValueError(f"{name} is no IPv4 address")
    return ipaddress.IPv4Address(sum(n << 8 * (3 - at) for at, n in enumerate(numbers[:-1])) + numbers[-1])


def _number(part: str) -> int:
    if part.startswith("0x"):
        return int(part[2:] or "0", 16)
    return int(part, 8) if len(part) > 1 and part.startswith("0") else int(part)


def _is_private_on_its_face(host: str, address: Address | None) -> bool:
    if address is not None:
        return not is_public(address)
    return host == "localhost" or host.endswith((".localhost", ".local", ".internal", ".home.arpa"))


def address_key(url: str) -> str:
    """What two addresses of the same page share: no scheme, no "www.", no tracking, no last slash.

    `url` is what `check_address` returned. Only ever compared, never fetched.
    """
    parts = urlsplit(url)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode([pair for pair in pairs if not _is_tracking(pair[0])])
    host = (parts.netloc.removesuffix(":80").removesuffix(":443")).removeprefix("www.")
    path = quote(unquote(parts.path), safe=_SAFE_IN_PATH).rstrip("/")
    return f"{host}{path}?{query}" if query else f"{host}{path}"


def _is_tracking(name: str) -> bool:
    return name.lower() in TRACKING or name.lower().startswith(TRACKING_PREFIXES)
