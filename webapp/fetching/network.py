"""httpcore's way to the network, ours: to a checked address alone, under one deadline, counting bytes."""

from __future__ import annotations

import ssl
from collections.abc import Collection, Iterable
from typing import Any

import httpcore

from webapp import limits
from webapp.errors import HostUnreachable, PageTooLarge
from webapp.fetching.deadline import Deadline
from webapp.fetching.resolving import Resolve, resolve_checked


class CheckedNetwork(httpcore.NetworkBackend):
    """Resolves each connection's host once, and connects to exactly what was checked."""

    def __init__(self, deadline: Deadline, allow: Collection[str], resolve: Resolve) -> None:
        self._deadline = deadline
        self._allow = allow
        self._resolve = resolve
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - httpcore's own; the deadline rules
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first of the host's checked addresses that answers."""
        addresses = resolve_checked(
            host, port, allow=self._allow, resolve=self._resolve, deadline=self._deadline
        )
        for address in addresses:
            try:
                stream = self._plain.connect_tcp(
                    str(address), port, self._deadline.left(), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
            return CountedStream(stream, self._deadline)
        raise HostUnreachable(host=host)

    def connect_unix_socket(self, *_args: Any, **_more: Any) -> httpcore.NetworkStream:
        """Never: nothing that a page names lies behind one."""
        raise httpcore.UnsupportedProtocol("no unix sockets")


class CountedStream(httpcore.NetworkStream):
    """A stream that ends at the deadline, and at more bytes than a page may have."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline
        self._bytes = 0

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        """Read, counting: headers and informational answers too, so that none of them is endless."""
        data = self._stream.read(max_bytes, self._deadline.left())
        self._bytes += len(data)
        if self._bytes > limits.FETCH_WIRE_BYTES + limits.FETCH_HEADER_BYTES:
            raise PageTooLarge(megabytes=limits.FETCH_WIRE_BYTES // limits.MB)
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left())
        return CountedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
