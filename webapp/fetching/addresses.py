"""Parses what a person typed as an address that may be fetched, or refuses it on its face."""

from __future__ import annotations

import re
from collections.abc import Collection

from webapp import limits
from webapp.addresses import WebAddress, find_addresses, is_private_host, is_typed_address, read_address
from webapp.errors import AddressMalformed, PortRefused, PrivateAddress, SchemeRefused, SeveralAddresses
from webapp.fetching.allowing import is_allowed

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):(?![0-9]+(?:[/?#]|$))")
# Nobody types these. Browsers drop or turn them, and other programs see another host: "//a\@b", "//a?@b".
_MISLEADING = re.compile(r"[\x00-\x1f\x7f-\x9f\\]|^[^/?#]*//[^/?#]*[?#][^/]*@")
_PORTS = {"http": 80, "https": 443}


def check_typed(text: str, allow: Collection[str] = ()) -> str:
    """Find the one address in what a person typed, pasted or shared, and check it as `check_address` does.

    A word is none. Raises: SeveralAddresses, and what `check_address` raises.
    """
    return check_address(_find_one(text, allow), allow)


def check_address(url: str, allow: Collection[str] = ()) -> str:
    """Refuse an address on its face, or return it as browsers write it, without its fragment.

    What has no scheme is taken for https. `allow` holds hosts, addresses and networks that may be fetched
    though private, with their ports. Raises: AddressMalformed, SchemeRefused, PrivateAddress, PortRefused.
    """
    address = _read(url)
    is_listed = is_allowed(address.host, allow)
    if is_private_host(address.host) and not is_listed:
        raise PrivateAddress(host=address.host)
    if address.port is not None and address.port not in _PORTS.values() and not is_listed:
        raise PortRefused(port=address.port)
    return _write(address)


def normalise_address(url: str) -> str:
    """Do as `check_typed` for what nothing will be fetched from: it only says where a page came from.

    Raises: AddressMalformed, SchemeRefused, SeveralAddresses.
    """
    return _write(_read(_find_one(url, ())))


def _find_one(text: str, allow: Collection[str]) -> str:
    text = text.strip()
    if len(text) > limits.ADDRESS_TEXT_CHARS:
        raise _malformed(text)
    if is_typed_address(text):
        return text
    found = find_addresses(text)
    if len(found) > 1:
        raise SeveralAddresses(count=len(found))
    if found:
        return found[0]
    address = _read(text)  # knows a scheme that is none of the web's, and a host that the owner allows
    if not is_allowed(address.host, allow):
        raise _malformed(text)
    return text


def _read(url: str) -> WebAddress:
    url = url.strip()
    scheme = _SCHEME.match(url)
    if scheme and scheme[1].lower() not in _PORTS:
        raise SchemeRefused(scheme=scheme[1].lower())
    is_readable = len(url) <= limits.ADDRESS_CHARS and not _MISLEADING.search(url)
    address = read_address(url if scheme else f"https://{url.removeprefix('//')}") if is_readable else None
    if address is None or address.has_credentials:
        raise _malformed(url)
    return address


def _malformed(text: str) -> AddressMalformed:
    return AddressMalformed(address=text if len(text) <= 200 else text[:200] + "…")


def _write(address: WebAddress) -> str:
    return f"{address.scheme}://{address.netloc}{address.target}"
