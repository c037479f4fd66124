"""The owner's settings, from the environment and a TOML file; an unknown or bad one is refused by name."""

from __future__ import annotations

import ipaddress
import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

from webapp.errors import SettingsError

PREFIX = "NUTGRAF_"


@dataclass(frozen=True, slots=True)
class Settings:
    """All that an owner can set. Each field stands in SETTINGS, which docs and tests go by."""

    data: Path = field(default_factory=lambda: user_data_path("nutgraf", appauthor=False))
    host: str = "127.0.0.1"
    port: int = 8000
    database_url: str | None = None  # None: SQLite in the data folder
    password_file: Path | None = None
    fetch_allow: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    starter: bool = True
    jobs: bool = True
    site_rules: Path | None = None  # None: the folder site-rules in the data folder

    @property
    def is_loopback(self) -> bool:
        """Whether the address to bind can be reached from this machine alone."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False


def _text(value: str) -> str:
    if not value.strip():
        raise ValueError("is empty")
    return value.strip()


def _path(value: str) -> Path:
    return Path(_text(value)).expanduser()


def _folder(value: str) -> Path:
    if not (path := _path(value)).is_dir():
        raise ValueError("is not a folder")
    return path


def _port(value: str) -> int:
    if not value.isascii() or not value.isdigit() or not 0 <= int(value) <= 65535:
        raise ValueError("is not a port (0 to 65535)")
    return int(value)


def _flag(value: str) -> bool:
    known = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
    if value.lower() not in known:
        raise ValueError("is neither yes nor no")
    return known[value.lower()]


def _names(value: str) -> tuple[str, ...]:
    return tuple(name.strip().lower() for name in value.split(",") if name.strip())


def _hosts_and_networks(value: str) -> tuple[str, ...]:
    names = _names(value)
    for name in names:
        if "/" in name:
            ipaddress.ip_network(name)  # its own words say what is wrong with a network
    return names


# field → how its text is read. The environment's name is NUTGRAF_ and the field in capitals.
SETTINGS: Mapping[str, Callable[[str], Any]] = {
    "data": _path,
    "host": _text,
    "port": _port,
    "database_url": _text,
    "password_file": _path,
    "fetch_allow": _hosts_and_networks,
    "hosts": _names,
    "starter": _flag,
    "jobs": _flag,
    "site_rules": _folder,
}


def load_settings(environ: Mapping[str, str] | None = None, **overrides: object) -> Settings:
    """Read the settings: overrides (None counts as not given) over environment over the TOML file.

    The file is named by NUTGRAF_CONFIG; its keys are the field names, lists may be TOML arrays.
    Raises: SettingsError, naming the setting.
    """
    environ = os.environ if environ is None else environ
    texts = _from_file(environ.get(PREFIX + "CONFIG"))
    for name, value in environ.items():
        if name.startswith(PREFIX) and name != PREFIX + "CONFIG":
            texts[name.removeprefix(PREFIX).lower()] = (name, value)
    values = {}
    for field_name, (shown, text) in texts.items():
        if field_name not in SETTINGS:
            raise SettingsError(name=shown, reason="there is no such setting")
        try:
            values[field_name] = SETTINGS[field_name](text)
        except ValueError as error:
            raise SettingsError(name=shown, reason=f"“{text}” {error}") from None
    return Settings(**{**values, **{k: v for k, v in overrides.items() if v is not None}})


def _from_file(path: str | None) -> dict[str, tuple[str, str]]:
    if path is None:
        return {}
    try:
        table = tomllib.loads(Path(path).expanduser().read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(name=PREFIX + "CONFIG", reason=str(error)) from None
    return {key.lower(): (f"{path}: {key}", _as_text(value)) for key, value in table.items()}


def _as_text(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)
