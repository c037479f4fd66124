"""The worker that colours: pieces of code come in, their spans go out. It alone loads Pygments' lexers."""

from __future__ import annotations

from webapp import limits
from webapp.code import Code, Spans
from webapp.colouring import colour_code
from webapp.sandbox.colouring_messages import pack_spans, unpack_code
from webapp.sandbox.worker_loop import serve


def main() -> None:
    """Colour code until the server closes the pipe."""
    serve(_answer, cpu_seconds=limits.COLOURING_CPU_SECONDS, memory_bytes=limits.COLOURING_MEMORY_BYTES)


def _answer(line: bytes) -> bytes:
    return pack_spans([_colour(piece) for piece in unpack_code(line)])


def _colour(piece: Code) -> Spans:
    try:
        return colour_code(piece)
    except Exception:  # too much memory, or a text that breaks its lexer: that piece stays plain
        return ()


if __name__ == "__main__":
    main()
