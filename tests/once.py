"""What takes long and gives the same for the same: done once in a session, for all tests that ask for it."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from webapp import summarizing
from webapp.sandbox import read_page as reading

P = ParamSpec("P")
T = TypeVar("T")
KNOWN: dict[tuple[str, bytes], bytes] = {}


def once(function: Callable[P, T]) -> Callable[P, T]:
    """The same function, which remembers its results as bytes: every caller gets one of its own.

    A test that counts what is done, or patches how, uses the fixture `nothing_known`.
    """

    @wraps(function)
    def call(*args: P.args, **more: P.kwargs) -> T:
        asked = function.__name__, pickle.dumps((args, sorted(more.items())))
        if asked not in KNOWN:
            KNOWN[asked] = pickle.dumps(function(*args, **more))
        result: T = pickle.loads(KNOWN[asked])
        return result

    return call


read_page = once(reading.read_page)
read_ways = once(reading.read_ways)
rank_sentences = once(summarizing.rank_sentences)
