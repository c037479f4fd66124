"""Which addresses are the same page. Kept keys must stay, or known pages would be saved a second time."""

from __future__ import annotations

import pytest

from webapp.addresses import address_key
from webapp.fetching import check_address


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://bay.example/a", "http://www.bay.example/a/"),
        ("https://bay.example/a?utm_source=x&id=1", "https://bay.example/a?id=1&fbclid=y"),
        ("https://bay.example/caf%C3%A9", "https://bay.example/caf%c3%a9"),
    ],
)
def test_it_takes_two_addresses_for_one_page(one: str, other: str) -> None:
    assert address_key(one) == address_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://bay.example/a?id=1", "https://bay.example/a?id=2"),
        ("https://bay.example/A", "https://bay.example/a"),
    ],
)
def test_it_keeps_two_pages_apart(one: str, other: str) -> None:
    assert address_key(one) != address_key(other)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("bay.example", "bay.example"),
        ("HTTPS://WWW.Bay.Example:443/", "bay.example"),
        ("http://bay.example:8080/a", "bay.example:8080/a"),
        ("https://bay.example./a/", "bay.example/a"),
        ("https://bay.example/a?", "bay.example/a"),
        ("https://bay.example/a?b=&c&d=e+f%20g#h", "bay.example/a?b=&c=&d=e+f+g"),
        ("https://bay.example/a;v=1/b,c/d(e)*!'~", "bay.example/a;v=1/b,c/d(e)*!'~"),
        ('https://bay.example/a[b]|{c}^`"<d>', "bay.example/a%5Bb%5D%7C%7Bc%7D%5E%60%22%3Cd%3E"),
        ("https://bay.example/?q='a'&r=[b]|{c}^`", "bay.example?q=%27a%27&r=%5Bb%5D%7C%7Bc%7D%5E%60"),
        ("https://bücher.example/straße?ö=ü", "xn--bcher-kva.example/stra%C3%9Fe?%C3%B6=%C3%BC"),
        ("https://faß.example/", "xn--fa-hia.example"),
        ("https://bay.example/50%/%zz", "bay.example/50%/%zz"),
        ("https://bay.example/a%2Fb//c", "bay.example/a/b//c"),
        ("https://bay.example/2024/05/ferry.html?id=7&page=2&utm_medium=x", "bay.example/2024/05/ferry.html?id=7&page=2"),
        ("http://8.8.8.8/", "8.8.8.8"),
        ("http://[2606:4700::0001]/a", "[2606:4700::1]/a"),
    ],
)  # fmt: skip
def test_the_keys_are_those_of_libraries_made_before_whatwgs_rules(typed: str, key: str) -> None:
    assert address_key(check_address(typed, allow=("bay.example",))) == key


def test_steps_in_a_path_are_taken_before_a_key_is_made() -> None:
    """The only change: no browser's address bar shows them, so that a kept key hardly has them."""
    assert address_key(check_address("https://bay.example/a/../b/./c")) == "bay.example/b/c"
