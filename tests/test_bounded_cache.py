"""What is kept to be used again stays within its bytes, the last used longest."""

from __future__ import annotations

from webapp.bounded_cache import BoundedCache


def test_it_lets_go_of_what_was_used_longest_ago() -> None:
    cache = BoundedCache[str](100)
    for name in ("a", "b", "c"):
        cache.keep(name, name.upper(), 30)

    cache.find("a")
    cache.keep("d", "D", 30)

    assert [cache.find(name) for name in ("a", "b", "c", "d")] == ["A", None, "C", "D"]


def test_it_keeps_nothing_that_is_larger_than_itself() -> None:
    cache = BoundedCache[str](100)
    cache.keep("a", "A", 60)

    cache.keep("b", "B", 101)

    assert (cache.find("a"), cache.find("b")) == ("A", None)


def test_it_counts_a_value_that_is_replaced_once() -> None:
    cache = BoundedCache[str](100)
    for value in ("old", "new"):
        cache.keep("a", value, 60)
    cache.keep("b", "B", 40)

    assert (cache.find("a"), cache.find("b")) == ("new", "B")
