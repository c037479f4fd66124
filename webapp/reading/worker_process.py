"""The worker's own side: reads a line, answers a line, under limits that the system holds."""

from __future__ import annotations

import resource
import sys
from typing import BinaryIO

from webapp import limits
from webapp.errors import ExtractionCrashed, NutgrafError, PageTooComplex
from webapp.reading.read_page import read_page
from webapp.reading.worker_messages import pack_article, pack_error, unpack_request

_FILES = 32  # its pipes, and what Python opens for an import


def main() -> None:
    """Serve until the server closes the pipe."""
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing but answers may go where answers go
    _limit()
    while line := requests.readline():
        _allow_more_cpu()
        _answer(line, answers)


def _answer(line: bytes, answers: BinaryIO) -> None:
    page, own_hosts, candidate, rules = unpack_request(line)
    try:
        answer = pack_article(read_page(page, own_hosts=own_hosts, candidate=candidate, rules=rules))
    except NutgrafError as error:
        answer = pack_error(error)
    except MemoryError:
        answer = pack_error(PageTooComplex())
    except Exception:  # a page that breaks the engine is that page's failure, not the reader's
        answer = pack_error(ExtractionCrashed())
    answers.write(answer)
    answers.flush()


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (limits.WORKER_MEMORY_BYTES, limits.WORKER_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (_FILES, _FILES))


def _allow_more_cpu() -> None:
    """RLIMIT_CPU counts from the worker's start: raise the soft limit by one page's share."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + limits.WORKER_CPU_SECONDS + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))


if __name__ == "__main__":
    main()
