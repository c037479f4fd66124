"""Addresses are read as browsers read them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.addresses.disguises import PRIVATE, PRIVATE_AND_MISLEADING, UNREADABLE
from webapp.addresses import host_of, join_address, read_address

BASE = "http://bay.example/news/ferry?page=2"


@pytest.mark.parametrize(("address", "host"), (PRIVATE | PRIVATE_AND_MISLEADING).items())
def test_it_sees_the_host_that_a_browser_asks(address: str, host: str) -> None:
    # The base's scheme is another one: with its own, "http:192.168.1.1" is a path on the base's host.
    read = read_address(address, BASE.replace("http", "https"))

    assert read is not None
    assert read.host == host


@pytest.mark.parametrize("address", UNREADABLE)
def test_it_makes_nothing_of_what_browsers_make_nothing_of(address: str) -> None:
    assert read_address(address, BASE) is None
    assert join_address(BASE, address) == address
    assert host_of(address) == ""


@pytest.mark.parametrize(
    ("address", "joined"),
    [
        ("a b.png", "http://bay.example/news/a%20b.png"),
        ("../x/./y/../z", "http://bay.example/x/z"),
        ("?page=3#end", "http://bay.example/news/ferry?page=3#end"),
        ("//CDN.example:80/p.jpg", "http://cdn.example/p.jpg"),
        ("http:a", "http://bay.example/news/a"),
        ("https://bücher.example/straße", "https://xn--bcher-kva.example/straße"),
        ("mailto:a@bay.example", "mailto:a@bay.example"),
        ("java\nscript:alert(1)", "javascript:alert(1)"),
    ],
)
def test_it_joins_as_browsers_do(address: str, joined: str) -> None:
    assert join_address(BASE, address) == joined


def test_a_relative_address_is_none_where_nothing_says_where_it_starts() -> None:
    assert read_address("/a") is None
    assert join_address(None, "/a") == "/a"


def test_an_address_that_leaves_its_scheme_open_is_read_as_https() -> None:
    assert join_address("", "//cdn.example/p.jpg") == "https://cdn.example/p.jpg"


def test_it_tells_an_addresss_parts() -> None:
    read = read_address("HTTPS://Someone@[2A00::1]:8443/a//b?c#d")

    assert read is not None
    assert (read.scheme, read.host, read.port, read.netloc) == ("https", "2a00::1", 8443, "[2a00::1]:8443")
    assert (read.path, read.query, read.fragment, read.target) == ("/a//b", "c", "d", "/a//b?c")
    assert read.has_credentials


@given(st.text(alphabet=st.sampled_from("htps:/\\@.%31①。?#[]x -\t\n0")), st.sampled_from(["", BASE]))
def test_what_it_writes_it_reads_the_same_way(address: str, base: str) -> None:
    read = read_address(address, base)
    if read is not None:
        assert read_address(read.href) == read


@pytest.mark.parametrize(
    ("written", "readable"),
    [
        ("https://bay.example/gr%C3%B6%C3%9Fe.jpg", "https://bay.example/größe.jpg"),
        ("https://bay.example/boat-{{size}}.jpg", "https://bay.example/boat-{{size}}.jpg"),
        ("https://bay.example/a%20b%2Fc%3F.jpg", "https://bay.example/a%20b%2Fc%3F.jpg"),
        (
            "https://bay.example/%E2%80%AEgpj.exe",
            "https://bay.example/%E2%80%AEgpj.exe",
        ),  # turns letters round
        ("https://bay.example/%FF%FE.jpg", "https://bay.example/%FF%FE.jpg"),
        ("https://größe.example/", "https://xn--gre-6ka8i.example/"),
    ],
)
def test_an_address_is_spelled_as_people_write_it_where_it_stays_the_same(
    written: str, readable: str
) -> None:
    read = read_address(written)
    assert read is not None
    assert read.readable == readable
    again = read_address(readable)
    assert again is not None
    assert again.href == read.href
