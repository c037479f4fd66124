"""Who asks, and may they: every such question is answered here.

Without a password the reader is whoever sits at this machine: loopback client, loopback Host, no
forwarding headers. With one, whoever holds a session made by signing in.
"""

from __future__ import annotations

import hashlib
import ipaddress
from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from flask import Request, g, session

from webapp.errors import SettingsError
from webapp.library import Person
from webapp.reading.only_person import sole_reader
from webapp.settings import Settings
from webapp.web.runtime import runtime

FORWARDING_HEADERS = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Via")
LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})
_SIGNED_IN = "signed_in"


def check_settings(settings: Settings) -> None:
    """Refuse to start without a password where others can reach the server. Raises: SettingsError."""
    if settings.password_file is not None:
        password_hash(settings)
    elif not settings.is_loopback:
        raise SettingsError(
            name="NUTGRAF_PASSWORD_FILE",
            reason=f"is needed because {settings.host} can be reached from other machines; "
            "write one with “nutgraf password FILE”",
        )


def password_hash(settings: Settings) -> str | None:
    """Read the Argon2 hash, or None where no password is asked for. Raises: SettingsError."""
    if settings.password_file is None:
        return None
    try:
        found = settings.password_file.read_text("ascii").strip()
    except FileNotFoundError:
        file = settings.password_file
        reason = f"there is no {file}; write it with “nutgraf password {file}”"
        raise SettingsError(name="NUTGRAF_PASSWORD_FILE", reason=reason) from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(name="NUTGRAF_PASSWORD_FILE", reason=str(error)) from None
    if not found.startswith("$argon2id$"):
        reason = f"{settings.password_file} holds no Argon2id hash; write one with “nutgraf password FILE”"
        raise SettingsError(name="NUTGRAF_PASSWORD_FILE", reason=reason)
    return found


def is_signed_in() -> bool:
    """Whether this request may see the library (guards have looked at the client already)."""
    expected = password_hash(runtime().settings)
    return expected is None or session.get(_SIGNED_IN) == _mark(expected)


def sign_in(password: str) -> bool:
    """Sign in where the password is right. A later change of the password ends every session."""
    expected = password_hash(runtime().settings)
    if expected is None:
        return True
    try:
        PasswordHasher().verify(expected, password)
    except (VerificationError, InvalidHashError):
        return False
    session.clear()
    session.permanent = True
    session[_SIGNED_IN] = _mark(expected)
    return True


def _mark(expected: str) -> str:
    """What a session carries: tells one password from the next, and gives nothing of it away."""
    return hashlib.sha256(expected.encode()).hexdigest()[:16]


def sign_out() -> None:
    """End the session."""
    session.clear()


def person() -> int:
    """The person whose library this request is about."""
    return reader().id


def reader() -> Person:
    """The same with what they chose for their pages: looked up once a request."""
    found: Person | None = g.get("reader")
    if found is None:
        found = g.reader = sole_reader(runtime().services)
    return found


def is_at_this_machine(request: Request) -> bool:
    """Whether client, Host and headers all say that nobody stands between reader and server."""
    if any(name in request.headers for name in FORWARDING_HEADERS):
        return False
    return _is_loopback(request.remote_addr or "") and is_loopback_name(host_name(request))


def host_name(request: Request) -> str:
    """The Host header's name, lower case, without its port."""
    host = request.host.lower()
    return host.rpartition("]")[0] + "]" if host.startswith("[") else host.partition(":")[0]


def is_loopback_name(name: str) -> bool:
    """Whether a Host names this machine for itself."""
    return name in LOOPBACK_NAMES or _is_loopback(name)


@lru_cache(maxsize=256)
def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
