"""Finds the site rules for a page's address in the owner's folder.

The server reads the files; a worker is given the text of the one that fits and opens none itself.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from webapp import extraction, limits
from webapp.addresses import host_of
from webapp.settings import Settings

log = logging.getLogger(__name__)
_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)+")  # no name of a file but one in the folder itself


@dataclass(frozen=True, slots=True)
class RuleFiles:
    """A folder of files named by host: `example.org.txt`, and `.example.org.txt` for what is below it."""

    folder: Path

    def text_for(self, url: str) -> str:
        """The rules of a page's site; nothing where there are none, or none that can be read."""
        for name in _names(url):
            if (text := self._read(name)) is not None:
                return text
        return ""

    def user_agent_for(self, url: str) -> str | None:
        """The name under which a site wants to be asked."""
        text = self.text_for(url)
        return _parse("", text).user_agent if text else None

    def _read(self, name: str) -> str | None:
        try:
            with (self.folder / name).open("rb") as file:
                body = file.read(limits.SITE_RULES_BYTES + 1)
            if len(body) > limits.SITE_RULES_BYTES:
                raise ValueError(f"larger than {limits.SITE_RULES_BYTES} bytes")
            text = body.decode("utf-8")
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, ValueError) as error:
            log.warning("site rules %s: cannot be read: %s", name, error)
            return None
        _parse(name, text)
        return text


def open_rule_files(settings: Settings) -> RuleFiles:
    """The owner's folder; it need not be there."""
    return RuleFiles(settings.site_rules or settings.data / "site-rules")


def _names(url: str) -> Iterator[str]:
    """The files that may hold a site's rules, the most particular first."""
    host = host_of(url)
    if not _HOST.fullmatch(host):
        return
    yield f"{host}.txt"
    while "." in (host := host.partition(".")[2]):
        yield f".{host}.txt"


@lru_cache(maxsize=64)  # what is wrong with a file is said once, until it changes
def _parse(name: str, text: str) -> extraction.SiteRules:
    rules, wrong = extraction.parse_site_rules(text)
    for complaint in wrong if name else ():
        log.warning("site rules %s: %s; left out", name, complaint)
    return rules
