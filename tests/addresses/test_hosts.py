"""Which hosts and networks are private."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.addresses.disguises import PRIVATE, PRIVATE_AND_MISLEADING
from webapp.addresses import is_private_host, is_public, is_this_machine


@pytest.mark.parametrize("host", sorted({*PRIVATE.values(), *PRIVATE_AND_MISLEADING.values()}))
def test_it_knows_private_hosts(host: str) -> None:
    assert is_private_host(host)


@pytest.mark.parametrize(
    "host",
    [
        "bay.example", "local.bay.example", "lan.example", "notlocalhost.example", "home.bay.example", "arpa.example",
        "8.8.8.8", "172.32.0.1", "100.128.0.1", "11.0.0.1", "192.0.1.1", "2606:4700::1", "::ffff:808:808",
        "64:ff9b::808:808",
    ],
)  # fmt: skip
def test_it_takes_no_other_host_for_private(host: str) -> None:
    assert not is_private_host(host)


@pytest.mark.parametrize(
    ("host", "is_here"),
    [
        ("localhost", True), ("a.localhost", True), ("127.9.9.9", True), ("::1", True), ("::", True), ("0.0.0.0", True),
        ("::ffff:7f00:1", True), ("192.168.1.1", False), ("bay.example", False), ("::ffff:c0a8:101", False),
    ],
)  # fmt: skip
def test_it_knows_this_machine(host: str, *, is_here: bool) -> None:
    assert is_this_machine(host) is is_here


@given(st.ip_addresses())
def test_nothing_is_public_that_the_standard_library_calls_private(address: ipaddress.IPv4Address) -> None:
    assert not is_public(address) or address.is_global


@given(st.ip_addresses(v=4))
def test_a_wrapped_address_is_as_public_as_what_it_carries(address: ipaddress.IPv4Address) -> None:
    for prefix in ("::ffff:0:0", "64:ff9b::"):
        wrapped = ipaddress.IPv6Address(int(ipaddress.IPv6Address(prefix)) | int(address))
        assert is_public(wrapped) is is_public(address)
