"""A worker's own side: reads a line, answers a line, under limits that the system holds."""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable

_FILES = 32  # its pipes, and what Python opens for an import


def serve(
    answer: Callable[[bytes], bytes],
    *,
    cpu_seconds: int,
    memory_bytes: int,
    get_ready: Callable[[], None] = lambda: None,
) -> None:
    """Answer requests until the server closes the pipe; `get_ready` runs first, under the same limits."""
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing but answers may go where answers go
    _limit(memory_bytes)
    get_ready()
    while line := requests.readline():
        _allow_more_cpu(cpu_seconds)
        answers.write(answer(line))
        answers.flush()


def _limit(memory_bytes: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (_FILES, _FILES))


def _allow_more_cpu(seconds: int) -> None:
    """RLIMIT_CPU counts from the worker's start: raise the soft limit by one answer's share."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))
