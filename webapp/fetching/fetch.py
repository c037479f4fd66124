"""Fetches one page, following redirects, or says why it cannot be had."""

from __future__ import annotations

import logging
import ssl
from collections.abc import Callable, Collection, Mapping
from functools import lru_cache

import certifi
import httpcore

from webapp import limits
from webapp.addresses import host_of, join_address, read_address
from webapp.article import FetchedPage
from webapp.errors import (
    AnswerBroken,
    ConnectionInsecure,
    FetchTimedOut,
    HostUnreachable,
    InputError,
    PrivateAddress,
    PrivateAddressBehindName,
    TooManyRedirects,
)
from webapp.fetching.addresses import check_address
from webapp.fetching.answers import check_status, check_type
from webapp.fetching.deadline import Deadline
from webapp.fetching.network import CheckedNetwork
from webapp.fetching.resolving import Resolve, look_up
from webapp.fetching.unpacking import unpack
from webapp.media_types import is_pdf

log = logging.getLogger(__name__)

# Honest about what we are; some sites answer nothing that does not begin like this.
Headers = list[tuple[str | bytes, str | bytes]]
HEADERS: dict[str | bytes, str | bytes] = {
    "User-Agent": "Mozilla/5.0 (compatible; Nutgraf/0.1; a person's own reader)",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.8,application/xml;q=0.7,*/*;q=0.1",
    "Accept-Encoding": "gzip, deflate",  # what can be unpacked in steps
    "Accept-Language": "*",
    "Connection": "close",
}
REDIRECTS = frozenset({301, 302, 303, 307, 308})


def fetch_page(
    url: str,
    *,
    allow: Collection[str] = (),
    resolve: Resolve | None = None,
    user_agent: Callable[[str], str | None] = lambda _address: None,
) -> FetchedPage:
    """Fetch a page. Each hop is resolved once, checked, and connected to exactly what was checked.

    `allow` holds private hosts and networks that may be fetched, `resolve` stands in for the system's
    resolver, `user_agent` says under what name an address is asked where it is not our own.
    Raises: FetchError; InputError where the address itself is refused.
    """
    deadline = Deadline(limits.FETCH_SECONDS)
    address = check_address(url, allow)
    for _hop in range(limits.FETCH_REDIRECTS + 1):
        page, location = _ask(address, _headers_for(user_agent(address)), deadline, allow, resolve or look_up)
        if page is not None:
            return page
        address = _follow(address, location, allow)
    log.info("%s: more than %d redirects", url, limits.FETCH_REDIRECTS)
    raise TooManyRedirects(limit=limits.FETCH_REDIRECTS)


def _follow(address: str, location: str, allow: Collection[str]) -> str:
    """The address of the next hop, checked as the first one was."""
    target = join_address(address, location)
    try:
        return check_address(target, allow)
    except PrivateAddress:
        log.warning("%s redirects to a private address: refused", address)
        raise PrivateAddressBehindName(host=host_of(address)) from None
    except InputError:
        log.info("%s redirects to %r, which is no address", address, location[:200])
        raise AnswerBroken from None


def _headers_for(user_agent: str | None) -> Headers:
    return list((HEADERS | ({"User-Agent": user_agent} if user_agent else {})).items())


def _ask(
    address: str, sent: Headers, deadline: Deadline, allow: Collection[str], resolve: Resolve
) -> tuple[FetchedPage | None, str]:
    """Ask one address: its page, or where it redirects to."""
    url = _url(address)
    network = CheckedNetwork(deadline, allow, resolve)
    try:
        with (
            httpcore.ConnectionPool(ssl_context=_tls(), network_backend=network, retries=0) as pool,
            pool.stream("GET", url, headers=sent) as response,
        ):
            headers = _headers(response)
            if response.status in REDIRECTS and "location" in headers:
                return None, headers["location"]
            check_status(response.status, headers.get("retry-after"))
            check_type(headers.get("content-type"))
            if is_pdf(headers.get("content-type")):
                deadline.put_off(limits.PDF_FETCH_SECONDS)
            body = unpack(response.iter_stream(), headers.get("content-encoding", ""))
    except (httpcore.TimeoutException, httpcore.PoolTimeout):
        raise FetchTimedOut(seconds=int(deadline.seconds)) from None
    except httpcore.ConnectError as error:
        log.info("%s: %s", address, error)
        raise (ConnectionInsecure if "certificate" in str(error).lower() else HostUnreachable)(
            host=url.host.decode("ascii")
        ) from None
    except (httpcore.ProtocolError, httpcore.NetworkError, httpcore.UnsupportedProtocol) as error:
        log.info("%s: %r", address, error)
        raise AnswerBroken from None
    content_type = check_type(headers.get("content-type"), body, address)
    return FetchedPage(address, body, content_type, response.status, headers), ""


def _url(address: str) -> httpcore.URL:
    """The address in its parts: httpcore would read it by rules of its own."""
    read = read_address(address)
    assert read is not None  # it was checked
    return httpcore.URL(scheme=read.scheme, host=read.host, port=read.port, target=read.target)


def _headers(response: httpcore.Response) -> Mapping[str, str]:
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}


@lru_cache(maxsize=1)
def _tls() -> ssl.SSLContext:
    """The system's trust, and Mozilla's where the system has none of its own."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context
