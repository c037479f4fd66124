"""Reads web addresses as browsers do: by WHATWG's rules (https://url.spec.whatwg.org), through ada-url.

Whatever is judged, shown or asked for is the address as it comes out here, never as it was written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from ada_url import URL

# What DNS can hold; browsers ask it for nothing else.
_HOST_NAME = re.compile(r"(?=.{1,253}$)[^.]{1,63}(?:\.[^.]{1,63})*")
# Letters outside ASCII, and braces and bars, which mean nothing in an address.
_SPELLED_OUT = re.compile(r"(?:%[89A-F][0-9A-F])+|%7[BCD]")


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An absolute address in its parts; all of it is ASCII."""

    href: str  # the whole, as browsers write it
    scheme: str  # "https"; lower case
    host: str  # lower case, no brackets, no dot at its end; empty for mailto: and the like
    port: int | None  # None for the scheme's own
    path: str
    query: str  # without "?"
    fragment: str  # without "#"
    has_credentials: bool

    @property
    def readable(self) -> str:
        """The same address with its letters as people write them: "größe" for "gr%C3%B6%C3%9Fe"."""
        plain = _SPELLED_OUT.sub(lambda found: unquote(found[0], errors="replace"), self.href)
        read = read_address(plain) if plain.isprintable() and not re.search(r"\s", plain) else None
        return plain if read is not None and read.href == self.href else self.href

    @property
    def site(self) -> str:
        """Host and port, without "www."."""
        return self.netloc.removeprefix("www.")

    @property
    def netloc(self) -> str:
        """Host and port, as an address names them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port is None else f"{host}:{self.port}"

    @property
    def target(self) -> str:
        """Path and query: what its server is asked for."""
        return f"{self.path}?{self.query}" if self.query else self.path


def read_address(address: str, base: str | None = None) -> WebAddress | None:
    """Read an address; None for one that browsers make nothing of, or that is relative and has no `base`.

    Where no base says it, an address that leaves its scheme open ("//cdn.example/p.jpg") is read as https.
    """
    if not base and address.startswith("//"):
        address = f"https:{address}"
    try:
        url = URL(address, base or None)
    except ValueError:  # half of a surrogate pair is one too
        return None
    host = url.hostname.removeprefix("[").removesuffix("]").removesuffix(".")
    if host and ":" not in host and not _HOST_NAME.fullmatch(host):
        return None
    return WebAddress(
        href=url.href,
        scheme=url.protocol.removesuffix(":"),
        host=host,
        port=int(url.port) if url.port else None,
        path=url.pathname,
        query=url.search.removeprefix("?"),
        fragment=url.hash.removeprefix("#"),
        has_credentials=bool(url.username or url.password),
    )


def join_address(base: str | None, address: str) -> str:
    """Return an address made absolute; one that cannot be read comes back as it is."""
    joined = read_address(address, base)
    return joined.readable if joined else address


def host_of(address: str | None) -> str:
    """Return an address's host without "www."; nothing where it has none or cannot be read."""
    read = read_address(address or "")
    return read.host.removeprefix("www.") if read else ""
