"""Imports the two classes of gensim that ranking uses, and not all that its packages import.

gensim's packages import every one of its models, and its modules scipy.stats and smart_open with requests,
for one function of each that neither class calls: more than half of the time in which a worker starts.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from types import ModuleType
from typing import Any, Final

_PACKAGES: Final = ("gensim", "gensim.corpora", "gensim.models")


@contextmanager
def _stand_ins() -> Iterator[None]:
    """Let modules of gensim be imported without what their packages import; whoever imports those later gets
    them whole.
    """
    lenders = (_lender("scipy.stats", "entropy"), _lender("smart_open", "open"))
    made = [each for each in (*map(_package, _PACKAGES), *lenders) if each.__name__ not in sys.modules]
    sys.modules.update({module.__name__: module for module in made})
    try:
        yield
    finally:
        for module in made:
            del sys.modules[module.__name__]


def _package(name: str) -> ModuleType:
    """A package that finds its modules, and has imported none."""
    folder = find_spec("gensim")
    assert folder is not None
    package = ModuleType(name)
    inner = name.removeprefix("gensim").replace(".", "/")
    package.__path__ = [f"{place}{inner}" for place in folder.submodule_search_locations or ()]
    package.__dict__["__version__"] = version("gensim")
    return package


def _lender(name: str, function: str) -> ModuleType:
    """A module with one function, which imports the real one when it is called."""

    def call(*given: Any, **more: Any) -> Any:
        return getattr(import_module(name), function)(*given, **more)

    module = ModuleType(name)
    module.__dict__[function] = call
    return module


with _stand_ins():
    from gensim.corpora.dictionary import Dictionary
    from gensim.models.bm25model import OkapiBM25Model

__all__ = ["Dictionary", "OkapiBM25Model"]
