"""The numbers that addresses may name: those that the library can look up."""

from __future__ import annotations

from flask import Flask
from werkzeug.routing import IntegerConverter, Map

_LARGEST = 2**63 - 1  # of both databases; a larger number names nothing, so its address is not found


class IdConverter(IntegerConverter):
    """`<int:…>` in an address, as far as ids go."""

    def __init__(self, map: Map) -> None:  # noqa: A002 - werkzeug's name
        super().__init__(map, max=_LARGEST)


def init_app(app: Flask) -> None:
    """Let every address of the app go by it; before the first address is given."""
    app.url_map.converters["int"] = IdConverter
