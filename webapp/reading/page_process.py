"""The worker that reads pages: a page comes in, its article goes out, or why there is none."""

from __future__ import annotations

from webapp import limits
from webapp.errors import ExtractionCrashed, NutgrafError, PageTooComplex
from webapp.reading.read_page import read_page
from webapp.reading.worker_loop import serve
from webapp.reading.worker_messages import pack_article, pack_error, unpack_request


def main() -> None:
    """Read pages until the server closes the pipe."""
    serve(_answer, cpu_seconds=limits.WORKER_CPU_SECONDS, memory_bytes=limits.WORKER_MEMORY_BYTES)


def _answer(line: bytes) -> bytes:
    page, own_hosts, candidate, rules = unpack_request(line)
    try:
        return pack_article(read_page(page, own_hosts=own_hosts, candidate=candidate, rules=rules))
    except NutgrafError as error:
        return pack_error(error)
    except MemoryError:
        return pack_error(PageTooComplex())
    except Exception:  # a page that breaks the engine is that page's failure, not the reader's
        return pack_error(ExtractionCrashed())


if __name__ == "__main__":
    main()
