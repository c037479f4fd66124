"""A PostgreSQL server of the tests' own: a temporary cluster on a socket that nobody else sees."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

# No test outlives a power cut, so nothing has to be on disk.
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses="


def find_binaries() -> Path | None:
    """The folder of PostgreSQL's programs: Debian keeps them off the PATH."""
    on_path = shutil.which("initdb")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = debian[-1] if debian else Path(on_path).resolve() if on_path else None
    return found.parent if found else None


@contextmanager
def cluster(binaries: Path) -> Iterator[str]:
    """Run a cluster; yields its address for SQLAlchemy, to which a database's name is to be added by `database`."""
    folder = Path(tempfile.mkdtemp(prefix="nutgraf-pg-"))
    as_owner = _as_owner(folder)
    data = folder / "data"
    _run(
        [
            *as_owner,
            str(binaries / "initdb"),
            "-D",
            str(data),
            "-A",
            "trust",
            "-U",
            "nutgraf",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
        ]
    )
    control = [*as_owner, str(binaries / "pg_ctl"), "-D", str(data), "-w"]
    _run([*control, "-o", f"-k {folder} {FAST}", "-l", str(folder / "log"), "start"])
    try:
        yield str(folder)
    finally:
        _run([*control, "-m", "immediate", "stop"])
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def database(socket: str, name: str, template: str = "template1") -> Iterator[str]:
    """A fresh database on the cluster, a copy of another that nobody is connected to; yields its address."""
    import psycopg  # not at import: most runs of the tests need no PostgreSQL

    with psycopg.connect(host=socket, user="nutgraf", dbname="postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        yield f"postgresql+psycopg://nutgraf@/{name}?host={socket}"
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _as_owner(folder: Path) -> Sequence[str]:
    """PostgreSQL refuses root: let the user that Debian made for it run it."""
    if os.geteuid() != 0:
        return []
    owner = pwd.getpwnam("postgres")
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    return ["setpriv", f"--reuid={owner.pw_uid}", f"--regid={owner.pw_gid}", "--clear-groups"]


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd="/")
