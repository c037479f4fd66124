"""Resolves a host's name to the addresses that may be connected to."""

from __future__ import annotations

import ipaddress
import logging
import queue
import socket
import threading
from collections.abc import Callable, Collection

from webapp.addresses import Address, is_public
from webapp.errors import FetchTimedOut, HostNotFound, PrivateAddressBehindName
from webapp.fetching.allowing import is_allowed
from webapp.fetching.deadline import Deadline

log = logging.getLogger(__name__)

Resolve = Callable[[str, int], list[str]]  # host, port → addresses as text. Raises: OSError


def look_up(host: str, port: int) -> list[str]:
    """Ask the system's resolver."""
    return [str(answer[4][0]) for answer in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def resolve_checked(
    host: str, port: int, *, allow: Collection[str], resolve: Resolve, deadline: Deadline
) -> list[Address]:
    """Look a name up once and check every answer: one that is private refuses them all.

    Raises: HostNotFound, PrivateAddressBehindName, FetchTimedOut.
    """
    answers = _within(deadline, host, port, resolve)
    addresses = [ipaddress.ip_address(answer.partition("%")[0]) for answer in answers]
    if not addresses:
        raise HostNotFound(host=host)
    for address in addresses:
        if not is_public(address) and not is_allowed(host, allow, address):
            log.warning("%s resolves to %s, which is private: refused", host, address)
            raise PrivateAddressBehindName(host=host)
    return list(dict.fromkeys(addresses))


def _within(deadline: Deadline, host: str, port: int, resolve: Resolve) -> list[str]:
    """Run the resolver beside us: it knows no time-out of its own."""
    answers: queue.SimpleQueue[list[str] | OSError | UnicodeError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(resolve(host, port))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=ask, daemon=True, name="look-up").start()
    try:
        answer = answers.get(timeout=deadline.left())
    except queue.Empty:
        raise FetchTimedOut(seconds=int(deadline.seconds)) from None
    if isinstance(answer, list):
        return answer
    log.info("%s could not be looked up: %s", host, answer)
    raise HostNotFound(host=host)
