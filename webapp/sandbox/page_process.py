"""The worker that reads pages: a page comes in, its readings go out, or why there are none."""

from __future__ import annotations

from webapp import limits
from webapp.article import FetchedPage
from webapp.errors import ExtractionCrashed, NutgrafError, PageTooComplex
from webapp.sandbox.page_messages import pack_error, pack_readings, unpack_request
from webapp.sandbox.read_page import read_ways
from webapp.sandbox.worker_loop import serve


def main() -> None:
    """Read pages until the server closes the pipe."""
    serve(
        _answer,
        cpu_seconds=limits.WORKER_CPU_SECONDS,
        memory_bytes=limits.WORKER_MEMORY_BYTES,
        get_ready=_get_ready,
    )


def _get_ready() -> None:
    """Read a page of our own: all that it imports is there when the first one comes."""
    read_ways(FetchedPage("", b"<p>Nothing waits."), ("chosen",))


def _answer(line: bytes) -> bytes:
    asked = unpack_request(line)
    try:
        ways = read_ways(
            asked.page,
            asked.candidates,
            own_hosts=asked.own_hosts,
            rules=asked.rules,
            before=asked.before,
            with_furniture=asked.with_furniture,
        )
        return pack_readings(ways)
    except NutgrafError as error:
        return pack_error(error)
    except MemoryError:
        return pack_error(PageTooComplex())
    except Exception:  # a page that breaks the engine is that page's failure, not the reader's
        return pack_error(ExtractionCrashed())


if __name__ == "__main__":
    main()
