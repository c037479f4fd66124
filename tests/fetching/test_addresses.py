"""Which addresses are refused on their face or behind their names."""

from __future__ import annotations

import contextlib
import ipaddress
import json
import re
from pathlib import Path
from typing import Any

import httpcore
import pytest

from tests.addresses.disguises import PRIVATE, PRIVATE_AND_MISLEADING, UNREADABLE
from webapp.addresses import is_public
from webapp.errors import (
    AddressMalformed,
    NutgrafError,
    PortRefused,
    PrivateAddress,
    SchemeRefused,
)
from webapp.fetching import check_address
from webapp.fetching.fetch import fetch_page

MALFORMED = [
    "", "http://user@bay.example/", "http://bay.example\\@evil.example/", "http://bay\n.example/",
    "http://bay.example?@127.0.0.1/", "http://bay.example/\r\nGET /admin HTTP/1.1", "https://" + "x" * 5000,
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_it_refuses_a_private_address_in_any_disguise(address: str) -> None:
    with pytest.raises(PrivateAddress) as refused:
        check_address(address)
    assert refused.value.params == {"host": PRIVATE[address]}


@pytest.mark.parametrize("address", [*PRIVATE_AND_MISLEADING, *UNREADABLE, *MALFORMED])
def test_it_refuses_what_is_no_address_or_misleads(address: str) -> None:
    with pytest.raises(AddressMalformed):
        check_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "ftp://bay.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "mailto:a@b.example",
    ],
)
def test_it_refuses_other_schemes(address: str) -> None:
    with pytest.raises(SchemeRefused):
        check_address(address)


def test_it_refuses_other_ports_unless_the_owner_allows_the_host() -> None:
    with pytest.raises(PortRefused):
        check_address("http://bay.example:6379/")
    assert check_address("http://bay.example:8080/a", allow=("bay.example",)) == "http://bay.example:8080/a"


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("bay.example/ferry", "https://bay.example/ferry"),
        ("  https://BAY.example:443#top ", "https://bay.example/"),
        (
            "http://bücher.example/straße?q=ä b".replace(" ", "%20"),
            "http://xn--bcher-kva.example/stra%C3%9Fe?q=%C3%A4%20b",
        ),
        ("http://bay.example/a%2Fb", "http://bay.example/a%2Fb"),
        ("http://8.8.8.8/", "http://8.8.8.8/"),
        ("https:/bay.example./a b/../c?", "https://bay.example/c"),
        ("bay.example:443/a", "https://bay.example/a"),
    ],
)
def test_it_normalises(typed: str, address: str) -> None:
    assert check_address(typed) == address


@pytest.mark.parametrize("allow", [("10.1.2.3",), ("10.0.0.0/8",)])
def test_it_lets_the_owner_allow_private_ones(allow: tuple[str, ...]) -> None:
    assert check_address("http://10.1.2.3:8080/", allow) == "http://10.1.2.3:8080/"
    with pytest.raises(PrivateAddress):
        check_address("http://192.168.1.1/", allow)


# What these kinds of vectors are about happens after a first, public answer.
AFTER_AN_ANSWER = {"redirect", "refresh-header", "env-proxy", "alt-svc", "dns-rebinding"}


def _answer_of(vector: dict[str, Any]) -> bytes:
    """What the site of a vector answers: the redirect or header that its steps name, or a page."""
    steps = " ".join(vector.get("steps", []))
    if redirect := re.search(r"answers (30\d) Location: (\S+)", steps):
        return (
            f"HTTP/1.1 {redirect[1]} Found\r\nLocation: {redirect[2]}\r\nContent-Length: 0\r\n\r\n".encode()
        )
    headers = "".join(f"{found}\r\n" for found in re.findall(r"(?:Refresh|Alt-Svc): \S+", steps))
    return f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{headers}Content-Length: 5\r\n\r\n<p>hi".encode()


@pytest.mark.shared
def test_it_connects_to_nothing_private_for_any_hostile_address(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vectors = json.loads((shared / "security/ssrf_vectors.json").read_text("utf-8"))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:3128")
    wrong = []
    for vector in vectors:
        asked: list[str] = []
        connected: list[str] = []

        def connect(
            _self: object, host: str, *_args: object, vector=vector, connected=connected
        ) -> httpcore.NetworkStream:
            connected.append(host)
            return httpcore.MockStream([_answer_of(vector)])

        def resolve(host: str, _port: int, answers=iter(vector.get("dns", [])), asked=asked) -> list[str]:  # noqa: B008
            asked.append(host)
            return next(answers, [])

        monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
        came = False
        with contextlib.suppress(NutgrafError):
            came = fetch_page(vector["url"], resolve=resolve).body == b"<p>hi"
        is_right = came if vector["expect"] == "allow" else not connected or vector["kind"] in AFTER_AN_ANSWER
        if not is_right or len(asked) > 1 or len(connected) > 1 or not all(map(_is_public, connected)):
            wrong.append((vector["url"], vector["kind"], asked, connected))
    assert wrong == []
    assert len(vectors) > 200


def _is_public(address: str) -> bool:
    return is_public(ipaddress.ip_address(address))
