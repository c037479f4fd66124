"""What the name of a file, or the end of an address, says of what it holds."""

from __future__ import annotations

from typing import Final

from webapp.addresses.parsing import read_address

_MARKDOWN_ENDINGS: Final = (".md", ".markdown")


def is_markdown_name(name: str) -> bool:
    """Tell whether a file is named as Markdown is."""
    return name.lower().endswith(_MARKDOWN_ENDINGS)


def is_markdown_address(address: str | None) -> bool:
    """Tell whether an address leads to a file that is named as Markdown is."""
    read = read_address(address) if address else None
    return read is not None and is_markdown_name(read.path)
