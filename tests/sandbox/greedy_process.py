"""A worker that does what hostile texts make workers do."""

from __future__ import annotations

import os
import signal

from webapp.sandbox.worker_loop import serve


def main() -> None:
    serve(_answer, cpu_seconds=0, memory_bytes=256 * 1024 * 1024)


def _answer(line: bytes) -> bytes:
    if line == b"think\n":
        while True:
            pass
    if line == b"hoard\n":
        bytearray(1024 * 1024 * 1024)
    if line == b"be killed\n":
        os.kill(os.getpid(), signal.SIGKILL)
    return line


if __name__ == "__main__":
    main()
